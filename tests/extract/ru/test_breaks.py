"""Where sentences end in Russian, as breaks.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.languages.ru import split_words

from ..sentences import lines

FILE = Path(__file__).with_name("breaks.txt")
CASES = [pytest.param(text.split(" | "), id=where, marks=marks) for text, where, marks in lines(FILE)]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 63


@pytest.mark.parametrize("expected", CASES)
def test_sentences_of_a_text(expected: list[str]) -> None:
    words = split_words(" ".join(expected))
    assert [words.quote(s.first, s.last) for s in words.sentences] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Первая строка\n\nвторая строка", ["Первая строка", "вторая строка"]),
        ("Строка без точки\nДругая строка", ["Строка без точки", "Другая строка"]),
        ("Строка, которая идет\nдальше", ["Строка, которая идет\nдальше"]),
        ("Строка с точкой.\n— Другая строка", ["Строка с точкой.", "— Другая строка"]),
        ("В 2024 г.\nБаку принял", ["В 2024 г.", "Баку принял"]),
    ],
)
def test_line_ends(text: str, expected: list[str]) -> None:
    words = split_words(text)
    assert [words.quote(s.first, s.last) for s in words.sentences] == expected
