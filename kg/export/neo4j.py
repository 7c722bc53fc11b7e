"""CSV for ``neo4j-admin database import``: a file of nodes, one of relationships, with its headers.

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv

Texts are on one line, since the importer takes a line for a record. As in all tables here, a text that a
spreadsheet would run as a formula has an apostrophe in front; quotes are doubled, which is the importer's
default; a backslash is a character like others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.export.edges import Cell, Column, EdgeList
from kg.export.tables import table

_TYPES = {"string": "string", "integer": "long", "double": "double"}


def nodes(network: EdgeList) -> Iterator[str]:
    """Yield nodes labelled ``Person``, ``Body``, ``State`` or ``Topic``."""
    kind = [column.name for column in network.node_columns].index("kind")
    head = ["iri:ID", "label", *_heads(network.node_columns), ":LABEL"]
    rows = ((node.id, node.label, *node.cells, str(node.cells[kind]).capitalize()) for node in network.nodes)
    return table(head, map(_on_one_line, rows))


def relationships(network: EdgeList) -> Iterator[str]:
    """Yield a relationship for each event and pair, its type that of the event: ``MEETING``, ``CALL``."""
    head = ["id", ":START_ID", ":END_ID", *_heads(network.edge_columns), ":TYPE"]
    rows = ((e.id, e.source, e.target, *e.cells, e.label.upper()) for e in network.edges)
    return table(head, map(_on_one_line, rows))


def _heads(columns: Sequence[Column]) -> list[str]:
    return [f"{column.name}:{_TYPES[column.type]}" for column in columns]


def _on_one_line(row: Sequence[Cell]) -> Sequence[Cell]:
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]
