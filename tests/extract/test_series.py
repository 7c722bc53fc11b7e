"""Another gathering of a series is of the body, or the states, whose gathering was told; what tells nothing
but of the same gathering adds none (series.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("series.toml").read_text("utf-8"))


def _tables() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Language, table and gathering told."""
    for lang, tables in _TABLE.items():
        for table in tables.values():
            for told in table["told"]:
                yield lang, table, told


def _others() -> Iterator[tuple[str, str, str, list[str]]]:
    for lang, table, told in _tables():
        for sentence, read in table["then"]:
            text = f"{told['text']} {sentence.replace('{s}', told.get('s', ''))}"
            of = told.get("next", told["of"]) if read.startswith("planned") else told["of"]
            yield lang, text, f"{told.get('type', 'conference')} {read}", of


def _same() -> Iterator[tuple[str, str]]:
    for lang, table, told in _tables():
        for sentence in table["same"]:
            yield lang, f"{told['text']} {sentence}"


def _read(lang: str, text: str) -> list[str]:
    """The events of a text of no known day, in the notation of the cases."""
    return list(written(Case(lang, "", text, (), "", None)))


@pytest.mark.parametrize(("lang", "text", "event", "of"), list(_others()))
def test_another_one_is_of_the_same_body(lang: str, text: str, event: str, of: list[str]) -> None:
    found = [line for line in _read(lang, text) if line.partition(" : ")[0] == event]
    assert len(found) == 1, _read(lang, text)
    assert all(party in found[0] for party in of), found


@pytest.mark.parametrize(("lang", "text"), list(_same()))
def test_the_same_one_is_told_once(lang: str, text: str) -> None:
    assert [line.split()[0] for line in _read(lang, text)].count("conference") == 1, _read(lang, text)
