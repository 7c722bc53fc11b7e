"""Person names in English texts: found, in full, with the gender that the text tells."""

from __future__ import annotations

import pytest

from kg.extract.languages import en

from .stated import HERE, article

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 34
    assert all(len(case) == 3 for case in CASES)


@pytest.mark.parametrize(("text", "name", "gender"), CASES)
def test_a_name_in_full(text: str, name: str, gender: str) -> None:
    persons = en.read(article(text)).persons
    assert [p.name for p in persons] == [name]
    assert gender == "-" or persons[0].gender == gender
