"""Who is meant by a short reference in an Azerbaijani text, as references.txt marks it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract.languages import az

from ..reported import article

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


class Reference(NamedTuple):
    """A text without marks, where a reference begins and ends, the person meant ("-" for nobody)."""

    text: str
    start: int
    end: int
    person: str


def reference(line: str) -> Reference:
    match = _MARK.search(line)
    assert match is not None, line
    start = match.start()
    return Reference(_MARK.sub(r"\1", line), start, start + len(match.group(1)), match.group(2))


LINES = Path(__file__).with_name("references.txt").read_text(encoding="utf-8").splitlines()
CASES = [reference(line) for line in LINES if line and not line.startswith("#")]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 33


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[case.start :][:40])
def test_a_reference_means(case: Reference) -> None:
    read = az.read(article(case.text, lang="az"))
    inside = [t.index for t in read.words.tokens if case.start <= t.start and t.end <= case.end]
    party = next(p for p in read.parties if p.head in inside)
    assert (party.person.name if party.person is not None else "-") == case.person
