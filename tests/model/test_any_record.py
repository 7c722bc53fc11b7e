"""Whatever a record says, its graph is well formed, and graphs merge without contradiction in any order."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.model import triples
from kg.records import (
    Document,
    Event,
    Evidence,
    Extractor,
    Office,
    Participant,
    Place,
    Record,
    Source,
    Statement,
    Topic,
)
from kg.resolve import identities
from kg.terms import DM, ORG, RDF, declared

# Few values, so that records meet in their events, persons and bodies; any text beside them.
PEOPLE = ("Али Асадов", "Асадов", "А. Асадов", "Анна Берг", "Берг", "ნინო", "习近平", "Jr.", "—")
BODIES = ("МИД", "ООН", "МСЭ", "правительство", "Милли Меджлис", "АБВ", "фонд «Мост»")
POSITIONS = ("президент", "глава", "министр", "министр иностранных дел", "глава правительства", "смотритель")
COUNTRIES = (None, "AZ", "GE", "US", "XX")
PLACES = ("Баку", "Грузия", "Нижние Броды", "Тунис")
NAMES = (None, "Саммит НАТО", "COP29", "саммит")
DATES = (None, "2025", "2025-11", "2025-11-21", "2025-11-22")
MAX_FUNCTIONAL = (
    DM.date,
    DM.modality,
    DM.agent,
    DM.role,
    DM.participationIn,
    DM.agendaItemOf,
    DM.documentOf,
    DM.reports,
    DM.confidence,
    DM.isoCode,
    DM.inTerritory,
    DM.territoryOf,
    DM.actsForState,
    DM.post,
    DM.former,
    ORG.postIn,
    ORG.member,
    ORG.organization,
)

phrases = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
TEXT = "Али Асадов встретился с Анной Берг."


@st.composite
def passages(draw: st.DrawFn) -> tuple[Evidence, ...]:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    return (Evidence(start, end, TEXT[start:end]),)


def optional(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *values))


participants = st.builds(
    Participant,
    name=optional(*PEOPLE),
    position=optional(*POSITIONS),
    organization=optional(*BODIES),
    country=st.sampled_from(COUNTRIES),
    role=st.sampled_from(("host", "guest", "chair", "signatory", "mediator", "participant")),
    evidence=passages(),
)
topics = st.builds(Topic, label=phrases, evidence=passages())
documents = st.builds(Document, title=phrases, evidence=passages())
places = st.builds(Place, name=st.sampled_from(PLACES), country=st.sampled_from(COUNTRIES))
offices = st.builds(
    Office,
    person=st.sampled_from(PEOPLE),
    position=st.sampled_from(POSITIONS),
    organization=optional(*BODIES),
    country=st.sampled_from(COUNTRIES),
    former=st.booleans(),
    evidence=passages(),
)
statements = st.builds(
    Statement,
    text=phrases,
    speaker=optional(*PEOPLE),
    organization=optional(*BODIES),
    about=st.sampled_from((None, "e0")),
    attendance=st.none() | st.integers(1, 10**9),
    evidence=passages(),
)


@st.composite
def events(draw: st.DrawFn) -> tuple[Event, ...]:
    """One to four events with the ids e0, e1, ...; a later one may be part of an earlier one."""
    count = draw(st.integers(1, 4))
    wholes = [draw(st.sampled_from((None, *(f"e{j}" for j in range(i))))) for i in range(count)]
    return tuple(draw(_event(f"e{i}", whole)) for i, whole in enumerate(wholes))


def _event(event_id: str, part_of: str | None) -> st.SearchStrategy[Event]:
    return st.builds(
        Event,
        id=st.just(event_id),
        part_of=st.just(part_of),
        type=st.sampled_from(("meeting", "call", "visit", "conference", "signing")),
        modality=st.sampled_from(("held", "planned", "cancelled")),
        date=st.sampled_from(DATES),
        place=st.none() | places,
        name=st.sampled_from(NAMES) | phrases,
        participants=st.lists(participants, max_size=3).map(tuple),
        topics=st.lists(topics, max_size=2).map(tuple),
        documents=st.lists(documents, max_size=1).map(tuple),
        evidence=passages(),
        confidence=st.floats(0, 1),
    )


sources = st.builds(
    Source,
    id=st.sampled_from("abc") | phrases,
    path=st.none() | phrases,
    url=st.none() | phrases | phrases.map("https://news.example/{}".format),
    title=st.none() | phrases,
    publisher=st.none() | phrases,
    published=st.sampled_from((None, "2025-11", "2025-11-21", "2025-11-21T10:30+04:00")),
    lang=st.sampled_from(("ru", "en", "az", "zh-Hans")),
    sha256=st.just("0" * 64),
)
records = st.builds(
    Record,
    article=sources,
    events=events(),
    offices=st.lists(offices, max_size=3).map(tuple),
    statements=st.lists(statements, max_size=2).map(tuple),
    extractor=st.builds(Extractor, name=st.just("any"), version=st.just("1")),
)


def graph_of(record: Record) -> list[ox.Triple]:
    return list(triples(record, identities(record)))


@settings(deadline=None)
@given(records)
def test_a_graph_is_a_sorted_set_of_declared_terms_and_the_same_each_time(record: Record) -> None:
    graph = graph_of(record)
    assert graph == graph_of(record)
    assert [str(t) for t in graph] == sorted({str(t) for t in graph})
    terms = {t.predicate for t in graph} | {t.object for t in graph if t.predicate == RDF.type}
    assert all(declared(term) for term in terms)
    assert not any(isinstance(node, ox.BlankNode) for t in graph for node in (t.subject, t.object))


@settings(deadline=None)
@given(records)
def test_a_graph_is_written_as_the_library_writes_its_triples(record: Record) -> None:
    graph = triples(record, identities(record))
    assert len(graph) == len(list(graph))
    assert graph.ntriples.encode() == ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES)


@settings(deadline=None)
@given(records, st.sampled_from((ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE)))
def test_a_graph_is_written_and_read_back_equal(record: Record, format: ox.RdfFormat) -> None:
    graph = graph_of(record)
    written = ox.serialize(graph, format=format)
    assert {quad.triple for quad in ox.parse(written, format=format)} == set(graph)


@settings(deadline=None)
@given(records)
def test_the_store_keeps_every_literal_as_it_is(record: Record) -> None:
    graph = graph_of(record)
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in graph)
    assert {quad.triple for quad in store} == set(graph)


@settings(deadline=None)
@given(records)
def test_literals_are_well_typed(record: Record) -> None:
    literals = {t.object for t in graph_of(record) if isinstance(t.object, ox.Literal)}
    typed = [Literal(one.value, datatype=URIRef(one.datatype.value)) for one in literals if not one.language]
    assert [literal for literal in typed if literal.ill_typed] == []


@settings(deadline=None)
@given(st.lists(records, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_graphs_merge_in_any_order_without_contradiction(several: list[Record], random: Any) -> None:
    several = [_with_id(record, f"article-{i}") for i, record in enumerate(several)]
    graphs = [set(graph_of(record)) for record in several]
    union = set().union(*graphs)
    random.shuffle(graphs)
    assert set().union(*graphs) == union
    assert _doubled(union) == []


def _with_id(record: Record, article: str) -> Record:
    source = Source(id=article, lang=record.article.lang, sha256=record.article.sha256)
    return Record(
        article=source,
        events=record.events,
        offices=record.offices,
        statements=record.statements,
        extractor=record.extractor,
    )


def _doubled(union: set[ox.Triple]) -> list[tuple[str, str]]:
    """Return nodes with two values where there can be one, or with two classes that exclude each other."""
    values: dict[tuple[str, str], set[object]] = defaultdict(set)
    for triple in union:
        if triple.predicate in MAX_FUNCTIONAL or (
            triple.predicate == RDF.type and "#char" not in str(triple)
        ):
            values[str(triple.subject), str(triple.predicate)].add(triple.object)
    return [key for key, several in values.items() if len(several) > 1]
