"""Shortcuts say what their definitions say, asked here as questions, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.model import triples
from kg.records import Record
from kg.resolve import identities
from kg.shortcuts import SHORTCUTS, shortcuts
from kg.terms import DM, PREFIXES

from .sample_records import CASES
from .test_any_record import records

HELD = {
    DM.Meeting: DM.meetingParty,
    DM.Call: DM.callParty,
    DM.Visit: DM.visitParty,
    DM.Conference: DM.conferenceParty,
    DM.Signing: DM.signingParty,
}
DEFINED = {
    **{
        short: f"?s a {type} ; dm:modality dm:Held ; dm:hasParticipation/(dm:agent|dm:onBehalfOf) ?o"
        for type, short in HELD.items()
    },
    DM.plannedParty: "?s dm:modality dm:Planned ; dm:party ?o",
    DM.cancelledParty: "?s dm:modality dm:Cancelled ; dm:party ?o",
    DM.partyPost: "?s dm:hasParticipation/dm:inCapacity ?o",
    DM.reportedIn: "?s ^dm:reports/prov:hadPrimarySource ?o",
    DM.namedIn: "?s dm:agendaItemOf ?event ; gaf:denotedBy/oa:hasSource ?o",
}


def graph_of(record: Record) -> list[ox.Triple]:
    return list(triples(record, identities(record)))


def defined(graph: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the shortcuts that the definitions give."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in graph)
    found = set()
    for short, pattern in DEFINED.items():
        rows = store.query(f"SELECT ?s ?o {{ {pattern} }}", prefixes=PREFIXES)
        assert isinstance(rows, ox.QuerySolutions)
        found |= {ox.Triple(row["s"], short, row["o"]) for row in rows}
    return found


def test_each_shortcut_has_a_definition() -> None:
    assert DEFINED.keys() == SHORTCUTS


@pytest.mark.parametrize("name", CASES)
def test_a_graph_has_the_shortcuts_that_follow_from_it(name: str) -> None:
    graph = graph_of(CASES[name]())
    assert {triple for triple in graph if triple.predicate in SHORTCUTS} == defined(graph)


@given(records)
@settings(max_examples=50)
def test_any_graph_has_the_shortcuts_that_follow_from_it(record: Record) -> None:
    graph = graph_of(record)
    short = {triple for triple in graph if triple.predicate in SHORTCUTS}
    assert short == defined(graph) == shortcuts(graph)


@given(records)
@settings(max_examples=50)
def test_a_draft_is_the_graph_without_them(record: Record) -> None:
    draft = triples(record, identities(record), draft=True)
    assert set(draft) | shortcuts(draft) == set(graph_of(record))
    assert len(draft) == len(set(draft))


def test_several_articles_have_together_the_shortcuts_of_each() -> None:
    graphs = [set(graph_of(make())) for make in CASES.values()]
    assert shortcuts(set().union(*graphs)) == set().union(*map(shortcuts, graphs))


def test_an_event_that_nobody_names_a_type_of_has_no_party_in_short() -> None:
    event, person = ox.NamedNode("http://x/event"), ox.NamedNode("http://x/person")
    graph = [ox.Triple(event, DM.party, person), ox.Triple(event, DM.modality, DM.Held)]
    assert shortcuts(graph) == set()
