"""Time expressions of Russian texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.languages.ru import ABBREVIATIONS, dates
from kg.extract.languages.ru.morphology import analyse
from kg.extract.times import When, parse_published
from kg.extract.words import split

from ..dated import are_dates, cases, written
from ..texts import TEXTS

CASES = cases(Path(__file__).with_name("dates.txt"))


def found(text: str, published: str | None, body_start: int = 0) -> list[When]:
    words = split(text, analyse=analyse, abbreviations=ABBREVIATIONS)
    return dates.find(words, parse_published(published), body_start=body_start)


def test_no_case_is_lost() -> None:
    assert len(CASES) == 266


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    assert written(found(text, None if published == "-" else published)) == expected


def test_title_and_date_line_are_left_out() -> None:
    text = "Визит 3 марта\n\n12.03.2025\n\nГость прибыл 4 марта."
    assert [w.value for w in found(text, "2025-03-12", text.index("Гость"))] == ["2025-03-04"]


def test_an_expression_is_shown_by_its_tokens() -> None:
    text = "Форум пройдет 27–28 ноября 2025 года в Баку."
    words = split(text, analyse=analyse, abbreviations=ABBREVIATIONS)
    (when,) = dates.find(words, None)
    assert words.quote(when.first, when.last) == "27–28 ноября 2025 года"


@given(TEXTS, st.none() | st.dates().map(str).filter(lambda date: "1500" < date[:4] < "2200"))
def test_whatever_is_found_is_a_date_in_order_and_without_overlap(text: str, published: str | None) -> None:
    assert are_dates(found(text, published))
