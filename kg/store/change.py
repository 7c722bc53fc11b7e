"""One atomic step of a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

Graph: TypeAlias = NamedNode | BlankNode | DefaultGraph


@dataclass
class Change:
    """Quads that go and quads that come, in one step; what is in both stays. False when nothing changes.

    ``graphs`` says what an article graph becomes, None when it goes: the shared logic derives quads from it.
    """

    removed: set[Quad] = field(default_factory=set)
    added: set[Quad] = field(default_factory=set)
    graphs: dict[NamedNode, set[Triple] | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.removed != self.added or any(graph is None for graph in self.graphs.values())

    def as_update(self) -> str:
        """Return the step as one SPARQL 1.1 Update request; no request when nothing changes."""
        removed, added = self.removed - self.added, self.added - self.removed
        gone = [f"DROP SILENT GRAPH {node}" for node, graph in self.graphs.items() if graph is None]
        return " ;\n".join(
            [*(["DELETE DATA " + _block(removed)] if removed else []), *gone]
            + (["INSERT DATA " + _block(added)] if added else [])
        )


def _block(quads: Iterable[Quad]) -> str:
    return "{\n" + data(quads) + "}"


def data(quads: Iterable[Quad]) -> str:
    """Return quads as the inside of a data block. The library serialises terms, and escapes what must be."""
    graphs: dict[Graph, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(f"{quad.triple} .\n")
    return "".join(
        f"GRAPH {graph} {{\n{''.join(lines)}}}\n" if isinstance(graph, NamedNode) else "".join(lines)
        for graph, lines in graphs.items()
    )
