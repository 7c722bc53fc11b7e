"""Time expressions of Azerbaijani texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.languages.az import dates, split_words
from kg.extract.times import When, day, parse_published

from ..texts import TEXTS

LINES = Path(__file__).with_name("dates.txt").read_text(encoding="utf-8").splitlines()


def cases() -> Iterator[object]:
    for number, line in enumerate(LINES, 1):
        if line and not line.startswith("#"):
            reason, _, case = line[1:].partition(": ") if line.startswith("~") else ("", "", line)
            marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)] if reason else []
            yield pytest.param(*case.split(" | "), id=f"dates.txt:{number}", marks=marks)


CASES = list(cases())


def found(text: str, published: str | None, body_start: int = 0) -> list[When]:
    return dates.find(split_words(text), parse_published(published), body_start=body_start)


def written(when: When) -> str:
    return when.value + (f"/{when.end}" if when.end else "")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 76


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    values = [written(w) for w in found(text, None if published == "-" else published)]
    assert "; ".join(values) == expected.removesuffix("-" if expected == "-" else "")


def test_the_date_line_is_left_out() -> None:
    text = "Səfər martın 3-də başlayır\n\n12 Mart 2025, 10:40\n\nQonaq martın 4-də gəlib."
    values = [w.value for w in found(text, "2025-03-12", text.index("Qonaq"))]
    assert values == ["2025-03-03", "2025-03-04"]


@given(TEXTS, st.none() | st.dates().map(str).filter(lambda date: "1500" < date[:4] < "2200"))
def test_whatever_is_found_is_a_date_in_order_and_without_overlap(text: str, published: str | None) -> None:
    whens = found(text, published)
    assert all(real(w.value) and (not w.end or (real(w.end) and w.end > w.value)) for w in whens)
    assert all(a.last < b.first for a, b in pairwise(whens))
    assert all(w.first <= w.last for w in whens)


def real(value: str) -> bool:
    year, month, number = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return day(year, month, number) == f"{value}-01-01"[:10]
