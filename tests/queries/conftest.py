"""The small graph, as Oxigraph and rdflib hold it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from .rows import HERE, graph


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return graph()


@pytest.fixture(scope="session")
def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(HERE / "graph.ttl")
