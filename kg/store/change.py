"""One atomic step of a store."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Triple


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


def _block(quads: set[Quad]) -> str:
    """Return quads as a data block. Terms are serialised by the library, which escapes what must be."""
    lines = []
    for quad in quads:
        triple = f"{quad.triple} ."
        is_named = isinstance(quad.graph_name, NamedNode)
        lines.append(f"GRAPH {quad.graph_name} {{ {triple} }}" if is_named else triple)
    return "{\n" + "\n".join(lines) + "\n}"
