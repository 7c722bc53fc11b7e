"""Who tells the news, and what leads on to it, changes nothing of the event that is told (passed_on.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.languages.en.passed_on import without_sources
from kg.extract.leads import without_leads
from tests.extract.reported import Case, article, written
from tests.extract.texts import TEXTS

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("passed_on.toml").read_text("utf-8"))


def _read(lang: str, text: str) -> list[str]:
    return sorted(written(Case(lang, "", text)))


def _opened(event: str) -> str:
    return event[0].upper() + event[1:]


def _within(frame: str, event: str) -> str:
    """The event in a frame; a Russian gerund stands between commas."""
    told = _opened(event) if frame.startswith("{}") else event
    return frame.format(told).replace("что находясь", "что, находясь")


@pytest.mark.parametrize(
    ("table", "event"), [(name, event) for name, table in _TABLE.items() for event in table["events"]]
)
def test_who_tells_an_event_changes_nothing_of_it(table: str, event: str) -> None:
    lang = table[:2]
    alone = _read(lang, f"{_opened(event)}.")
    assert alone
    for frame in _TABLE[table]["frames"]:
        assert _read(lang, _within(frame, event)) == alone, frame


@pytest.mark.parametrize(
    ("text", "lang", "read"),
    [
        ("In addition, at talks", "en", "             At talks"),
        ("Met. Meanwhile, Luis Vega", "en", "Met.            Luis Vega"),
        ('"Met." However, they', "en", '"Met."          They'),
        ("Между тем президент", "ru", "          Президент"),
        ("Отметим, что в Лиме", "ru", "             В Лиме"),
        ("Bundan başqa, iki nazir", "az", "              İki nazir"),
        # what tells something, or does not open a sentence, stays
        *[
            (text, lang, text)
            for lang, text in (
                ("en", "Later, they met"),
                ("en", "In addition to Luis Vega, they met"),
                ("en", "They met in addition, in Lima"),
                ("ru", "При этом присутствовали"),
                ("ru", "Кроме того, он встретился"),
                ("de", "Außerdem, heißt es"),
            )
        ],
    ],
)
def test_leads_are_not_read(text: str, lang: str, read: str) -> None:
    assert without_leads(text, lang) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("State media reported on Tuesday that talks", "Talks"),
        ("Officials said the talks", "The talks"),
        ("It was announced in a statement that he", "He"),
        ("According to local media, the premier", "The premier"),
        ("The presidency announced that A", "A"),
        ("The Foreign Ministry of Oman said in a statement that during talks", "During talks"),
        ("In a statement on Monday, Oman\u2019s Foreign Ministry said at a meeting", "At a meeting"),
        ("A met B, state media reported on Tuesday.", "A met B."),
        ("The minister told reporters on Monday that A", "The minister said on Monday that A"),
        # claims of their own, and sources that do something else, stay
        *[
            (text, text)
            for text in (
                "The Foreign Ministry of Oman said that trade grew",
                "The minister said that at talks",
                "The office told A that he",
                "A met officials who said that talks",
                "Officials met A",
            )
        ],
    ],
)
def test_sources_are_not_read(text: str, read: str) -> None:
    assert " ".join(without_sources(text).split()).replace(" .", ".") == read


def test_what_shows_an_event_shows_who_tells_it() -> None:
    texts = (
        "Meanwhile, the presidents of Chad and Mali met in Riga.",
        "Officials said the kings of Oman and Jordan met.",
    )
    events = extract(article("\n\n".join(texts), lang="en")).events
    assert [event.evidence[0].quote for event in events] == [
        "Meanwhile, the presidents of Chad and Mali met in Riga",
        "Officials said the kings of Oman and Jordan met",
    ]


def test_a_claim_stays_beside_events() -> None:
    record = extract(article("The Foreign Ministry said that trade grew by ten percent.", lang="en"))
    assert [(s.organization, s.text) for s in record.statements] == [
        ("Foreign Ministry", "trade grew by ten percent")
    ]


@given(TEXTS, st.sampled_from(["ru", "en", "az", "tr", "de"]))
def test_all_else_keeps_its_place(text: str, lang: str) -> None:
    for read in (without_leads(text, lang), without_sources(text)):
        assert len(read) == len(text)
        assert all(b in (a, " ", a.upper(), "İ") or b in "said" for a, b in zip(text, read, strict=True))
