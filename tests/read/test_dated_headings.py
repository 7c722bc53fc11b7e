"""Of many headings that say when an article was published, all but those of known kinds are read."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.read.dated_headings import LANGUAGES, headings

# One of so many headings; a prime, so that each part of a line comes with all others.
_EACH = 71


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_day_of_a_heading_is_read(lang: str) -> None:
    sample = list(islice(headings(lang), 0, None, _EACH))
    assert len(sample) > 200
    assert [h.text[:100] for h in sample if h.known() is None and not h.is_read] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_heading_of_each_day_and_place_is_read(lang: str) -> None:
    told: set[tuple[str, str]] = set()
    for heading in headings(lang):
        key = (heading.parts["days"], heading.parts["place"])
        if key not in told and heading.known() is None:
            told.add(key)
            assert heading.is_read, heading.text[:100]
    assert len(told) > 60
