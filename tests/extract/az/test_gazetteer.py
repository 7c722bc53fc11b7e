"""States, places and bodies of the gazetteer in Azerbaijani text, in any case form, as gazetteer.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import gazetteer
from kg.extract.languages.az import bodies, split_words, states
from kg.extract.spans import Span
from kg.extract.words import Words

from ..sentences import lines

CASES = [
    pytest.param(line.rpartition(" | ")[0], line.rpartition(" | ")[2], id=where, marks=marks)
    for line, where, marks in lines(Path(__file__).with_name("gazetteer.txt"))
]


def spans(text: str) -> list[tuple[Words, Span]]:
    words = split_words(text)
    return [(words, span) for span in states.find(words, "").all]


def written(words: Words, span: Span) -> str:
    name = span.name or bodies.name_of(words, span)
    country = f", {span.country}" if span.country else ""
    return f"{span.kind} {name}{country} {bodies.case_of(words, span)}"


def test_no_case_is_lost() -> None:
    assert len(CASES) == 25


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_in_a_text(text: str, expected: str) -> None:
    assert [written(*found) for found in spans(text)] == ([] if expected == "-" else expected.split("; "))


@pytest.mark.parametrize("text", ["O, sabah {} barədə danışacaq.", "Qonaq {} ilə tanışdır."])
def test_the_short_name_of_every_state_is_found_as_it_is_listed(text: str) -> None:
    missing = [
        s.iso2
        for s in gazetteer.states()
        if (s.iso2, "state") not in [(span.country, span.kind) for _, span in spans(text.format(s.az.label))]
    ]
    assert missing == []
