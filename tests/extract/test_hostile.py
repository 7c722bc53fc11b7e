"""Texts that are made to do harm: a record comes of each, its quotes hold, and the work is bounded."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.records import Article, Record, Source, misquoted

from .reported import cases
from .test_event_cases import COUNTED

WORDS = {
    "ru": "Иван Петров Али министр глава МИД Азербайджана России ООН президент встретился с и в провёл "
    "переговоры подписали заявил сказал «о торговле» 5 мая 2020 года в_Баку делегация посол по_телефону А. "
    "Б. Си Цзиньпин бывший который Москва–Баку г-н",
    "az": "İlham Əliyev Əli nazir naziri prezidenti XİN Azərbaycanın Rusiya BMT və ilə görüşüb danışıqlar "
    "imzalayıb deyib «ticarət» 5 may 2020-ci ildə Bakıda nümayəndə_heyəti səfir telefonla A. Ə. Si Cinpin "
    "keçmiş oğlu Rusiya-Azərbaycan cənab",
    "en": "John Smith Ali Minister minister President of the Foreign_Ministry Azerbaijan US UN met with and "
    "in held talks signed said “trade” 5 May 2020 Baku delegation ambassador by_phone A. B. Xi Jinping "
    "former who US-China Mr.",
}
ODD = [
    *"\u202e\u200f\u061c\u200b\ufeff\u2028\x85\xad\u0301ıİſßﬁ…»«“”—.;:(){}[]\n",
    "I\u0307stanbul", "Аzərbаycan", "Ministеr", "минiстр", "BAŞ_NAZİR", "İI" * 20,
    "\U0001d40c\U0001d422\U0001d427", "е\u0301" * 40, "A." * 30, "Б.-" * 20,
    "-" * 60, "»" * 40, "( " * 30, "x" * 3000, "Ы" * 2000, "1" * 500,
    "5.5." * 40, "\u0430\u0301\u0302\u0303" * 30, "王毅", "نتنياهو", "\n \n", "99 мая 0000 года",
    "31.02.2025",
]  # fmt: skip


def article(text: str, lang: str) -> Article:
    digest = sha256(text.encode()).hexdigest()
    source = Source(id=digest[:16], lang=lang, sha256=digest, published="2025-11-21")
    return Article(source=source, text=text)


def read(text: str, lang: str) -> Record:
    found = article(text, lang)
    record = extract(found)
    assert misquoted(record, found.text) == []
    return record


@pytest.mark.parametrize("lang", sorted(WORDS))
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_record_comes_of_any_words(lang: str, data: st.DataObject) -> None:
    usual = [word.replace("_", " ") for word in WORDS[lang].split()]
    word = st.one_of(st.sampled_from(usual), st.sampled_from(usual), st.sampled_from(ODD))
    between = st.sampled_from((" ", " ", " ", "", ", ", ". ", "\n"))
    pieces = data.draw(st.lists(st.tuples(word, between), min_size=1, max_size=40))
    text = "".join(part for piece in pieces for part in piece)
    form = data.draw(st.sampled_from(("NFC", "NFC", "NFD")))
    read(unicodedata.normalize(form, text), lang)  # type: ignore[arg-type]


@cache
def _texts(lang: str) -> list[str]:
    """The texts of the case files of a language."""
    files = sorted((Path(__file__).parent / lang).glob("*.txt"))
    return [
        case.text for name in COUNTED[lang] for file in files if file.name == name for case in cases(file)
    ]


# What happens to words of news on their way: lost, told twice, in capitals, with a mark too many.
_FAULTS: dict[str, Callable[[str], str]] = {
    "lost": lambda word: "",
    "twice": lambda word: f"{word} {word}",
    "capitals": str.upper,
    **{mark: partial("{1}{0}".format, mark) for mark in ',.:;?!–()«»"…'},
    **{f" {mark}": partial("{1} {0}".format, mark) for mark in ",.–"},
}


@pytest.mark.parametrize("lang", sorted(WORDS))
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_record_comes_of_news_with_faults(lang: str, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(_texts(lang))).split(" ")
    places = st.integers(min_value=0, max_value=len(words) - 1)
    for at, fault in data.draw(st.lists(st.tuples(places, st.sampled_from(sorted(_FAULTS))), max_size=6)):
        words[at] = _FAULTS[fault](words[at])
    read(" ".join(words), lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "открытием, большого моста.\n\nПегги Хадсон? что"),
        ("en", "reviewing United Ports’ and ,"),
    ],
)
def test_a_record_comes_of_what_once_gave_none(lang: str, text: str) -> None:
    assert read(text, lang).events == ()


@pytest.mark.parametrize(("lang", "piece"), [("az", "İlham "), ("az", "1. ")])
def test_twice_the_text_is_four_times_the_work_at_most(lang: str, piece: str) -> None:
    """Counted in calls, since the machine may be busy."""
    read("Тест. Test.", lang)
    once, twice = (_calls(piece * count, lang) for count in (300, 600))
    assert twice < 4.5 * once


def _calls(text: str, lang: str) -> int:
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(article(text, lang))
    finally:
        sys.setprofile(None)
    return calls
