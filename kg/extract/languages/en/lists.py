"""Unions of the word lists of the English pack, each built once."""

from __future__ import annotations

from functools import cache

from kg.extract.languages.en.lexicon import words_of


@cache
def either(*lists: str) -> frozenset[str]:
    """Return the words of any of the lists, each named as in ``either("posts.heads", "bodies.heads")``."""
    return frozenset().union(*(words_of(*name.split(".")) for name in lists))
