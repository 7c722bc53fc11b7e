"""Plain text: what is read for odd characters, and how passages lead back to the article."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.plain import PlainText, plain_text
from kg.records import Article, Record, Source, misquoted

from .texts import TEXTS


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Баи\u0306рамов", "Байрамов"),
        ("Короле\u0308в Королё\u0301в Короле\u0308\u0301в", "Королёв Королёв Королёв"),
        ("Тока\u0301ев и замо\u0301к", "Токаев и замок"),
        ("Фи\u00adдан", "Фидан"),
        ("Ми\u200bни\u2060стр\ufeff", "Министр"),
        ("Али\u00a0Асадов, 5\u202fмая", "Али Асадов, 5 мая"),
        ("Нью\u2011Йорк", "Нью-Йорк"),
        ("строка\u2028другая", "строка\nдругая"),
        ("Dvořa\u0301k, Erdog\u0306an", "Dvořák, Erdoğan"),
        ("i\u0307stanbul", "istanbul"),
        ("Əli Əsədov", "Əli Əsədov"),
        ("Кот-д’Ивуар — 5 %", "Кот-д’Ивуар — 5 %"),
        ("\u00ad", ""),
        ("два  слова,\t\tтри \u00a0\u200b слова", "два слова, три слова"),
        ("the minister&rsquo;s &laquo;aide&raquo; &#8212; R&amp;D", "the minister’s «aide» — R&D"),
        ("twice: &amp;quot;yes&amp;quot;, &amp;amp;", 'twice: "yes", &'),
        ("Tom &nbsp; Smith", "Tom Smith"),
        ("AT&T; &unknown; &#; &lt", "AT&T; &unknown; &#; &lt"),
        ("во главе c министром", "во главе с министром"),
        ("прибыл B Москву, Кaтaр и ООH", "прибыл В Москву, Катар и ООН"),
        ("Аzərbaycan və Mоldоva; встреча", "Azərbaycan və Moldova; встреча"),
        ("iPhone и VIPы, SMSка", "iPhone и VIPы, SMSка"),
        ("пункт c и d", "пункт с и d"),
        ("", ""),
    ],
)
def test_what_is_read(text: str, plain: str) -> None:
    assert plain_text(text).text == plain


def is_joined(text: str, plain: PlainText) -> bool:
    """Whether lines were joined: breaks of the text are missing."""
    return plain.text.count("\n") != sum(text.count(mark) for mark in "\n\u2028\u2029")


def unbroken(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def edged(text: str) -> str:
    """A text with dashes at its edges: only what stands beyond tells whether a hyphen is one."""
    return re.sub("^-(?= )|(?<= )-$", "–", text)


def alike(text: str) -> str:
    """A text with one letter for those of two scripts that look alike."""
    return text.translate(str.maketrans("aceopxyABCEHKMOPTXk", "асеорхуАВСЕНКМОРТХк"))


@given(TEXTS)
@example("мир - - война")
@example("0 \r\n" + "0" * 30 + " :\r\n" + "0" * 30)
@example("Министр встретился с послом \nЧили и обсудил с ним торговлю \nи транспорт в Лиме")
def test_plain_text_stays_as_it_is(text: str) -> None:
    once = plain_text(text).text
    assert plain_text(once).text == once


@given(TEXTS, st.integers(0, 200), st.integers(1, 200))
@example("мир - война", 0, 5)
@example("- - мир", 2, 3)
@example("0" * 33 + " - ", 0, 35)
def test_a_passage_leads_to_what_it_was_read_from(text: str, start: int, length: int) -> None:
    plain = plain_text(text)
    read = plain.text[start : start + length]
    if read:
        first, last = plain.passage(start, start + len(read))
        assert 0 <= first < last <= len(text)
        again = plain_text(text[first:last])
        here, there = edged(unbroken(again.text)), edged(unbroken(read))
        if re.search("[a-zA-Z]", text) and re.search("[а-яА-ЯёЁ]", text):
            # of what script a letter is only its whole word tells
            assert alike(here) == alike(there)
        elif is_joined(text, plain) or is_joined(text[first:last], again):
            # which breaks are those of full lines only the whole text tells
            assert here == there
        else:
            assert edged(again.text) == edged(read)


@given(TEXTS, st.integers(0, 200))
def test_an_offset_parts_the_plain_text_where_it_parts_the_original(text: str, cut: int) -> None:
    plain = plain_text(text)
    at = plain.offset(cut)
    assert all(plain.passage(i, i + 1)[0] < cut for i in range(min(at, len(plain.text))))
    assert all(plain.passage(i, i + 1)[0] >= cut for i in range(at, len(plain.text)))


SOBER = "Премьер-министр Армении Никол Пашинян 10 марта встретился в Ереване с послом Китая Ли Синем."


def record(text: str, body_start: int = 0) -> Record:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(id=f"t{digest[:20]}", lang="ru", published="2025-03-12", sha256=digest)
    return extract(Article(source=source, text=text, body_start=body_start))


def facts(text: str) -> object:
    found = record(text)
    assert misquoted(found, text) == []
    return [
        [(e.type, e.date, e.place and e.place.name, [(p.name, p.position) for p in e.participants])]
        for e in found.events
    ]


@pytest.mark.parametrize(
    "odd",
    [
        unicodedata.normalize("NFD", SOBER),
        SOBER.replace("Пашинян", "Паши\u00adнян").replace("встретился", "встре\u00adтил\u00adся"),
        SOBER.replace("Армении", "Арме\u0301нии").replace("послом", "посло\u0301м"),
        SOBER.replace(" ", "\u00a0"),
        SOBER.replace(" ", " \u200b"),
        SOBER.replace("Премьер-министр", "Премьер\u2011министр"),
        "\ufeff" + SOBER,
    ],
    ids=["NFD", "soft hyphens", "stress", "no-break spaces", "zero-width spaces", "no-break hyphen", "BOM"],
)
def test_odd_characters_change_no_fact(odd: str) -> None:
    assert facts(odd) == facts(SOBER) != []


def test_the_body_begins_where_it_did() -> None:
    title = "Ви\u00adзит\u00ad за\u00adвер\u00adшен"
    text = f"{title}\n\n{SOBER}"
    found = record(text, body_start=len(title) + 2)
    assert misquoted(found, text) == []
    assert [e.date for e in found.events] == ["2025-03-10"]
