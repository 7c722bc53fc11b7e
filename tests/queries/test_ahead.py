"""What is found ahead of a query is at least what it has rows about."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query import ahead, ask, find
from kg.query.answers import question_of
from kg.terms import DM, RDF, XSD

from .rows import Case, cases, table, with_calendar

POST = ox.NamedNode("urn:post")
PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
days = st.sampled_from(
    ["2020", "2021", "2020-05", "2020-06", "2021-01", "2020-05-01", "2020-05-09", "2020-06-01", "2021-01-01"]
)
seats = st.lists(st.tuples(st.integers(0, 2), days), max_size=8)


@pytest.mark.parametrize(
    "case", [c for c in cases() if c.name in ("announced-not-held", "stood-in")], ids=str
)
@pytest.mark.parametrize("most", [0, 400])
def test_answers_do_not_depend_on_what_is_found_ahead(
    case: Case, most: int, listed_store: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MOST", most)
    assert table(ask(listed_store, case.name, params=case.params)) == case.table


def test_what_is_shown_tells_nothing_of_what_was_found(listed_store: ox.Store) -> None:
    params = {"party": ox.NamedNode("urn:nobody")}
    text = question_of(listed_store, find("announced-not-held"), params)
    assert "VALUES ?event" not in text
    assert ask(listed_store, "announced-not-held", params=params).sparql == text


@given(seats)
@settings(max_examples=200, deadline=None)
def test_whoever_stood_in_is_found(seen: list[tuple[int, str]]) -> None:
    store = _acting(seen)
    answer = ask(store, "stood-in", params={"post": POST})
    assert answer.rows == _rows(store, answer.sparql)


def _rows(store: ox.Store, text: str) -> tuple[tuple[object, ...], ...]:
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return tuple(map(tuple, rows))


def _acting(seen: list[tuple[int, str]]) -> ox.Store:
    """Return a store where persons act in one post, each at an event of its own, with a calendar."""
    store = ox.Store()
    for number, (who, day) in enumerate(seen):
        event, seat, person = (
            ox.NamedNode(f"urn:{name}") for name in (f"event{number}", f"seat{number}", f"person{who}")
        )
        date = ox.Literal(day, datatype=PRECISION[len(day)])
        for predicate, value in ((RDF.type, DM.Meeting), (DM.modality, DM.Held), (DM.date, date)):
            store.add(ox.Quad(event, predicate, value))
        for predicate, value in ((DM.participationIn, event), (DM.inCapacity, POST), (DM.agent, person)):
            store.add(ox.Quad(seat, predicate, value))
    return with_calendar(store)
