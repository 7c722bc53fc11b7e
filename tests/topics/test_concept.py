"""Phrases and their concepts: the cases in cases.txt, and what holds of any phrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import topics
from kg.topics import concept

LINES = (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [
    tuple(part.strip() for part in line.split("|")) for line in LINES if line and not line.startswith("#")
]
NAMES = {label.concept for label in topics.labels()}


def test_cases_are_many_and_in_three_languages() -> None:
    assert len(CASES) >= 220
    assert {lang for lang, _, _ in CASES} == {"ru", "en", "az"}
    assert sum(name == "-" for _, _, name in CASES) >= 20


def test_cases_are_written_once_and_name_known_concepts() -> None:
    assert len({(lang, phrase) for lang, phrase, _ in CASES}) == len(CASES)
    assert {name for _, _, name in CASES} - NAMES == {"-"}


@pytest.mark.parametrize(("lang", "phrase", "name"), CASES)
def test_case(lang: str, phrase: str, name: str) -> None:
    assert (concept(phrase, lang) or "-") == name


def test_every_label_leads_to_its_concept() -> None:
    astray = [label for label in topics.labels() if concept(label.text, label.lang) != label.concept]
    assert astray == []


def test_a_hidden_name_counts_as_the_whole_phrase_only() -> None:
    assert concept("Ukraine", "en") == "ukraine-war"
    assert concept("a visit to Ukraine", "en") is None


def test_a_hidden_word_counts_when_no_other_label_is_there() -> None:
    assert concept("развитие отношений с Арменией", "ru") == "bilateral-relations"
    assert concept("развитие отношений с НАТО", "ru") == "nato-relations"


@pytest.mark.parametrize(
    ("phrase", "lang"),
    [
        ("российско-турецкое сотрудничество", "ru"),
        ("азербайджано-грузинский диалог", "ru"),
        ("U.S.-Jamaica partnership", "en"),
        ("Azərbaycan-Türkiyə əməkdaşlığı", "az"),
    ],
)
def test_two_states_and_a_word_for_contact_are_bilateral_relations(phrase: str, lang: str) -> None:
    assert concept(phrase, lang) == "bilateral-relations"


def test_gaza_is_no_gas() -> None:
    assert concept("ситуация в Газе", "ru") == "gaza-conflict"
    assert concept("транзит газа", "ru") == "natural-gas"


def test_parts_of_a_list_make_no_label_when_a_whole_one_is_there() -> None:
    assert concept("economic, development, and humanitarian aid", "en") == "humanitarian-affairs"


def test_a_language_without_labels_gives_none() -> None:
    assert concept("le commerce", "fr") is None


def test_a_language_without_labels_has_no_concepts() -> None:
    assert concept("enerji iş birliği", "tr") is None
    assert concept("energy", "xx") is None


@given(st.text(max_size=80), st.sampled_from(topics.LANGUAGES))
def test_any_text_gives_a_known_concept_or_none(phrase: str, lang: str) -> None:
    assert concept(phrase, lang) in NAMES | {None}


@given(st.sampled_from(CASES))
def test_a_capital_at_the_beginning_changes_nothing(case: tuple[str, str, str]) -> None:
    lang, phrase, name = case
    capital = "İ" if (lang, phrase[0]) == ("az", "i") else phrase[0].upper()
    assert (concept(capital + phrase[1:], lang) or "-") == name


def test_a_very_long_phrase_is_read_at_its_beginning() -> None:
    assert concept("туризм " + "и прочее " * 10_000, "ru") == "tourism"
    assert concept("прочее " * 10_000 + "туризм", "ru") is None


@pytest.mark.parametrize(
    ("lang", "phrase", "is_one"),
    [
        ("en", "support for Peru", True),
        ("ru", "ситуация в Перу", True),
        ("az", "Perudakı vəziyyət", True),
        ("en", "visit to Peru", False),
        ("ru", "малые реки Перу", False),
        ("en", "support for trade", False),
        ("tr", "Peru'daki durum", False),
    ],
)
def test_what_is_said_of_one_state_may_be_of_any(lang: str, phrase: str, is_one: bool) -> None:
    assert topics.is_matter_of_state(phrase, lang) is is_one
