"""Small article graphs: letters for triples, so that a case shows who holds what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import servers

from kg.store import Entry, Store, open_store

BASE = "https://w3id.org/diplomatic-kg/id/"

MakeEntry = Callable[..., Entry]


def iri(name: str) -> str:
    return f"{BASE}article/{name}"


def triple(letter: str) -> ox.Triple:
    """The fact that a letter stands for."""
    return ox.Triple(
        ox.NamedNode(f"{BASE}person/{letter}"),
        ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
        ox.Literal(f'Имя "{letter}"\n', language="ru"),
    )


def graph(letters: str) -> bytes:
    return ox.serialize([triple(x) for x in letters], format=ox.RdfFormat.N_TRIPLES) or b""


def entry(
    name: str, letters: str, *, key: str | None = None, text: str | None = None, version: str = "1"
) -> Entry:
    """The article ``name`` that states the facts ``letters``; its text is the letters unless given."""
    digest = hashlib.sha256((text or letters).encode()).hexdigest()
    return Entry(
        article=iri(name),
        graph=graph(letters),
        key=key or f"/news/{name}.txt",
        digest=digest,
        fingerprint=digest + version,
    )


def view(store: Store) -> str:
    """The letters of the merged view, sorted."""
    return letters_of(store.triples())


def letters_of(triples: Iterator[ox.Triple]) -> str:
    return "".join(sorted(t.subject.value.rpartition("/")[2] for t in triples))


def article_graphs(store: Store) -> dict[str, str]:
    """Article name -> letters of its graph."""
    return {
        a.rpartition("/")[2]: letters_of(q.triple for q in store.matches(graph=ox.NamedNode(a)))
        for a in store.articles()
    }


@pytest.fixture(params=["memory", "folder", "oxigraph", "rdflib"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store can be made on every back end in turn."""
    if request.param == "memory":
        return ":memory:"
    if request.param == "folder":
        return str(tmp_path / "kg-store")
    address = str(request.getfixturevalue(f"{request.param}_server"))
    servers.empty(address)
    return address


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """Every back end in turn: they share these tests."""
    with open_store(location) as opened:
        yield opened
