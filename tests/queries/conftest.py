"""The small graph, as Oxigraph and rdflib hold it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from .rows import HERE, graph, with_calendar


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return graph()


@pytest.fixture(scope="session")
def listed_store() -> ox.Store:
    """The same with its events in a calendar."""
    return with_calendar(graph())


@pytest.fixture(scope="session")
def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(HERE / "graph.ttl")
