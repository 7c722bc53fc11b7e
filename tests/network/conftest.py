from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.network import Contacts, read

CONTACTS = Path(__file__).parent / "contacts.ttl"


class Memory:
    """A graph in memory with the three methods of a store that exports and networks use."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._store = ox.Store()
        self._store.extend(quads)

    def triples(self) -> Iterable[ox.Triple]:
        return (quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def quads(self) -> Iterable[ox.Quad]:
        return (quad for quad in self._store if not isinstance(quad.graph_name, ox.DefaultGraph))

    def query(self, text: str) -> ox.QuerySolutions:
        solutions = self._store.query(text)
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions


@pytest.fixture(scope="session")
def contacts() -> Contacts:
    return read(Memory(ox.parse(path=str(CONTACTS), format=ox.RdfFormat.TURTLE)))
