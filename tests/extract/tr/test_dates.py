"""Time expressions of Turkish texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.languages.tr import dates
from kg.extract.languages.tr.forms import split_words
from kg.extract.times import When, parse_published

from ..dated import cases, written

CASES = cases(Path(__file__).with_name("dates.txt"))


def found(text: str, published: str | None) -> list[When]:
    return dates.find(split_words(text), parse_published(published))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 26


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    assert written(found(text, None if published == "-" else published)) == expected


def test_an_expression_is_shown_by_its_tokens() -> None:
    words = split_words("Zirve 27-28 Kasım 2025'te Bakü'de yapıldı.")
    (when,) = dates.find(words, None)
    assert words.quote(when.first, when.last) == "27-28 Kasım 2025"
