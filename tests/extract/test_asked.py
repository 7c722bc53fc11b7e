"""Patterns are asked on the words that they can answer on, and words are found by their lemmas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.extract.asked import Patterns, on
from kg.extract.languages.en import events as english
from kg.extract.languages.ru import events as russian
from kg.extract.languages.ru import split_words
from kg.extract.languages.ru import topics as russian_topics
from kg.extract.languages.ru.stage import Stage

from . import sentences
from .reported import cases, events, written
from .test_event_cases import FILES

EVERY = 20  # so many cases lie between two that are read here
ROWS = {"ru": (russian, ("_ASKED",)), "en": (english, ("_AT_VERBS", "_ELSEWHERE"))}


def test_of_a_row_those_are_asked_that_can_answer_in_its_order() -> None:
    @on({"meet"}, "see")
    def meets() -> None: ...

    def anything() -> None: ...

    @on("visit")
    def visits() -> None: ...

    row = Patterns((visits, anything, meets))
    assert row.of(frozenset(("saw", "see"))) == (anything, meets)
    assert row.of(frozenset(("visit", "meet"))) == (visits, anything, meets)
    assert row.of(frozenset(("table",))) == (anything,)


class Whole:
    """A row of which all patterns are asked on each word."""

    def __init__(self, row: Iterable[Callable[..., Any]]) -> None:
        self.row = tuple(row)

    def of(self, lemmas: frozenset[str]) -> tuple[Callable[..., Any], ...]:
        return self.row


@pytest.mark.parametrize("lang", ROWS)
def test_no_pattern_answers_on_words_it_does_not_name(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [case for file in FILES if file.parent.name == lang for case in cases(file)]
    told = [case for case in told if not case.failure][::EVERY]
    read = [events(written(case)) for case in told]
    module, names = ROWS[lang]
    for name in names:
        monkeypatch.setattr(module, name, Whole(getattr(module, name).row))
    assert len(read) > 50
    assert [events(written(case)) for case in told] == read


class Everything(frozenset[str]):
    """The words of a sentence that says everything."""

    def isdisjoint(self, other: Iterable[object]) -> bool:
        return False

    def __contains__(self, word: object) -> bool:
        return True


def test_what_is_not_looked_for_in_a_sentence_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [case for file in FILES if file.parent.name == "ru" for case in cases(file)]
    told = [case for case in told if not case.failure][::EVERY]
    read = [events(written(case)) for case in told]
    monkeypatch.setattr(Stage, "said", Everything())
    assert len(read) > 50
    assert [events(written(case)) for case in told] == read


def test_no_rule_of_topics_answers_on_words_it_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    told = sentences.cases(Path(__file__).parent / "ru" / "topics.txt")
    read = [sentences.topics_told(case)[0] for case in told]
    monkeypatch.setattr(russian_topics, "_RULES", Whole(russian_topics._RULES.row))
    assert sum(map(len, read)) > len(told)
    assert [sentences.topics_told(case)[0] for case in told] == read


def test_words_are_found_by_any_of_their_lemmas_in_order() -> None:
    words = split_words("Столица Чили. Министр прибыл в столицу страны.")
    found = words.with_any(frozenset(("страна", "столица", "король")))
    assert [t.text for t in found] == ["Столица", "столицу", "страны"]
    assert words.with_any(frozenset(("король",))) == []
