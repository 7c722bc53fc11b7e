"""Each sample record becomes exactly the graph in graphs/, and what cannot enter a graph is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyoxigraph import Literal, NamedNode, Triple
from rdflib.compare import graph_diff, isomorphic

from kg.errors import Rejected
from kg.model import DEFAULT_BASE, article_iri, triples
from kg.records import Event, Evidence, Record
from kg.resolve import identities
from kg.terms import DM, RDF, RDFS, SCHEMA, SKOS, declared

from .same_graph import comparable, read, written
from .sample_records import CASES, meeting, planned_visit, signing, statement

GRAPHS = Path(__file__).parent / "graphs"


def graph_of(record: Record) -> list[Triple]:
    return list(triples(record, identities(record)))


def changed(record: Record, *, event: int = 0, **fields: Any) -> Record:
    """Return the record with other values in one of its events."""
    events = list(record.events)
    events[event] = msgspec.structs.replace(events[event], **fields)
    return msgspec.structs.replace(record, events=tuple(events))


@pytest.mark.parametrize("name", CASES)
def test_the_record_becomes_the_expected_graph(name: str) -> None:
    record = CASES[name]()
    expected = comparable(read(GRAPHS / f"{name}.ttl"), record.article.lang)
    actual = comparable(written(graph_of(record)), record.article.lang)
    _, missing, extra = graph_diff(expected, actual)
    difference = f"missing:\n{missing.serialize()}\nunexpected:\n{extra.serialize()}"
    assert isomorphic(expected, actual), difference


def test_every_expected_graph_has_its_record() -> None:
    assert {path.stem for path in GRAPHS.glob("*.ttl")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_every_class_and_predicate_is_declared(name: str) -> None:
    graph = graph_of(CASES[name]())
    terms = {t.predicate for t in graph} | {t.object for t in graph if t.predicate == RDF.type}
    assert [term for term in terms if not declared(term)] == []


@pytest.mark.parametrize("name", CASES)
def test_triples_are_sorted_and_stand_once(name: str) -> None:
    graph = graph_of(CASES[name]())
    assert [str(t) for t in graph] == sorted({str(t) for t in graph})


def test_known_states_bodies_posts_and_places_are_named_in_three_languages() -> None:
    graph = graph_of(meeting())
    for text in ("Азербайджан", "Международный союз электросвязи", "премьер-министр", "Баку"):
        node = next(t.subject for t in graph if t.predicate == RDFS.label and t.object.value == text)
        languages = {t.object.language for t in graph if t.predicate == RDFS.label and t.subject == node}
        assert languages == {"ru", "en", "az"}, text


def test_search_finds_a_body_by_its_acronym_in_any_language() -> None:
    keys = {t.object.value for t in graph_of(meeting()) if t.predicate == DM.nameKey}
    assert {"mse", "itu", "mezhdunarodnyi soyuz elektrosvyazi", "ali asadov", "baki"} <= keys


def test_the_wording_of_the_article_stays_beside_the_usual_name() -> None:
    graph = graph_of(CASES["call"]())
    assert {t.object.value for t in graph if t.predicate == SKOS.altLabel} == {"глава", "МИД"}


def test_another_base_changes_nothing_but_the_base() -> None:
    record = meeting()
    base = "https://example.org/graph/"
    moved = {
        str(t).replace(DEFAULT_BASE, base) for t in triples(record, identities(record), base=DEFAULT_BASE)
    }
    assert {str(t) for t in triples(record, identities(record), base=base)} == moved


def test_the_article_names_its_graph_whatever_its_id_looks_like() -> None:
    source = msgspec.structs.replace(meeting().article, id="новости/1 #2")
    assert article_iri(source, "https://e.org/").value == (
        "https://e.org/article/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%2F1%20%232"
    )


def test_events_of_one_article_with_one_identity_have_one_report() -> None:
    story = meeting()
    again = msgspec.structs.replace(story.events[0], id="e2", confidence=0.9)
    graph = graph_of(msgspec.structs.replace(story, events=(story.events[0], again)))
    assert [t.object.value for t in graph if t.predicate == DM.confidence] == ["0.9"]


def test_an_event_that_is_the_same_as_its_whole_is_not_part_of_itself() -> None:
    story = meeting()
    again = msgspec.structs.replace(story.events[0], id="e2", part_of="e1")
    graph = graph_of(msgspec.structs.replace(story, events=(story.events[0], again)))
    assert not [t for t in graph if t.predicate == SCHEMA.superEvent]


def test_only_held_meetings_and_calls_make_people_meet() -> None:
    def met(record: Record) -> bool:
        return any(t.predicate == DM.met for t in graph_of(record))

    assert met(meeting())
    assert met(CASES["call"]())
    assert not met(changed(meeting(), modality="planned"))
    assert not met(changed(meeting(), type="conference"))


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2025-11-21", '"2025-11-21"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2025-11", '"2025-11"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("2025-11-21T21:40", '"2025-11-21T21:40:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        (
            "2025-11-21 21:40:05.50+0400",
            '"2025-11-21T21:40:05.5+04:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
        ),
        ("2025-11-21T21:40:00+00:00", '"2025-11-21T21:40:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
    ],
)
def test_publication_keeps_its_precision(published: str, written: str) -> None:
    record = meeting()
    source = msgspec.structs.replace(record.article, published=published)
    graph = graph_of(msgspec.structs.replace(record, article=source))
    assert [str(t.object) for t in graph if t.predicate == SCHEMA.datePublished] == [written]


@pytest.mark.parametrize(
    ("date", "datatype"), [("2025-11-21", "date"), ("2025-11", "gYearMonth"), ("2025", "gYear")]
)
def test_an_event_date_has_the_datatype_of_its_precision(date: str, datatype: str) -> None:
    graph = graph_of(changed(signing(), date=date))
    dates = [t.object for t in graph if t.predicate == DM.date]
    assert dates == [Literal(date, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (
            "https://a.example/новость?x=1 2",
            "https://a.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?x=1%202",
        ),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("https://пример.рф:8080/a", "https://xn--e1afmkfd.xn--p1ai:8080/a"),  # no DNS has %D0%BF
        ("https://me:secret@a.example/b?to=you@c", "https://a.example/b?to=you@c"),
        ("http://[::1]:80/@a", "http://[::1]:80/@a"),
        ("https://a..example/", "https://a..example/"),
        ("javascript:alert(1)", None),
        ("not an address", None),
        ("https://[", None),
    ],
)
def test_an_address_is_an_iri_or_left_out(address: str, written: str | None) -> None:
    record = meeting()
    source = msgspec.structs.replace(record.article, url=address)
    graph = graph_of(msgspec.structs.replace(record, article=source))
    assert [t.object.value for t in graph if t.predicate == SCHEMA.url] == ([written] if written else [])


def without_text(record: Record) -> Record:
    return changed(record, evidence=(Evidence(0, 5, "ab"),))


def in_two_wordings(record: Record) -> Record:
    first = record.events[0].participants[0]
    passage = first.evidence[0]
    other = Evidence(passage.start, passage.end, passage.quote[::-1])
    return changed(record, participants=(msgspec.structs.replace(first, evidence=(passage, other)),))


def in_language(record: Record, lang: str) -> Record:
    return msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, lang=lang))


def published(record: Record, value: str) -> Record:
    return msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, published=value))


def twice(record: Record) -> Record:
    return msgspec.structs.replace(record, events=(*record.events, *record.events))


def about(record: Record, event: str) -> Record:
    claim = msgspec.structs.replace(record.statements[0], about=event)
    return msgspec.structs.replace(record, statements=(claim,))


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (changed(meeting(), date="2025-02-30"), "event e1: '2025-02-30' is not YYYY, YYYY-MM or YYYY-MM-DD"),
        (changed(meeting(), date="21.11.2025"), "event e1: '21.11.2025' is not YYYY"),
        (changed(meeting(), date="0000"), "event e1: '0000' is not YYYY"),
        (changed(meeting(), confidence=1.01), "event e1: a confidence is not between 0 and 1"),
        (changed(meeting(), confidence=float("nan")), "event e1: a confidence is not between 0 and 1"),
        (changed(meeting(), evidence=()), "event e1 has no passage"),
        (changed(planned_visit(), part_of="e9"), "no event with the id 'e9'"),
        (without_text(meeting()), "the quote for the passage 0..5 is not of that length"),
        (in_two_wordings(meeting()), "two different quotes for the passage 0..26"),
        (in_language(meeting(), "русский"), "'русский' is no language tag"),
        (published(meeting(), "yesterday"), "published 'yesterday' is no ISO date or date-time"),
        (
            published(meeting(), "2025-11-21T25:00"),
            "published '2025-11-21T25:00' is no ISO date or date-time",
        ),
        (twice(meeting()), "two events with the id 'e1'"),
        (about(statement(), "e9"), "no event with the id 'e9'"),
    ],
)
def test_what_cannot_enter_a_graph_is_refused_with_the_reason(record: Record, message: str) -> None:
    with pytest.raises(Rejected) as refused:
        graph_of(record)
    assert refused.value.message.startswith(message)
    assert refused.value.where == (record.article.url or record.article.id)


def test_a_concept_that_the_scheme_lacks_is_refused() -> None:
    event: Event = meeting().events[0]
    topic = msgspec.structs.replace(event.topics[0], concept="astrology-of-cats")
    with pytest.raises(Rejected, match=r"no concept 'astrology-of-cats' in ontology/topics\.ttl"):
        graph_of(changed(meeting(), topics=(topic,)))
