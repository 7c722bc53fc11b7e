"""Cytoscape JSON (``.cyjs``): for Cytoscape, and for cytoscape.js in a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg.export.edges import Cell, Column, EdgeList


def cytoscape(network: EdgeList) -> Iterator[str]:
    """Yield the network, an element a line; what is unknown is left out.

    ``name`` is what Cytoscape shows of a node, ``interaction`` what it shows of an edge; networkx asks for
    ``value`` and ``key`` to read it back.
    """
    yield '{"format_version": "1.0", "generated_by": "diplomatic-kg", "data": {"name": "diplomatic-kg"},\n'
    yield f'"directed": {json.dumps(network.directed)}, "multigraph": true,\n"elements": {{\n"nodes": [\n'
    yield from _lines(
        _element({"id": node.id, "value": node.id, "name": node.label}, network.node_columns, node.cells)
        for node in network.nodes
    )
    yield '],\n"edges": [\n'
    yield from _lines(
        _element(
            {
                "id": edge.id,
                "key": edge.id,
                "source": edge.source,
                "target": edge.target,
                "interaction": edge.label,
                "weight": edge.weight,
            },
            network.edge_columns,
            edge.cells,
        )
        for edge in network.edges
    )
    yield "]\n}}\n"


def _element(fixed: dict[str, Any], columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    known = {c.name: cell for c, cell in zip(columns, cells, strict=True) if cell is not None}
    return json.dumps({"data": {**fixed, **known}}, ensure_ascii=False)


def _lines(elements: Iterator[str]) -> Iterator[str]:
    before = ""
    for element in elements:
        yield before + element
        before = ",\n"
    if before:
        yield "\n"
