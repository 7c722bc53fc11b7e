"""Words are asked for parties where they can be some, and those are all that there are."""

from __future__ import annotations

from itertools import islice

import pytest

from kg.extract.languages.ru import actors, split_words, states

from ..test_event_cases import FILES, parameters

CASES = [case.values[0].text for case in parameters(FILES) if case.values[0].lang == "ru"]
# Parties of each kind, the rare ones too.
WORDS = ["Тот ", "Та ", "Оба ", "Обоих ", "Обе ", "руководств", "власт", "эксперт", "специалист", "страны "]
WORDS += ["государства", "дипломаты", "сторона", "делегация", "Он ", "лидеры", "парламент", "дипломатом"]
TEXTS = {text for word in WORDS for text in islice((t for t in CASES if word in t), 12)}


class Everything:
    """A set of all words."""

    def __contains__(self, word: str) -> bool:
        return True

    def isdisjoint(self, words: frozenset[str]) -> bool:
        return not words


def read() -> list[str]:
    out = []
    for text in sorted(TEXTS):
        words = split_words(text)
        out.append(str(actors.ActorReader(words, states.find(words), states.adjectives()).read()))
    return out


def test_no_party_is_of_a_word_that_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = read()
    assert len(asked) > 100
    monkeypatch.setattr(actors, "_ACTORS", Everything())
    assert read() == asked
