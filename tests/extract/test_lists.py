"""Lists of participants are read whole, whatever stands between their members (lists.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extract
from tests.extract.reported import article

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("lists.toml").read_text("utf-8"))


def _lists() -> Iterator[tuple[str, str, list[str]]]:
    for lang, table in _TABLE.items():
        for lists in (v for v in table.values() if isinstance(v, dict)):
            for frame in lists["frames"]:
                for gap in lists["gaps"]:
                    yield lang, frame.format(gap), table["all"]


@pytest.mark.parametrize(("lang", "text", "named"), list(_lists()))
def test_everybody_listed_takes_part_in_one_event(lang: str, text: str, named: list[str]) -> None:
    events = extract(article(text, lang=lang)).events
    taking_part = [{p.name for p in event.participants} for event in events]
    assert any(set(named) <= names for names in taking_part), f"{text}\nread {taking_part}"
