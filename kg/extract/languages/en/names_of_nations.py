"""States that only say of which nation somebody without a post is: "met with | US film director A B"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.en.word_classes import MODALS, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# "US | tech industry entrepreneur A": so many words.
_NEAR = 3


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Leave out the states that stand right before what a person is, in small letters, and his name."""
    for state, person in pairwise(parties):
        if state.kind != "state" or person.kind != "person" or person.first - state.last > _NEAR + 1:
            continue
        between = words.tokens[state.last + 1 : person.first]
        if words.tokens[state.last].text.isupper() and between and all(_is_noun(t) for t in between):
            state.inner = True


def _is_noun(token: Token) -> bool:
    if token.capital or token.shape != "word" or token.lower in PREPOSITIONS | MODALS | {"and", "host"}:
        return False
    kinds = {r.pos for r in token.readings}
    acts = any(r.pos == "V" and r.tags & {"s", "past", "part"} for r in token.readings)
    return "N" in kinds and not acts
