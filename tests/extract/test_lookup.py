"""Names of a list found in running text: case forms, the longest name, capitals."""

from __future__ import annotations

import pytest

from kg.extract.languages.ru.morphology import analyse
from kg.extract.lookup import NameIndex
from kg.extract.words import split

NAMES = [
    "Иран",
    "Королёвск",
    "Гвинея",
    "Экваториальная Гвинея",
    "Новая Зеландия",
    "Совет Европы",
    "Совет",
    "ООН",
    "Алма-Ата",
    "Ош",
    "Большая семёрка",
    "Кот-д'Ивуар",
    "Газах",
    "G20",
    "Баден – Баден",
    "",
]
INDEX = NameIndex([(name, name) for name in NAMES], analyse)


def names(text: str) -> list[tuple[str, str]]:
    """Return (words of the text, name) for every name that starts at some token, none inside another."""
    tokens = split(text, analyse=analyse, abbreviations=frozenset()).tokens
    out, i = [], 0
    while i < len(tokens):
        match = INDEX.match(tokens, i)
        if match is None:
            i += 1
            continue
        last, name = match
        out.append((text[tokens[i].start : tokens[last].end], name))
        i = last + 1
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("визит в Иран", [("Иран", "Иран")]),
        ("послом Ирана", [("Ирана", "Иран")]),
        ("с Новой Зеландией", [("Новой Зеландией", "Новая Зеландия")]),
        ("о Новой Зеландии", [("Новой Зеландии", "Новая Зеландия")]),
        ("в Алма-Ате", [("Алма-Ате", "Алма-Ата")]),
        ("в Оше", [("Оше", "Ош")]),
        ("в Королевске", [("Королевске", "Королёвск")]),
        ("в Королёвске", [("Королёвске", "Королёвск")]),
        ("страны Большой семерки", [("Большой семерки", "Большая семёрка")]),
        ("в Кот-д’Ивуаре", [("Кот-д’Ивуаре", "Кот-д'Ивуар")]),
        ("в Газахе", [("Газахе", "Газах")]),
        ("без G20", [("G20", "G20")]),
        ("Баден — Бадена", [("Баден — Бадена", "Баден – Баден")]),
        ("ИРАН", [("ИРАН", "Иран")]),
    ],
)
def test_a_name_is_found_in_any_case_form(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("в Гвинее и Экваториальной Гвинее", ["Гвинея", "Экваториальная Гвинея"]),
        ("заседание Совета Европы", ["Совет Европы"]),
        ("заседание Совета по Европе", ["Совет"]),
        ("Новая Гвинея", ["Гвинея"]),
        ("генсек ООН", ["ООН"]),
    ],
)
def test_the_longest_name_counts(text: str, found: list[str]) -> None:
    assert [name for _, name in names(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "сектор Газа",
        "в Баден-Баден",
        "оон",
        "Оон",
        "иран",
        "совет Европы",
        "ош",
        "Ошибка",
        "Иранский",
        "Гвинейский",
    ],
)
def test_what_is_no_name_of_the_list(text: str) -> None:
    assert names(text) == []


def test_an_acronym_stays_as_it_is() -> None:
    assert names("ООНа") == []


def test_further_forms_are_those_that_the_language_gives() -> None:
    index = NameIndex([("МИД", 1)], analyse, lambda name: frozenset((name + "е", name + "ом")))
    found = [
        index.match(split(t, analyse=analyse, abbreviations=frozenset()).tokens, 0)
        for t in ("МИДе", "МИД", "МИДу", "Миде")
    ]
    assert found == [(0, 1), (0, 1), None, None]


def test_a_name_does_not_reach_beyond_the_text() -> None:
    assert names("Новой") == []
    assert names("Совета") == [("Совета", "Совет")]


def test_only_words_and_numbers_begin_a_name() -> None:
    tokens = split("«Иран»", analyse=analyse, abbreviations=frozenset()).tokens
    assert [INDEX.match(tokens, i) for i in range(3)] == [None, (1, "Иран"), None]
