"""The first rows, found without a look at the others, are the first of all rows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query import NamedQuery, ask, named
from kg.query.firsts import about, are_settled, firsts, has_firsts
from kg.query.seeds import without_notes
from kg.query.sparql import check_syntax
from kg.shortcuts import shortcuts
from kg.terms import DM, PREFIXES, RDF, XSD

from .rows import Case, cases

MARKED = [query for query in named() if has_firsts(query.text)]
NAMES = {query.name for query in MARKED}
ID = PREFIXES["dm"].replace("ontology#", "id/")
STATE, POST = ox.NamedNode(ID + "state/AZ"), ox.NamedNode(ID + "post/pm")
PERSONS = [ox.NamedNode(f"{ID}person/{n}") for n in range(3)]
DATES = [("2024", XSD.gYear), ("2024-03", XSD.gYearMonth), ("2024-03-05", XSD.date), ("2024-04-01", XSD.date)]


def test_there_are_queries_that_can() -> None:
    assert {"meetings", "timeline", "events", "topic-events", "represented", "post-meetings"} <= NAMES


@pytest.mark.parametrize("query", MARKED, ids=lambda query: query.name)
def test_the_order_of_the_query_begins_as_the_line_says(query: NamedQuery) -> None:
    assert '\nORDER BY COALESCE(STR(?date), "") ?event ' in query.text
    assert [column.name for column in query.columns][:2] == ["date", "event"]
    check_syntax(firsts(query.text, 3))
    check_syntax(about(query.text, [STATE]))
    assert "# first" not in without_notes(query.text)
    assert "# later" not in without_notes(query.text)


@pytest.mark.parametrize("latest", [False, True])
@pytest.mark.parametrize("case", [case for case in cases() if case.name in NAMES], ids=str)
def test_the_first_rows_of_each_case(case: Case, latest: bool, store: ox.Store) -> None:
    rows = _all(store, case.name, case.params, latest=latest)
    for limit in (1, 2, 3, 5, len(rows) + 1):
        answer = ask(store, case.name, params=case.params, limit=limit, latest=latest)
        assert answer.rows == rows[:limit]
        assert answer.sparql == ask(store, case.name, params=case.params).sparql


@st.composite
def graphs(draw: st.DrawFn) -> set[ox.Triple]:
    """Events of all kinds: with several dates or none, without seats, not held, of others."""
    triples = {ox.Triple(person, RDF.type, DM.Person) for person in PERSONS}
    for n in range(draw(st.integers(1, 7))):
        event, own = ox.NamedNode(f"{ID}event/{draw(st.integers(0, 99)):02}{n}"), set()
        own.add((event, RDF.type, draw(st.sampled_from([DM.Meeting, DM.Call, DM.Visit]))))
        own.add((event, DM.modality, draw(st.sampled_from([DM.Held, DM.Held, DM.Planned]))))
        for text, datatype in draw(st.lists(st.sampled_from(DATES), max_size=2)):
            own.add((event, DM.date, ox.Literal(text, datatype=datatype)))
        if draw(st.booleans()):  # a party without a seat
            own.add((event, DM.party, STATE))
        for seat_of in draw(st.lists(st.sampled_from(PERSONS), max_size=3)):
            seat = ox.NamedNode(event.value + "/" + seat_of.value[-1])
            own |= {(event, DM.hasParticipation, seat), (seat, DM.participationIn, event)}
            own |= {(seat, DM.agent, seat_of), (event, DM.party, seat_of)}
            if draw(st.booleans()):
                own |= {(seat, DM.onBehalfOf, STATE), (event, DM.party, STATE)}
            if draw(st.booleans()):
                own.add((seat, DM.inCapacity, POST))
        triples |= {ox.Triple(*triple) for triple in own}
    return triples | shortcuts(triples)


@given(graphs(), st.integers(1, 8), st.booleans(), st.sampled_from(["2024", "2024-03", ""]))
@settings(max_examples=150, deadline=None)
def test_the_first_rows_of_any_graph(graph: set[ox.Triple], limit: int, latest: bool, period: str) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in graph)
    when: dict[str, str | ox.NamedNode] = {"from": period, "to": period} if period else {}
    asked: list[tuple[str, dict[str, str | ox.NamedNode]]] = [
        ("meetings", {"party": STATE, **when}),
        ("meetings", when),
        ("timeline", {"party": PERSONS[0], **when}),
        ("events", when),
        ("represented", {"party": STATE, **when}),
        ("post-meetings", {"post": POST, **when}),
    ]
    for name, params in asked:
        rows = _all(store, name, params, latest=latest)
        assert ask(store, name, params=params, limit=limit, latest=latest).rows == rows[:limit], name


def test_a_row_is_settled_up_to_the_last_thing_that_was_looked_at() -> None:
    text = "WHERE {\n  # first ?event by ?date\n}"
    early, late = ox.Literal("2024-03-05"), ox.Literal("2024-04-01")
    one, other = ox.NamedNode("urn:a"), ox.NamedNode("urn:b")

    def settled(date: ox.Literal | None, event: ox.NamedNode, *, latest: bool) -> bool:
        return are_settled(text, ("event", "date"), (event, date), (other, early), latest=latest)

    assert settled(None, other, latest=False)
    assert settled(early, one, latest=False)
    assert settled(early, other, latest=False)
    assert not settled(late, one, latest=False)
    assert settled(late, other, latest=True)
    assert settled(early, one, latest=True)
    assert not settled(None, one, latest=True)


def test_where_too_many_things_have_no_row_all_are_looked_at() -> None:
    store = ox.Store()
    for n in range(9):  # parties of meetings without a seat: nobody represents them
        _meet(store, n, seated=n > 7)
    answer = ask(store, "represented", params={"party": STATE}, limit=1)
    assert [row[1].value[-1] for row in answer.rows] == ["8"]


def _meet(store: ox.Store, n: int, *, seated: bool) -> None:
    event, seat = ox.NamedNode(f"{ID}event/{n}"), ox.NamedNode(f"{ID}seat/{n}")
    said = {(event, RDF.type, DM.Meeting), (event, DM.modality, DM.Held), (event, DM.party, STATE)}
    if seated:
        said |= {(event, DM.hasParticipation, seat), (seat, DM.participationIn, event)}
        said |= {(seat, DM.onBehalfOf, STATE), (seat, DM.inCapacity, POST)}
    graph = {ox.Triple(*triple) for triple in said}
    store.extend(ox.Quad(*triple) for triple in graph | shortcuts(graph))


def _all(
    store: ox.Store, name: str, params: dict[str, str | ox.NamedNode], *, latest: bool
) -> tuple[tuple[ox.NamedNode, ...], ...]:
    rows = ask(store, name, params=params).rows
    if not latest:
        return rows
    return tuple(sorted(rows, key=lambda row: row[0].value if row[0] else "", reverse=True))
