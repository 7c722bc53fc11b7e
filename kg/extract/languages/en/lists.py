"""Unions of the word lists of the English pack, each built once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.languages.en.lexicon import words_of


@cache
def either(*lists: str) -> frozenset[str]:
    """Return the words of any of the lists, each named as in ``either("posts.heads", "bodies.heads")``."""
    return frozenset().union(*(words_of(*name.split(".")) for name in lists))


def by_first_word(phrases: Iterable[str]) -> dict[str, list[list[str]]]:
    """Return the words of phrases, listed by the first of them: that one is looked up, few are compared."""
    out: dict[str, list[list[str]]] = {}
    for words in map(str.split, phrases):
        out.setdefault(words[0], []).append(words)
    return out
