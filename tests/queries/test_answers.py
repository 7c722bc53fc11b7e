"""What the named queries answer on graph.ttl, from Oxigraph and from rdflib: the text is plain SPARQL 1.1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from kg.model import DEFAULT_BASE
from kg.query import NamedQuery, ask, named
from kg.query.labels import short
from kg.terms import DM, PREFIXES, XSD

from .rows import CASES, Case, cases, table


class Recorder:
    """Answers like the store and keeps the texts that it was asked."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.texts: list[str] = []

    def query(self, text: str, /) -> Any:
        self.texts.append(text)
        return self.store.query(text)


@pytest.mark.parametrize("case", cases(), ids=str)
def test_rows(case: Case, store: ox.Store) -> None:
    assert table(ask(store, case.name, params=case.params)) == case.table


@pytest.mark.parametrize("case", cases(), ids=str)
def test_rdflib_agrees(case: Case, store: ox.Store, rdflib_graph: rdflib.Graph) -> None:
    result = rdflib_graph.query(ask(store, case.name, params=case.params).sparql)
    assert rdflib_table(result) == case.table


def rdflib_table(result: rdflib.query.Result) -> tuple[tuple[str, ...], ...]:
    if result.type == "ASK":
        return ((str(result.askAnswer).lower(),),)
    columns = tuple(map(str, result.vars or ()))
    return (columns, *(tuple(map(_cell, row)) for row in result))


def _cell(term: rdflib.term.Identifier | None) -> str:
    if isinstance(term, rdflib.URIRef):
        return short(ox.NamedNode(term))
    return "" if term is None else str(term)


def test_the_graph_of_an_event(store: ox.Store, rdflib_graph: rdflib.Graph) -> None:
    recorder = Recorder(store)
    answer = ask(recorder, "event-graph", params={"event": "itu-meeting"})
    expected = rdflib.Graph().parse(CASES / "event-graph.ttl")
    assert to_isomorphic(as_rdflib(answer.triples)) == to_isomorphic(expected)
    other = rdflib_graph.query(recorder.texts[-1]).graph
    assert other is not None
    assert to_isomorphic(other) == to_isomorphic(expected)


def as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    return rdflib.Graph().parse(data=text.decode(), format="nt")


def test_every_query_has_cases_and_one_with_rows() -> None:
    answered = {case.name for case in cases() if len(case.table) > 1 or case.table == (("true",),)}
    assert answered | {"event-graph"} == {query.name for query in named()}


@pytest.mark.parametrize(
    ("query", "param"),
    [(query, param.name) for query in named() for param in query.params],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_every_parameter_changes_something(query: NamedQuery, param: str, store: ox.Store) -> None:
    given = [case.params for case in cases() if case.name == query.name and param in case.params]
    given += [{"event": "itu-meeting"}] * (query.name == "event-graph")
    assert any(_differs_without(store, query, param, params) for params in given)


def _differs_without(store: ox.Store, query: NamedQuery, param: str, params: dict[str, str]) -> bool:
    open_query = replace(query, params=tuple(replace(p, required=False) for p in query.params))
    rest = {name: value for name, value in params.items() if name != param}
    return ask(store, query, params=params) != ask(store, open_query, params=rest)


def test_the_order_of_rows_is_total(store: ox.Store) -> None:
    """The same triples loaded in another order give the same rows in the same order."""
    shuffled = ox.Store()
    for quad in sorted(store, key=str, reverse=True):
        shuffled.add(quad)
    for case in cases():
        assert table(ask(shuffled, case.name, params=case.params)) == case.table, str(case)


def _without_first_and_last(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    kept = [i for i, column in enumerate(rows[0]) if column not in ("first", "last")]
    return tuple(tuple(row[i] for i in kept) for row in rows)


@pytest.mark.parametrize(
    "name",
    [
        "brokers", "calls-and-meetings", "contacts", "counterparts", "coverage", "events-and-reports",
        "places", "reciprocity", "third-country-hosts", "topic-parties", "topics-at-body", "topics-over-time",
        "travel-together", "visits-balance",
    ],
)  # fmt: skip
def test_an_event_of_two_dates_counts_once(name: str, store: ox.Store) -> None:
    """Sources of one event may give a month and a day, or two days: the merged view keeps both."""
    twice = ox.Store()
    twice.extend(store)
    for event, _, date, _ in store.quads_for_pattern(None, DM.date, None):
        assert isinstance(date, ox.Literal)
        if len(date.value) == 10:
            twice.add(ox.Quad(event, DM.date, ox.Literal(date.value[:7], datatype=XSD.gYearMonth)))
    asked = [case for case in cases() if case.name == name and not {"from", "to"} & case.params.keys()]
    assert len(twice) > len(store)
    assert asked
    for case in asked:
        rows = table(ask(twice, name, params=case.params))
        assert _without_first_and_last(rows) == _without_first_and_last(case.table), str(case)


def test_a_certain_day_counts_beside_the_year_that_another_source_gives() -> None:
    """Who met somebody "in 2024" and, says another source, on a day of it, did so by that day."""
    store = ox.Store()
    told = [("early", "2024-01-05"), ("early", "2024"), ("late", "2024-03-01")]
    lines = [
        f'<event/{who}> dm:meetingParty <person/met> ; dm:party <person/{who}> ; dm:date "{date}" . '
        f"<person/{who}> a dm:Person ."
        for who, date in told
    ]
    prefix = f"@prefix dm: <{PREFIXES['dm']}> . @base <{DEFAULT_BASE}> . <person/met> a dm:Person . "
    store.load((prefix + "".join(lines)).encode(), format=ox.RdfFormat.TURTLE)
    params = {"person": f"{DEFAULT_BASE}person/met", "other": f"{DEFAULT_BASE}person/late"}
    answer = ask(store, "met-before", params=params)
    assert table(answer)[1:] == (("person/early", "2024-01-05", "2024-03-01"),)
