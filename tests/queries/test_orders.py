"""Rows that are put in order here stand as the engine would put them."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query import ask, find, named
from kg.query.orders import Key, UnknownOrder, ordered, without_order
from kg.terms import XSD

from .rows import Case, cases

BY_ENGINE = {"disagreements-on-event", "reciprocity"}  # keys that are no columns, and a sum
COLUMNS = ("a", "b")
ORDERS = (
    "?a",
    "DESC(?a)",
    "STR(?a)",
    "DESC(STR(?a))",
    'COALESCE(STR(?a), "")',
    'DESC(COALESCE(STR(?a), ""))',
)

texts = st.text("ab -~é\U0001f600", max_size=3)
nodes = texts.map(lambda text: ox.NamedNode("urn:" + text.replace(" ", "_")))
words = texts.map(ox.Literal)
numbers = st.integers(-20, 20).map(ox.Literal)
flags = st.booleans().map(ox.Literal)
columns = st.sampled_from([nodes, words, numbers, flags]).flatmap(
    lambda kind: st.lists(st.none() | kind | nodes, min_size=6, max_size=6)
)


@pytest.mark.parametrize("case", [case for case in cases() if find(case.name).kind == "select"], ids=str)
def test_each_case_is_as_the_engine_orders_it(case: Case, store: ox.Store) -> None:
    answer = ask(store, case.name, params=case.params)
    assert answer.rows == _rows(store, answer.sparql)


def test_nearly_all_queries_are_put_in_order_here() -> None:
    for query in named():
        if query.kind == "select":
            text, keys = without_order(query.text, [column.name for column in query.columns])
            assert (not keys) == (query.name in BY_ENGINE), query.name
            assert ("\nORDER BY" in text) == (not keys)


@given(columns, columns, st.sampled_from(ORDERS), st.sampled_from(ORDERS))
@settings(max_examples=300, deadline=None)
def test_any_rows(a: list[ox.Literal | None], b: list[ox.Literal | None], first: str, second: str) -> None:
    rows = [tuple(term or "UNDEF" for term in row) for row in zip(a, b, strict=True)]
    values = " ".join(f"({one} {other})" for one, other in rows)
    order = f"ORDER BY {first} {second.replace('?a', '?b')} ?a ?b"
    text = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}\n{order}"
    bare, keys = without_order(text, COLUMNS)
    assert ordered(_rows(ox.Store(), bare), COLUMNS, keys) == _rows(ox.Store(), text)


def test_rows_with_the_same_keys_stay_as_they_came() -> None:
    rows = [(ox.Literal(text), ox.Literal(n)) for n, text in enumerate("baab")]
    for is_descending in (False, True):
        found = ordered(rows, COLUMNS, [Key("a", "node", is_descending)])
        assert [row[1].value for row in found] == (
            ["0", "3", "1", "2"] if is_descending else ["1", "2", "0", "3"]
        )


@pytest.mark.parametrize(
    "terms",
    [
        (ox.Literal("2024", datatype=XSD.gYear), ox.Literal("2025", datatype=XSD.gYear)),
        (ox.Literal("a", language="en"), ox.Literal("b", language="en")),
        (ox.Literal("1"), ox.Literal(1)),
        (ox.BlankNode("a"), ox.BlankNode("b")),
        (ox.Literal("NaN", datatype=XSD.decimal), ox.Literal("1", datatype=XSD.decimal)),
        (ox.Literal("1", datatype=XSD.boolean), ox.Literal("true", datatype=XSD.boolean)),
    ],
)
def test_what_only_the_engine_can_compare_is_left_to_it(terms: tuple[ox.Literal, ...]) -> None:
    with pytest.raises(UnknownOrder):
        ordered([(term,) for term in terms], ("a",), [Key("a", "node", False)])


@pytest.mark.parametrize("clause", ["?c", "?a + ?b", "STR(?a)?b LIMIT 3", "", "LCASE(?a)", "DESC(?a"])
def test_other_clauses_stay(clause: str) -> None:
    text = f"SELECT ?a ?b {{ }}\nORDER BY {clause}"
    assert without_order(text, COLUMNS) == (text, ())


def _rows(store: ox.Store, text: str) -> tuple[tuple[Any, ...], ...]:
    solutions = store.query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    return tuple(map(tuple, solutions))
