"""Person names in Azerbaijani texts: found, and in the nominative, as names.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.languages import az

from ..reported import article
from ..sentences import lines

CASES = [
    pytest.param(*(part.strip() for part in line.split("|")), id=where, marks=marks)
    for line, where, marks in lines(Path(__file__).with_name("names.txt"))
]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 92


@pytest.mark.parametrize(("text", "name"), CASES)
def test_a_name_in_the_nominative(text: str, name: str) -> None:
    assert [p.name for p in az.read(article(text, lang="az")).persons] == [name]
