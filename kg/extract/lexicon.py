"""The word lists of a language pack: the .toml files beside its modules, each read once. The same for every
language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any


def lists_in(folder: Path) -> tuple[Callable[[str], dict[str, Any]], Callable[..., frozenset[str]]]:
    """Return what reads the word lists of a folder: ``table(name)`` and ``words_of(name, *path)``.

    ``table`` gives a file as nested dicts, in which strings of words stay strings; ``words_of`` the words of
    one list, for instance ``words_of("triggers", "light", "verbs")``, or KeyError when there is none.
    """

    @cache
    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    @cache
    def words_of(name: str, *path: str) -> frozenset[str]:
        entry: Any = table(name)
        for key in path:
            entry = entry[key]
        return frozenset(entry.split())

    return table, words_of


def any_of(words: str) -> str:
    """Return a pattern of phrases that "|" parts, with any blank between their words."""
    return "|".join(re.escape(w.strip()).replace(r"\ ", r"\s") for w in words.split("|"))
