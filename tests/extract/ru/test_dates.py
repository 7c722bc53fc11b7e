"""Time expressions of Russian texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.languages.ru import ABBREVIATIONS, dates
from kg.extract.languages.ru.morphology import analyse
from kg.extract.times import When, day, parse_published
from kg.extract.words import split

from ..sentences import lines
from ..texts import TEXTS

FILE = Path(__file__).with_name("dates.txt")
CASES = [pytest.param(*text.split(" | "), id=where, marks=marks) for text, where, marks in lines(FILE)]


def found(text: str, published: str | None, body_start: int = 0) -> list[When]:
    words = split(text, analyse=analyse, abbreviations=ABBREVIATIONS)
    return dates.find(words, parse_published(published), body_start=body_start)


def written(when: When) -> str:
    return when.value + (f"/{when.end}" if when.end else "") + ("*" if when.stamp else "")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 172


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    values = [written(w) for w in found(text, None if published == "-" else published)]
    assert "; ".join(values) == expected.removesuffix("-" if expected == "-" else "")


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
    whens = found(text, published)
    assert all(real(w.value) and (not w.end or (real(w.end) and w.end > w.value)) for w in whens)
    assert all(a.last < b.first for a, b in pairwise(whens))
    assert all(w.first <= w.last for w in whens)


def real(value: str) -> bool:
    year, month, number = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return day(year, month, number) == f"{value}-01-01"[:10]
