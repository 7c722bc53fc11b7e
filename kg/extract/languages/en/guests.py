"""Guests told of before: "the Georgian guest", "the distinguished visitor", "the visiting official"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_GUESTS = frozenset(("guest", "visitor", "guests"))
# Whoever is "visiting" is one.
_VISITING = frozenset(("official", "dignitary", "leader", "diplomat"))
# "the | Georgian high-ranking | guest": so many words between at most.
_WITHIN = 3


def read(words: Words, first: int) -> Party | None:
    """Return the guest or guests that "the" at a token speaks of, None where it speaks of none."""
    tokens, country = words.tokens, ""
    visiting = False
    for k in range(first + 1, min(first + 2 + _WITHIN, len(tokens))):
        token = tokens[k]
        if token.lower in _GUESTS or (visiting and token.lower in _VISITING):
            plural = token.lower.endswith("s")
            return Party(first, k, k, "group", token.sentence, plural=plural, country=country)
        adjective = gazette.adjective(words, k)
        if adjective is not None:
            country = adjective[1]
        elif token.lower not in words_of("posts", "honoured"):
            return None
        visiting = visiting or token.lower == "visiting"
    return None
