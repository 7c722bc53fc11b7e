"""The case files of dates, "PUBLISHED | TEXT | VALUES", and what holds for every date that is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from kg.extract.times import When, day

from .sentences import lines


def cases(file: Path) -> list[object]:
    """Return the cases of a file as parameters of a test; "-" for no day of publication, and for no date."""
    return [pytest.param(*text.split(" | "), id=where, marks=marks) for text, where, marks in lines(file)]


def written(whens: Sequence[When]) -> str:
    """Return dates in the notation of the cases: "/" before the last day, "*" for the date line of a page."""
    values = (w.value + (f"/{w.end}" if w.end else "") + ("*" if w.stamp else "") for w in whens)
    return "; ".join(values) or "-"


def are_dates(whens: Sequence[When]) -> bool:
    """Whether all are days, months or years of the calendar, in order and without overlap."""
    real = all(_is_real(w.value) and (not w.end or (_is_real(w.end) and w.end > w.value)) for w in whens)
    return (
        real and all(w.first <= w.last for w in whens) and all(a.last < b.first for a, b in pairwise(whens))
    )


def _is_real(value: str) -> bool:
    year, month, number = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return day(year, month, number) == f"{value}-01-01"[:10]
