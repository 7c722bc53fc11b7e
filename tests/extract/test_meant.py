"""Who is meant by a post, a pronoun or a plural after a sentence that names people (meant.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reported import Case, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("meant.toml").read_text("utf-8"))
# The texts are of this day, which the third and the fifth of March precede and the twentieth follows.
_PUBLISHED = "2025-03-06"


def _texts() -> Iterator[tuple[str, str, str]]:
    for lang, groups in _TABLE.items():
        for group in groups:
            for sentence, meant in group["then"].items():
                order = (sentence, group["told"]) if group.get("first") else (group["told"], sentence)
                yield lang, " ".join(order), meant


def _told(line: str) -> tuple[str, frozenset[str]]:
    head, _, parties = line.partition(" : ")
    return head.split()[0], frozenset(parties.split("; "))


@pytest.mark.parametrize(("lang", "text", "meant"), list(_texts()))
def test_who_is_meant_takes_part(lang: str, text: str, meant: str) -> None:
    read = written(Case(lang, "meant.toml", text, published=_PUBLISHED))
    assert _told(meant) in map(_told, read), "\n".join([text, f"  expected {meant}", *read])
