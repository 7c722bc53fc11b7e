"""GraphML: for yEd, Cytoscape, igraph, networkx and Gephi."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.export.edges import Cell, Column, EdgeList
from kg.xml import shown

_TYPES = {"string": "string", "integer": "int", "double": "double"}


def graphml(network: EdgeList) -> Iterator[str]:
    """Yield the graph, with the columns ``label`` and ``weight`` that Gephi looks for."""
    node_columns = (Column("label", "string"), *network.node_columns)
    edge_columns = (Column("label", "string"), Column("weight", "double"), *network.edge_columns)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", node_columns)
    yield from _keys("edge", edge_columns)
    yield f'  <graph edgedefault="{"directed" if network.directed else "undirected"}">\n'
    for node in network.nodes:
        yield f'    <node id="{shown(node.id)}">\n'
        yield from _data("node", node_columns, (node.label, *node.cells))
        yield "    </node>\n"
    for edge in network.edges:
        ends = f'source="{shown(edge.source)}" target="{shown(edge.target)}"'
        yield f'    <edge id="{edge.id}" {ends}>\n'
        yield from _data("edge", edge_columns, (edge.label, edge.weight, *edge.cells))
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(owner: str, columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        kind = f'attr.name="{column.name}" attr.type="{_TYPES[column.type]}"'
        yield f'  <key id="{owner}_{column.name}" for="{owner}" {kind}/>\n'


def _data(owner: str, columns: Sequence[Column], cells: Sequence[Cell]) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=True):
        if cell is not None:
            yield f'      <data key="{owner}_{column.name}">{shown(str(cell))}</data>\n'
