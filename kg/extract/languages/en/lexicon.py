"""The word lists of the English pack, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return a word-list file as nested dicts; strings of words stay strings (see ``words_of``)."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_of(name: str, *path: str) -> frozenset[str]:
    """Return the words of one list, for instance ``words_of("triggers", "light", "verbs")``."""
    entry: Any = table(name)
    for key in path:
        entry = entry[key]
    return frozenset(entry.split())
