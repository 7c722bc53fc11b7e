"""One event of two officials, told in every construction that a language has for it, whoever they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from .reported import Case, written

HERE: Final = Path(__file__).resolve().parent
LANGUAGES: Final = ("en", "ru", "az")
# Constructions of each language; fewer are lost ones.
COUNTED: Final = {"en": 130, "ru": 104, "az": 82}


def table(lang: str) -> dict[str, Any]:
    return tomllib.loads((HERE / lang / "constructions.toml").read_text(encoding="utf-8"))


def told(lang: str) -> Iterator[tuple[str, str]]:
    """Yield each construction with what it tells: "meeting held", a sentence with places for two people."""
    for kind, by_modality in table(lang)["told"].items():
        for modality, listed in by_modality.items():
            yield from ((f"{kind} {modality}", line) for line in listed["sentences"].strip().splitlines())


def sentences(lang: str) -> Iterator[tuple[str, str]]:
    """Yield all sentences of a language, each construction with every way to call the two."""
    ways = table(lang)
    for head, construction in told(lang):
        for one, other in zip(ways["a"], ways["b"], strict=True):
            text = construction.format(**one, **other)
            yield head, text[:1].upper() + text[1:]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_construction_is_lost(lang: str) -> None:
    assert len({construction for _, construction in told(lang)}) == COUNTED[lang]


@pytest.mark.parametrize(
    ("lang", "head", "text"),
    [(lang, head, text) for lang in LANGUAGES for head, text in sentences(lang)],
)
def test_two_take_part_in_what_a_construction_tells(lang: str, head: str, text: str) -> None:
    names = table(lang)["names"]
    lines = written(Case(lang, "", text, (), "", "2025-03-11"))
    assert [line for line in lines if line.startswith(head) and all(n in line for n in names)], lines
