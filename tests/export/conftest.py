from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

CONTACTS = Path(__file__).parent.parent / "network" / "contacts.ttl"


class Memory:
    """A graph in memory with the three methods of a store that exports use."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._quads = list(quads)
        self._store = ox.Store()
        self._store.extend(self._quads)

    def triples(self) -> Iterable[ox.Triple]:
        return [quad.triple for quad in self._quads if isinstance(quad.graph_name, ox.DefaultGraph)]

    def quads(self) -> Iterable[ox.Quad]:
        return [quad for quad in self._quads if not isinstance(quad.graph_name, ox.DefaultGraph)]

    def query(self, text: str) -> ox.QuerySolutions:
        solutions = self._store.query(text)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions


def contact_triples() -> Sequence[ox.Quad]:
    """The merged view of two articles: tests/network/contacts.ttl."""
    return list(ox.parse(path=str(CONTACTS), format=ox.RdfFormat.TURTLE))


@pytest.fixture
def memory() -> type[Memory]:
    return Memory


@pytest.fixture(scope="session")
def contacts_graph() -> Memory:
    """The merged view, and beside it two article graphs that share a statement."""
    merged = contact_triples()
    names = [ox.NamedNode(f"https://w3id.org/diplomatic-kg/id/article/a{n}") for n in (1, 2)]
    articles = [
        ox.Quad(*quad.triple, name)
        for n, name in enumerate(names)
        for quad in merged
        if hash_side(quad) in (n, None)
    ]
    return Memory([*merged, *articles])


def hash_side(quad: ox.Quad) -> int | None:
    """Return which article a statement goes to: by the length of its subject, names of states to both."""
    if "/state/" in str(quad.subject):
        return None
    return len(str(quad.subject)) % 2
