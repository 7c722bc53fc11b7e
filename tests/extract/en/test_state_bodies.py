"""Bodies that their states make known, one by one also out of a plural."""

from __future__ import annotations

import pytest

from kg.extract.languages.en import find_names
from kg.extract.languages.en.tokens import split_words

CASES = [
    (
        "The forum was opened by the Governments of Kenya and Portugal.",
        ["Government of Kenya, KE", "Government of Portugal, PT"],
    ),
    (
        "The Ministries of Foreign Affairs of Uzbekistan and the Netherlands held consultations.",
        [
            "Ministry of Foreign Affairs of Uzbekistan, UZ",
            "Ministry of Foreign Affairs of the Netherlands, NL",
        ],
    ),
    (
        "the parliaments of Estonia, Latvia, and Lithuania met.",
        ["parliament of Estonia, EE", "parliament of Latvia, LV", "parliament of Lithuania, LT"],
    ),
    (
        "The Azerbaijani and South Korean foreign ministries held talks.",
        ["foreign ministry, AZ", "foreign ministry, KR"],
    ),
    (
        "He met officials of the Departments of State, Energy, and Homeland Security.",
        ["Department of State, ", "Department of Energy, ", "Department of Homeland Security, "],
    ),
    ("The UK and Japanese governments signed it.", ["government, GB", "government, JP"]),
    ("Ukraine's defence ministry denied it.", ["defence ministry, UA"]),
    ("The German government agreed.", ["government, DE"]),
    ("the foreign ministry of Kazakhstan denied it.", ["foreign ministry of Kazakhstan, KZ"]),
    ("A foreign ministry spokesman denied it.", ["foreign ministry, "]),
    ("Ukrainian government officials left.", []),
    ("The two governments agreed, and their ministries will meet.", []),
    ("The government approved it.", []),
]


@pytest.mark.parametrize(("text", "bodies"), CASES, ids=[text[:40] for text, _ in CASES])
def test_bodies_of_states(text: str, bodies: list[str]) -> None:
    words = split_words(f"Headline\n\n{text}")
    assert [f"{s.name}, {s.country}" for s in find_names(words).all if s.kind == "body"] == bodies
