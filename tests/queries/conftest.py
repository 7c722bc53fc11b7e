"""The small graph, as Oxigraph and rdflib hold it."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest
import rdflib

from kg.store.calendar import COMPLETE, Facts, listings
from kg.terms import DM

from .rows import HERE, graph


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return graph()


@pytest.fixture(scope="session")
def listed_store() -> ox.Store:
    """The same with its events in a calendar."""
    store = graph()
    facts: dict[ox.NamedNode, Facts] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts[quad.subject][quad.predicate].append(quad.object)
    seats: dict[ox.NamedNode, list[tuple[ox.NamedNode, ox.NamedNode]]] = defaultdict(list)
    rows = store.query(
        f"SELECT * {{ ?seat {DM.participationIn} ?event ; {DM.inCapacity} ?post ; {DM.agent} ?person }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        seats[row["event"]].append((row["post"], row["person"]))
    for event, known in facts.items():
        store.extend(listings(event, known, seats[event]))
    store.add(COMPLETE)
    return store


@pytest.fixture(scope="session")
def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(HERE / "graph.ttl")
