"""What is counted here is what the engine answers to the query itself: on any graph, in the same order."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreUnavailable
from kg.query import ask, find, lookup, named
from kg.query.ahead import names_ahead
from kg.query.counted import counted, is_counted
from kg.query.seeds import seeds
from kg.query.slots import Term
from kg.shortcuts import shortcuts
from kg.store.alike import ALIKE
from kg.terms import DM, GAF, OA, ORG, PREFIXES, PROV, RDF, SCHEMA, XSD

from .rows import Case, cases, graph, table, with_calendar

COUNTED = {query.name for query in named() if is_counted(query.text)}
# by the engine itself, which begins with what the calendar has
READ_BY_CALENDAR = {
    query.name for query in named() if "listed" in dict(seeds(query.text)) or names_ahead(query.text)
}
ID = PREFIXES["dm"].replace("ontology#", "id/")
STATES = [ox.NamedNode(f"{ID}state/{code}") for code in ("AZ", "GE")]
BODY = ox.NamedNode(f"{ID}body/ministry")
PERSONS = [ox.NamedNode(f"{ID}person/{n}") for n in range(4)]
POSTS = [ox.NamedNode(f"{ID}post/{n}") for n in range(2)]
PLACES = [ox.NamedNode(f"{ID}place/{n}") for n in range(3)]
TYPES = [DM.Meeting, DM.Meeting, DM.Call, DM.Visit, DM.Signing]
DATES = [
    ("2024", XSD.gYear),
    ("2024-03", XSD.gYearMonth),
    *((day, XSD.date) for day in ("2024-03-05", "2024-03-05", "2024-03-09", "2024-04-01", "2025-01-01")),
]
PERIODS = [
    {},
    {"from": "2024", "to": "2024"},
    {"from": "2024-03", "to": "2024-03"},
    {"from": "2024-03-05", "to": "2024-03-05"},
    {"from": "2024-03-06"},
    {"to": "2024-03"},
]
SPANS = [(0, 30), (2, 6), (2, 12), (8, 30), (24, 54), (54, 60), (40, 40)]
ODD_QUOTES: list[ox.Literal | ox.NamedNode] = [
    ox.Literal("xxxx", language="en"),
    ox.Literal("Abc "),
    ox.Literal(1234),
    PLACES[0],
]
CONFIDENCES = [  # the first two as articles of kg have them
    [ox.Literal("0.9", datatype=XSD.decimal)],
    [ox.Literal("0.25", datatype=XSD.decimal)],
    [ox.Literal("0.25", datatype=XSD.decimal), ox.Literal("1", datatype=XSD.decimal)],
    [],
    [ox.Literal("1", datatype=XSD.integer)],
]
PUBLISHERS = [*[[ox.Literal("Azertag")]] * 8, [], [ox.Literal("Azertag"), ox.Literal("Trend")]]
_PARTS = (DM.hasParticipation, DM.hasAgendaItem, DM.hasDocument)
Triples = set[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]

_WORLD: Triples = {
    *((person, RDF.type, DM.Person) for person in PERSONS),
    *((state, RDF.type, DM.State) for state in STATES),
    (BODY, RDF.type, DM.Body),
    (BODY, DM.actsForState, STATES[0]),
    (POSTS[0], ORG.postIn, STATES[0]),
    (POSTS[1], ORG.postIn, BODY),
    (PLACES[0], DM.inTerritory, PLACES[1]),
}


@st.composite
def graphs(draw: st.DrawFn) -> ox.Store:
    """Events that several articles tell of, each in its own way; articles that tell of several events."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in _WORLD)
    is_odd = draw(st.sampled_from([False, False, True]))
    for number in range(draw(st.integers(2, 6))):
        event = ox.NamedNode(f"{ID}event/{draw(st.integers(0, 9))}{number}")
        type = draw(st.sampled_from(TYPES))
        for article in draw(st.lists(st.integers(0, 5), min_size=1, max_size=2, unique=True)):
            told = _told(draw, event, type, ox.NamedNode(f"{ID}article/{article}"), is_odd=is_odd)
            graph = {ox.Triple(*triple) for triple in told}
            store.extend(ox.Quad(*triple) for triple in graph | shortcuts(graph))
    for one, other in draw(st.lists(st.tuples(st.sampled_from(PERSONS), st.sampled_from(PERSONS)))):
        store.add(ox.Quad(one, DM.met, other))
    for number in range(6):
        store.extend(ox.Quad(*triple) for triple in _article(draw, ox.NamedNode(f"{ID}article/{number}")))
    version = draw(st.sampled_from(["", "2", "3", "3", "4", "5", *"6666"]))
    return with_calendar(store, version) if version else store


def _told(
    draw: st.DrawFn, event: ox.NamedNode, type: ox.NamedNode, article: ox.NamedNode, *, is_odd: bool
) -> Triples:
    """Return what an article tells of an event; ``is_odd`` what is said as no article of kg would say it."""
    report = ox.NamedNode(f"{event.value}/report/{article.value[-1]}")
    told: Triples = {(event, RDF.type, type), (report, DM.reports, event), (report, RDF.type, DM.Report)}
    told |= {
        (report, DM.confidence, each) for each in draw(st.sampled_from(CONFIDENCES[: None if is_odd else 2]))
    }
    told |= {(report, PROV.hadPrimarySource, article), (event, DM.reportedIn, article)}
    told.add((event, DM.modality, draw(st.sampled_from([*[DM.Held] * 4, DM.Cancelled, DM.Planned]))))
    for text, datatype in draw(
        st.lists(st.sampled_from(DATES), min_size=int(draw(st.integers(0, 4)) > 0), max_size=1)
    ):
        told.add((event, DM.date, ox.Literal(text, datatype=datatype)))
    few = draw(st.sampled_from([0, 2, 3, 3]))
    for who in draw(st.lists(st.sampled_from([*PERSONS, *STATES]), min_size=few, max_size=4, unique=True)):
        told |= _seat(draw, event, who)
    if draw(st.booleans()):  # a party without a seat
        told.add((event, DM.party, draw(st.sampled_from([*STATES, BODY]))))
    for topic in draw(st.lists(st.integers(0, 2), max_size=2)):
        item = ox.NamedNode(f"{event.value}/item/{topic}")
        told |= {
            (event, DM.hasAgendaItem, item),
            (item, DM.namedIn, article),
            (item, RDF.type, DM.AgendaItem),
        }
    wholes = draw(st.lists(st.integers(0, 1), max_size=1))
    told |= {(event, SCHEMA.superEvent, ox.NamedNode(f"{ID}event/{n}")) for n in wholes}
    told |= {(event, DM.place, place) for place in draw(st.lists(st.sampled_from(PLACES), max_size=1))}
    for attendance in draw(st.lists(st.sampled_from([9, 10, 200]), max_size=1)):
        claim = ox.NamedNode(f"{event.value}/claim/{article.value[-1]}")
        told |= {(claim, DM.about, event), (claim, PROV.hadPrimarySource, article)}
        told.add((claim, RDF.type, DM.Statement))
        told.add((claim, DM.claimedAttendance, ox.Literal(attendance)))
    if draw(st.integers(0, 4)) == 0:
        document = ox.NamedNode(f"{event.value}/document/{draw(st.integers(0, 1))}")
        told |= {(event, DM.hasDocument, document), (document, RDF.type, DM.Document)}
    facts = sorted({value for _, leading, value in told if leading in _PARTS} | {report}, key=str)
    facts += [subject for subject, leading, _ in told if leading == DM.about]
    for fact in facts:
        told |= _passages(draw, fact, article, is_odd=is_odd)
    return told


def _article(draw: st.DrawFn, article: ox.NamedNode) -> Triples:
    told: Triples = {(article, DM.publisherName, name) for name in draw(st.sampled_from(PUBLISHERS))}
    if draw(st.booleans()):
        told.add((article, SCHEMA.datePublished, ox.Literal("2024-03-06T10:00:00Z", datatype=XSD.dateTime)))
    return told


def _passages(
    draw: st.DrawFn, fact: ox.NamedNode | ox.Literal, article: ox.NamedNode, *, is_odd: bool
) -> Triples:
    """Return what supports a fact in an article."""
    assert isinstance(fact, ox.NamedNode)
    told: Triples = set()
    text = f"{article.value[-1]} Али Асадов / met\nNowak \\ | in  Baku; {ID}person/1 too"
    for start, end in draw(st.lists(st.sampled_from(SPANS), max_size=2, unique=True)):
        passage = ox.NamedNode(f"{article.value}#char={start},{end}")
        selector, quote = (
            ox.NamedNode(passage.value + ";selector"),
            ox.Literal(text[start:end], language="en"),
        )
        told |= {(fact, GAF.denotedBy, passage), (passage, OA.hasSource, article)}
        told |= {(passage, OA.hasSelector, selector), (selector, OA.exact, quote)}
        told |= {(selector, OA.start, ox.Literal(start)), (selector, OA.end, ox.Literal(end))}
        if is_odd and draw(st.integers(0, 9)) == 4:
            told.add((selector, OA.exact, draw(st.sampled_from(ODD_QUOTES))))
        if is_odd and draw(st.integers(0, 9)) == 4:
            told.add((fact, RDF.type, draw(st.sampled_from([DM.Document, DM.Statement, PLACES[0]]))))
    return told


def _seat(draw: st.DrawFn, event: ox.NamedNode, who: ox.NamedNode) -> Triples:
    seat = ox.NamedNode(f"{event.value}/seat/{who.value.rpartition('/')[2]}")
    told: Triples = {(event, DM.hasParticipation, seat), (seat, DM.participationIn, event)}
    told.add((seat, RDF.type, DM.Participation))
    sides = draw(st.lists(st.sampled_from([*STATES, *STATES, BODY]), max_size=2)) if who in PERSONS else []
    told |= {(seat, DM.agent, who), (event, DM.party, who)}
    told |= {(seat, DM.inCapacity, post) for post in draw(st.lists(st.sampled_from(POSTS), max_size=1))}
    told |= {
        (seat, DM.role, role)
        for role in draw(st.lists(st.sampled_from([DM.HostRole, DM.GuestRole]), max_size=1))
    }
    return told | {(seat, DM.onBehalfOf, side) for side in sides} | {(event, DM.party, s) for s in sides}


def asked_of(data: st.DataObject, name: str, store: ox.Store) -> dict[str, str | Term]:
    """Return parameters that a query takes: whom it is about, where that may be open, and a time."""
    taken = {param.name: param for param in find(name).params}
    kinds: dict[str, list[Term]] = {
        "person": list(PERSONS[:2]),
        "state": list(STATES),
        "body": [BODY],
        "post": list(POSTS),
    }
    params: dict[str, str | Term] = {}
    if "from" in taken:
        params |= data.draw(st.sampled_from(PERIODS))
    if "on" in taken:
        params["on"] = data.draw(st.sampled_from([text for text, _ in DATES]))
    for param in ("party", "person", "other", "post"):
        if param in taken and (taken[param].required or data.draw(st.integers(0, 4)) > 1):
            params[param] = data.draw(
                st.sampled_from([x for type in taken[param].types for x in kinds[type]])
            )
    for param, at in (("event", "subject"), ("article", "object")) if name == "evidence" else ():
        if data.draw(st.integers(0, 4)) == 0:
            told = {getattr(quad, at) for quad in store.quads_for_pattern(None, DM.reportedIn, None)}
            params[param] = data.draw(st.sampled_from(sorted(told, key=str)))
    if "within" in taken and data.draw(st.booleans()):
        params["within"] = data.draw(st.sampled_from(["0", "1", "12"]))
    return params


class AtOnce:
    """A store that two threads may ask at once."""

    reads_at_once = 2

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.threads: set[int] = set()

    def query(self, text: str, /) -> Any:
        self.threads.add(threading.get_ident())
        return self._store.query(text)


@pytest.mark.parametrize("is_many", [False, True])
@pytest.mark.parametrize("name", sorted(COUNTED - {"coverage"} | READ_BY_CALENDAR))
@given(data=st.data(), store=graphs())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_graph(
    name: str, is_many: bool, data: st.DataObject, store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "MANY_EVENTS", 1 if is_many else 1000)
    params = asked_of(data, name, store)
    answer = ask(store, name, params=params)
    assert answer.rows == _rows(store, answer.sparql)
    assert ask(store, name, params=params, limit=2).rows == answer.rows[:2]
    assert ask(AtOnce(store), name, params=params).rows == answer.rows


def test_whoever_acts_for_a_side_at_another_time_is_nobody_in_between() -> None:
    """Within a few days, too, of which the events alone are read otherwise."""
    one, broker, other, _ = PERSONS
    store = _with_talks(
        ("2024-03-05", {one: [STATES[0]], broker: []}),
        ("2024-03-05", {other: [STATES[1]], broker: []}),
        ("2025-01-01", {broker: [STATES[0]]}),
    )
    params: dict[str, str | Term] = {
        "party": STATES[0],
        "other": STATES[1],
        "from": "2024-03-05",
        "to": "2024-03-05",
    }
    assert ask(with_calendar(store), "brokers", params=params).rows == ()


def test_events_that_may_be_one_are_no_holders_of_a_post() -> None:
    """The calendar leads from one to the other by a property, as it leads from events to who held a post."""
    days = ("2024-03-05", "2024-03-09", "2024-03-20")
    store = with_calendar(_with_talks(*((day, dict.fromkeys(PERSONS[:2], ())) for day in days)))
    assert any(quad.predicate == ALIKE for quad in store)
    assert ask(store, "stood-in").rows == ()
    assert ask(store, "stood-in", params={"from": "2024-03"}).rows == ()


def _with_talks(*talks: tuple[str, Mapping[ox.NamedNode, Sequence[ox.NamedNode]]]) -> ox.Store:
    """Return a graph of meetings: their day, who sat there, and for whom."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in _WORLD)
    for number, (day, seats) in enumerate(talks):
        event = ox.NamedNode(f"{ID}event/{number}")
        told: Triples = {(event, RDF.type, DM.Meeting), (event, DM.modality, DM.Held)}
        told.add((event, DM.date, ox.Literal(day, datatype=XSD.date)))
        for who, sides in seats.items():
            seat = ox.NamedNode(f"{event.value}/{who.value[-1]}")
            told |= {
                (event, DM.hasParticipation, seat),
                (seat, DM.participationIn, event),
                (seat, DM.agent, who),
            }
            told |= {(event, DM.party, each) for each in (who, *sides)}
            told |= {(seat, DM.onBehalfOf, each) for each in sides}
        graph = {ox.Triple(*triple) for triple in told}
        store.extend(ox.Quad(*triple) for triple in graph | shortcuts(graph))
    return store


@pytest.mark.parametrize("case", [case for case in cases() if case.name in COUNTED], ids=str)
def test_cases_with_a_calendar_and_without(case: Case, store: ox.Store, listed_store: ox.Store) -> None:
    for each in (store, listed_store):
        assert table(ask(each, case.name, params=case.params)) == case.table


@pytest.mark.parametrize("most", [1, 1000])
def test_much_is_asked_by_several_threads(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MANY_EVENTS", most)
    case = next(case for case in cases() if case.name == "disagreements-on-event" and "party" in case.params)
    store = AtOnce(with_calendar(graph(), "3"))
    assert table(ask(store, case.name, params=case.params)) == case.table
    assert (len(store.threads) > 1) is (most == 1)


def test_an_error_of_a_thread_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MANY_EVENTS", 1)
    older = with_calendar(graph(), "3")
    store, asking = AtOnce(older), threading.get_ident()

    def query(text: str) -> Any:
        if threading.get_ident() != asking:
            raise StoreUnavailable("gone")
        return older.query(text)

    monkeypatch.setattr(store, "query", query)
    case = next(case for case in cases() if case.name == "disagreements-on-event" and "party" in case.params)
    with pytest.raises(StoreUnavailable, match="gone"):
        ask(store, case.name, params=case.params)


def test_what_has_no_such_line_is_left_to_the_engine(store: ox.Store) -> None:
    query = next(query for query in named() if query.name not in COUNTED)
    assert counted(store, query, {}) is None


def _rows(store: ox.Store, text: str) -> tuple[tuple[object, ...], ...]:
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return tuple(map(tuple, rows))
