"""Person names in Russian texts: found, in the nominative, with the gender that the text tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.languages import ru

from ..reported import article

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 218
    assert all(len(case) == 3 for case in CASES)


@pytest.mark.parametrize(("text", "name", "gender"), CASES)
def test_a_name_in_the_nominative(text: str, name: str, gender: str) -> None:
    persons = ru.read(article(text, lang="ru")).persons
    assert [p.name for p in persons] == [name]
    assert gender == "-" or persons[0].gender == gender
