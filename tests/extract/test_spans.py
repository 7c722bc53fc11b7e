"""Spans never overlap: the one that is offered first stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.spans import Span, Spans
from kg.extract.words import split

WORDS = split("а б в г д е ж з и к", analyse=lambda word: (), abbreviations=frozenset())
RANGES = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends), "place"))


def test_the_first_offer_stays() -> None:
    spans = Spans(WORDS)
    spans.offer([Span(2, 4, "person"), Span(4, 5, "place"), Span(0, 1, "state")])
    assert [(s.first, s.kind) for s in spans.all] == [(0, "state"), (2, "person")]


def test_a_span_is_found_by_its_tokens() -> None:
    spans = Spans(WORDS)
    span = Span(2, 4, "body")
    spans.offer([span])
    assert [spans.over(i) for i in (1, 2, 4, 5)] == [None, span, span, None]
    assert [spans.at(i) for i in (2, 3)] == [span, None]
    assert (spans.over(-1), spans.over(10), spans.at(10)) == (None, None, None)


def test_a_dropped_span_makes_room() -> None:
    spans = Spans(WORDS)
    first, second = Span(2, 4, "body"), Span(3, 3, "place")
    spans.offer([first])
    spans.drop(first)
    spans.offer([second])
    assert spans.all == [second]


@given(st.lists(RANGES))
def test_spans_stand_in_order_without_overlap(offered: list[Span]) -> None:
    spans = Spans(WORDS)
    spans.offer(offered)
    covered = [i for s in spans.all for i in range(s.first, s.last + 1)]
    assert covered == sorted(set(covered))
    assert all(spans.over(i) is s for s in spans.all for i in range(s.first, s.last + 1))
    assert all(any(spans.over(i) for i in range(s.first, s.last + 1)) for s in offered)
