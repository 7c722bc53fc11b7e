"""N-Triples and N-Quads: a statement a line, for machines and for diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox


def ntriples(quads: Sequence[ox.Quad]) -> Iterator[str]:
    """Yield the statements of ordered quads without their graph names, a line each."""
    for quad in quads:
        yield f"{quad.subject} {quad.predicate} {quad.object} .\n"


def nquads(quads: Sequence[ox.Quad]) -> Iterator[str]:
    """Yield ordered quads, a line each; those of the default graph carry no graph name."""
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f"{quad.graph_name} "
        yield f"{quad.subject} {quad.predicate} {quad.object} {name}.\n"
