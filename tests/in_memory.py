"""Graphs in memory for what reads a store: the small story of contacts.ttl, and crowds of any size."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.store import Entry, open_store

CONTACTS = Path(__file__).parent / "network" / "contacts.ttl"
ARTICLES = [ox.NamedNode(f"https://w3id.org/diplomatic-kg/id/article/a{n}") for n in (1, 2)]
PREFIXES = """
@base <https://w3id.org/diplomatic-kg/id/> .
@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


class Memory:
    """A graph with the three methods of a store that exports and networks use."""

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


def contact_quads() -> list[ox.Quad]:
    """Return the story: its merged view, and two article graphs that share what is said of states."""
    merged = list(ox.parse(path=str(CONTACTS), format=ox.RdfFormat.TURTLE))
    articles = [
        ox.Quad(*quad.triple, name)
        for number, name in enumerate(ARTICLES)
        for quad in merged
        if "/state/" in str(quad.subject) or len(str(quad.subject)) % 2 == number
    ]
    return [*merged, *articles]


def crowd(persons: int, events: int, name: Callable[[int], str] = "Person {}".format) -> list[ox.Quad]:
    """Return invented persons of forty states who meet mostly within their region; always the same."""
    chance = random.Random(1)
    regions = [[f"state/s{n}" for n in range(start, 40, 5)] for start in range(5)]
    people = [(f"person/p{n}", chance.choice(regions[n % 5])) for n in range(persons)]
    lines = [PREFIXES]
    for n in range(40):
        lines.append(f'<state/s{n}> a dm:State ; rdfs:label "State {n}"@en ; dm:nameKey "state {n}" .')
    for n, (person, _) in enumerate(people):
        lines.append(f'<{person}> a dm:Person ; rdfs:label "{name(n)}"@en ; dm:nameKey "person {n}" .')
    for n in range(events):
        host = chance.randrange(persons)
        guest = chance.choice([m for m in range(host % 5, persons, 5) if m != host])
        if chance.random() < 0.1:
            guest = (host + 1 + chance.randrange(persons - 1)) % persons
        day = f"{2020 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}"
        lines.append(f'<event/e{n}> a dm:Meeting ; dm:modality dm:Held ; dm:date "{day}"^^xsd:date .')
        for side, number in enumerate((host, guest)):
            person, state = people[number]
            lines.append(f"<event/e{n}> dm:hasParticipation <participation/e{n}-{side}> .")
            lines.append(f"<participation/e{n}-{side}> dm:agent <{person}> ; dm:onBehalfOf <{state}> .")
    return list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE))


def stored(folder: Path) -> str:
    """Put the story into a store of its own and return its location."""
    with open_store(str(folder)) as store:
        for name in ARTICLES:
            triples = [quad.triple for quad in contact_quads() if quad.graph_name == name]
            graph = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            entry = Entry(article=name.value, graph=graph, key=name.value, digest=name.value, fingerprint="1")
            store.put(entry)
    return str(folder)
