"""Given names: which words are some, and whose they are."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either


@cache
def given_names() -> frozenset[str]:
    return either("given_names.m", "given_names.f", "given_names.both")


def is_given(word: str) -> bool:
    """Whether a word in lower case is a given name, or its first half is: "jean-noël"."""
    first, _, second = word.partition("-")
    return word in given_names() or (first in given_names() and second not in words_of("names", "things"))


@lru_cache(maxsize=10_000)
def gender_of(given: str) -> str:
    """Return "m" or "f" for a given name, "" when it says neither."""
    name = given.lower()
    male, female = name in words_of("given_names", "m"), name in words_of("given_names", "f")
    if male == female:
        halves = name.split("-")
        return gender_of(halves[0]) if len(halves) > 1 and not male else ""
    return "m" if male else "f"
