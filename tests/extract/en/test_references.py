"""Who is meant by a short reference in an English text, as references.txt marks it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from kg.extract.languages import en
from kg.extract.reading import Reading

from .stated import HERE, article

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


class Reference(NamedTuple):
    """A text without marks, the offsets of a reference in it, and the name of the person meant ('-' for
    nobody)."""

    text: str
    start: int
    end: int
    person: str


def references(line: str) -> list[Reference]:
    """Return the references of a line; offsets count in the text without marks."""
    text = _MARK.sub(r"\1", line)
    out, taken = [], 0
    for match in _MARK.finditer(line):
        start = match.start() - taken
        taken += len(match.group()) - len(match.group(1))
        out.append(Reference(text, start, start + len(match.group(1)), match.group(2)))
    return out


LINES = (HERE / "references.txt").read_text(encoding="utf-8").splitlines()
CASES = [r for line in LINES if line and not line.startswith("#") for r in references(line)]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 61


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[case.start :][:40])
def test_a_reference_means(case: Reference) -> None:
    assert meant(en.read(article(case.text)), case) == case.person


def meant(reading: Reading, case: Reference) -> str:
    heads = {p.head: p for p in reading.parties}
    inside = [t.index for t in reading.words.tokens if case.start <= t.start and t.end <= case.end]
    party = next(heads[i] for i in inside if i in heads)
    return party.person.name if party.person is not None else "-"
