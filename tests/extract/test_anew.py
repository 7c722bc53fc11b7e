"""Second talks of the same people are events, what only goes on about a talk is none (anew.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("anew.toml").read_text("utf-8"))


def _texts(name: str) -> Iterator[tuple[str, str]]:
    for lang, table in _TABLE.items():
        for lead, sentence in product(table["leads"], table[name]):
            yield lang, f"{lead} {sentence}"


def _talks(lang: str, text: str) -> list[str]:
    return [line for line in written(Case(lang, "", text, (), "", None)) if line.startswith("meeting")]


@pytest.mark.parametrize(("lang", "text"), list(_texts("again")))
def test_another_talk_is_an_event_of_its_own(lang: str, text: str) -> None:
    talks = _talks(lang, text)
    assert len(talks) == 2, talks
    assert all(person in talk for talk in talks for person in _TABLE[lang]["people"]), talks


@pytest.mark.parametrize(("lang", "text"), list(_texts("same")))
def test_what_goes_on_about_a_talk_is_none(lang: str, text: str) -> None:
    assert len(_talks(lang, text)) == 1, _talks(lang, text)
