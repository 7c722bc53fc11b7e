"""What is asked of some words only would say the same if it were asked of all of a text."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kg.extract import extract
from kg.extract.languages.en import (
    actors,
    events,
    name_runs,
    titles,
    topic_nouns,
    topics,
)
from kg.extract.languages.en.tokens import split_words

from ..reported import article, cases
from ..sentences import cases as sentences
from ..sentences import topics_told
from ..test_event_cases import FILES

EVERY = 20  # so many cases of events lie between two that are read here
# The words that are asked for, by the module that asks.
WORDS: tuple[tuple[ModuleType, str], ...] = (
    (topics, "_CUES"),
    (topics, "_BEFORE_MATTER"),
    (topic_nouns, "NOUN_CUES"),
    (events, "_ASKED"),
)


EVENTS = [case.text for file in FILES if file.parent.name == "en" for case in cases(file)][::EVERY]
TOPICS = sentences(Path(__file__).with_name("topics.txt"))


def reads() -> list[object]:
    return [*(extract(article(text, lang="en")) for text in EVENTS), *map(topics_told, TOPICS)]


@pytest.fixture(scope="module")
def read() -> list[object]:
    return reads()


def test_words_that_introduce_topics_and_name_gatherings(
    read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*EVENTS, *(case.text for case in TOPICS)]
    every = frozenset().union(*(t.lemmas for text in texts for t in split_words(text).tokens))
    for module, name in WORDS:
        monkeypatch.setattr(module, name, every | getattr(module, name))
    assert reads() == read


def test_words_at_which_no_title_begins(read: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles.TitleReader, "_opens_none", titles.TitleReader.is_plain)
    assert reads() == read


def test_mentions_and_names_that_were_read_before(
    read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors.ActorReader, "_once", actors.ActorReader._at)
    monkeypatch.setattr(name_runs.NameRuns, "end", name_runs.NameRuns._end)
    assert reads() == read
