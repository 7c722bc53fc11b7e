"""What is asked of some words only would say the same if it were asked of all of a text."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kg.extract import extract
from kg.extract.languages.en import (
    actors,
    gathering_names,
    name_runs,
    titles,
    topic_nouns,
    topics,
)
from kg.extract.languages.en.tokens import split_words
from kg.records import Article, Record

from ..reported import article
from ..reported import cases as events
from ..sentences import cases as sentences
from ..test_event_cases import FILES

EVERY = 15  # so many texts lie between two that are read here
# The words that are asked for, by the module that asks.
WORDS: tuple[tuple[ModuleType, str], ...] = (
    (topics, "_CUES"),
    (topics, "_BEFORE_MATTER"),
    (topic_nouns, "NOUN_CUES"),
    (gathering_names, "_CALLED"),
)


def _texts() -> list[Article]:
    told = [case.text for file in FILES if file.parent.name == "en" for case in events(file)]
    told += [case.text for case in sentences(Path(__file__).with_name("topics.txt"))]
    return [article(text, lang="en") for text in told][::EVERY]


@pytest.fixture(scope="module")
def texts() -> list[Article]:
    return _texts()


@pytest.fixture(scope="module")
def read(texts: list[Article]) -> list[Record]:
    return [extract(text) for text in texts]


def test_words_that_introduce_topics_and_name_gatherings(
    texts: list[Article], read: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = frozenset().union(*(t.lemmas for text in texts for t in split_words(text.text).tokens))
    for module, name in WORDS:
        assert getattr(module, name) - every, name  # no lists that name all of them anyhow
        monkeypatch.setattr(module, name, every)
    assert [extract(text) for text in texts] == read


def test_words_at_which_no_title_begins(
    texts: list[Article], read: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles.TitleReader, "_opens_none", titles.TitleReader.is_plain)
    assert [extract(text) for text in texts] == read


def test_mentions_and_names_that_were_read_before(
    texts: list[Article], read: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors.ActorReader, "_once", actors.ActorReader._at)
    monkeypatch.setattr(name_runs.NameRuns, "end", name_runs.NameRuns._end)
    assert [extract(text) for text in texts] == read
