"""States, places and bodies of the gazetteer in Russian text, in any case form, as gazetteer.txt says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import gazetteer
from kg.extract.languages.ru import states
from kg.extract.languages.ru.morphology import analyse
from kg.extract.spans import Span
from kg.extract.words import split

from ..sentences import lines

FILE = Path(__file__).with_name("gazetteer.txt")


def cases() -> Iterator[object]:
    for line, where, marks in lines(FILE):
        text, _, expected = line.rpartition(" | ")
        yield pytest.param(text, [] if expected == "-" else expected.split("; "), id=where, marks=marks)


CASES = list(cases())


def spans(text: str) -> list[Span]:
    return states.find(split(text, analyse=analyse, abbreviations=frozenset())).all


def written(span: Span) -> str:
    return f"{span.kind} {span.name}" + (f", {span.country}" if span.country else "")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 77


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert [written(s) for s in spans(text) if s.kind != "person"] == expected


@pytest.mark.parametrize("text", ["Он уехал в {}.", "Страна {} молчит."])
def test_the_short_name_of_every_state_is_found_as_it_is_listed(text: str) -> None:
    missing = [
        s.iso2
        for s in gazetteer.states()
        if f"state {s.ru.label}, {s.iso2}" not in map(written, spans(text.format(s.ru.label)))
    ]
    assert missing == []
