"""What interrupts a sentence between marks, and days of careers: what the rules of events do not see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.asides import without_asides
from kg.extract.careers import without_careers
from kg.extract.times import When
from kg.extract.words import split

from .texts import TEXTS


@pytest.mark.parametrize(
    ("text", "lang", "read"),
    [
        ("Anna Berg (pictured) and Luis Vega", "en", "Anna Berg            and Luis Vega"),
        ("Anna Berg, 61, met", "en", "Anna Berg      met"),
        ("Anna Berg, 61, Peru's minister", "en", "Anna Berg,     Peru's minister"),
        ("Anna Berg – a former diplomat – met", "en", "Anna Berg , a former diplomat , met"),
        ("Anna Berg, as expected, met", "en", "Anna Berg               met"),
        ("will, at the request of others, travel", "en", "will" + " " * 28 + "travel"),
        ("Анна Берг (на фото), как известно, прибыла", "ru", "Анна Берг" + " " * 26 + "прибыла"),
        ("провёл, впервые за год, беседу", "ru", "провёл                  беседу"),
        ("Anna Berq (şəkildə) və", "az", "Anna Berq           və"),
        ("of Chile (Ana Ruiz) and Oman (Ali Omar) met", "en", "of Chile –Ana Ruiz  and Oman –Ali Omar  met"),
        ("Чили (Анна Руис), Омана (Али Омар)", "ru", "Чили  Анна Руис , Омана  Али Омар "),
        # what tells something stays
        *[
            (text, lang, text)
            for lang, text in (
                ("en", "Anna Berg (Estonia) and Luis Vega (EU)"),
                ("en", "Ana Ruiz (South Korea) and Ali Omar (Saudi Arabia)"),
                ("en", "of Chile (Ana Ruiz) met"),
                ("en", "paragraph (c) and Anna Berg (R)"),
                ("en", "will, on Monday, travel"),
                ("en", "will, with Luis Vega, travel"),
                ("en", "Talks – Peru and Chile – began"),
                ("en", "between 1990 – a good year – and now"),
                ("en", "opposition to, and fear of, the plan"),
                ("ru", "Перу – Чили – Боливия"),
                ("ru", "впервые, в Лиме, встретились"),
                ("de", "Anna Berg, wie erwartet, kam (Foto)"),
            )
        ],
    ],
)
def test_asides_are_not_read(text: str, lang: str, read: str) -> None:
    assert without_asides(text, lang) == read


@given(TEXTS, st.sampled_from(["ru", "en", "az", "tr", "de"]))
def test_all_else_keeps_its_place(text: str, lang: str) -> None:
    read = without_asides(text, lang)
    assert len(read) == len(text)
    assert all(a == b or b in " ,–" for a, b in zip(text, read, strict=True))


@pytest.mark.parametrize(
    ("text", "day", "lang", "kept"),
    [
        ("Berg , elected in May , met", 3, "en", False),
        ("Berg met in May", 3, "en", True),
        ("Berg , elected , met in May", 6, "en", True),
        ("избранный в мае президент", 2, "ru", False),
        ("визит назначен на май", 3, "ru", True),
        ("ötən ay seçilmiş prezident", 1, "az", False),
        ("elected in May", 2, "de", True),
    ],
)
def test_days_of_careers(text: str, day: int, lang: str, *, kept: bool) -> None:
    words = split(text, analyse=lambda word: (), abbreviations=frozenset())
    when = When(day, day, "2024-05")
    assert without_careers(words, [when], lang) == ([when] if kept else [])
