"""Who was at what a sentence tells by its matter, day and town alone, the next sentence says (attended.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("attended.toml").read_text("utf-8"))
_DAY, _NEXT = "2025-05-05", "2025-05-06"
_SIZES, _TALKS = (2, 3, 5), 3


def _texts() -> Iterator[tuple[str, str, list[str]]]:
    """Language, text and the people who were there."""
    for lang, table in _TABLE.items():
        for told, there, size in product(table["told"], table["there"], _SIZES):
            people = table["people"][:size]
            listed = f"{', '.join(people[:-1])}{table['and']}{people[-1]}"
            yield lang, f"{told} {there.replace('{l}', listed)}", people


@pytest.mark.parametrize(("lang", "text", "people"), list(_texts()))
def test_they_were_at_that_event(lang: str, text: str, people: list[str]) -> None:
    lines = written(Case(lang, "", text, (), "", _NEXT))
    events = [line for line in lines if line.split()[0] in ("meeting", "conference")]
    assert len(events) == 1, lines
    assert f" held {_DAY} @ {_TABLE[lang]['town']} : " in events[0]
    assert all(person.split()[-1] in events[0] for person in people), events
    assert events[0].startswith("conference") or len(people) <= _TALKS, events
