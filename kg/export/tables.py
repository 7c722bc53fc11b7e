"""CSV: edges and nodes, safe to open in a spreadsheet.

UTF-8 without mark, comma, ``\\n``, every text quoted, numbers bare, an unknown value empty. News text is not
to be trusted, and a spreadsheet runs a cell that begins like a formula: such a text gets an apostrophe in
front (``'=1+1``), also one that begins with apostrophes before such a character, so that taking off one
apostrophe gives every text back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.export.edges import Cell, Column, EdgeList

# What Excel, LibreOffice and Google Sheets take for the start of a formula, full-width forms included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def edges(network: EdgeList) -> Iterator[str]:
    """Yield the edges: identifier and label of both ends, label and weight, then the edge columns."""
    labels = {node.id: node.label for node in network.nodes}
    head = ("id", "source", "target", "source_label", "target_label", "weight")
    rows = (
        (e.id, e.source, e.target, labels[e.source], labels[e.target], e.weight, *e.cells)
        for e in network.edges
    )
    return table([*head, *_names(network.edge_columns)], rows)


def nodes(network: EdgeList) -> Iterator[str]:
    """Yield the nodes: identifier and label, then the node columns."""
    rows = ((node.id, node.label, *node.cells) for node in network.nodes)
    return table(["id", "label", *_names(network.node_columns)], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield rows as CSV lines under a head line."""
    for row in (head, *rows):
        yield ",".join(_cell(cell) for cell in row) + "\n"


def _names(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell)
    text = f"'{cell}" if _FORMULA.match(cell) else cell
    return '"' + text.replace('"', '""') + '"'
