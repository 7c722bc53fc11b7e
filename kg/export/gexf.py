"""GEXF 1.3 with time: for Gephi and its timeline.

An edge lives on the days that its date may mean (a year for ``2025``), a node on the days of its events.
Attributes keep the date as it is known. There is no modification date in the file: the same graph gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.export.edges import Cell, Column, EdgeList
from kg.network.days import Days
from kg.xml import shown


def gexf(network: EdgeList) -> Iterator[str]:
    """Yield the graph; dynamic when anything in it has a date."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "  <meta>\n    <creator>diplomatic-kg</creator>\n  </meta>\n"
    kind = "directed" if network.directed else "undirected"
    yield f'  <graph defaultedgetype="{kind}" idtype="string" {_mode(network)}>\n'
    yield from _attributes("node", network.node_columns)
    yield from _attributes("edge", network.edge_columns)
    yield f'    <nodes count="{len(network.nodes)}">\n'
    for node in network.nodes:
        yield f'      <node id="{shown(node.id)}" label="{shown(node.label)}">\n'
        yield from _content(network.node_columns, node.cells, node.spells)
        yield "      </node>\n"
    yield f'    </nodes>\n    <edges count="{len(network.edges)}">\n'
    for edge in network.edges:
        ends = f'source="{shown(edge.source)}" target="{shown(edge.target)}"'
        looks = f'label="{shown(edge.label)}" weight="{edge.weight}" kind="{shown(edge.label)}"'
        yield f'      <edge id="{edge.id}" {ends} {looks}>\n'
        yield from _content(network.edge_columns, edge.cells, edge.spells)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _mode(network: EdgeList) -> str:
    spans = [span for node in network.nodes for span in node.spells]
    spans += [span for edge in network.edges for span in edge.spells]
    if not spans:
        return 'mode="static"'
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return f'mode="dynamic" timeformat="date" timerepresentation="interval" start="{first}" end="{last}"'


def _attributes(owner: str, columns: Sequence[Column]) -> Iterator[str]:
    yield f'    <attributes class="{owner}" mode="static">\n'
    for column in columns:
        yield f'      <attribute id="{column.name}" title="{column.name}" type="{column.type}"/>\n'
    yield "    </attributes>\n"


def _content(columns: Sequence[Column], cells: Sequence[Cell], spells: Sequence[Days]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for column, cell in zip(columns, cells, strict=True):
        if cell is not None:
            yield f'          <attvalue for="{column.name}" value="{shown(str(cell))}"/>\n'
    yield "        </attvalues>\n"
    if spells:
        yield "        <spells>\n"
        for span in spells:
            yield f'          <spell start="{span.first}" end="{span.last}"/>\n'
        yield "        </spells>\n"
