"""Time expressions of Azerbaijani texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.languages.az import dates, split_words
from kg.extract.times import When, parse_published

from ..dated import are_dates, cases, written
from ..texts import TEXTS

CASES = cases(Path(__file__).with_name("dates.txt"))


def found(text: str, published: str | None, body_start: int = 0) -> list[When]:
    return dates.find(split_words(text), parse_published(published), body_start=body_start)


def test_no_case_is_lost() -> None:
    assert len(CASES) == 112


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    assert written(found(text, None if published == "-" else published)) == expected


def test_the_date_line_is_left_out() -> None:
    text = "Səfər martın 3-də başlayır\n\n12 Mart 2025, 10:40\n\nQonaq martın 4-də gəlib."
    values = [w.value for w in found(text, "2025-03-12", text.index("Qonaq"))]
    assert values == ["2025-03-03", "2025-03-04"]


@given(TEXTS, st.none() | st.dates().map(str).filter(lambda date: "1500" < date[:4] < "2200"))
def test_whatever_is_found_is_a_date_in_order_and_without_overlap(text: str, published: str | None) -> None:
    assert are_dates(found(text, published))
