"""Envoys to the home state, who are of another one: "met with Ambassador to Malta A"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_ENVOYS = words_of("posts", "envoys")


def close(words: Words, persons: Sequence[Person], own: str) -> None:
    """Mark the posts of those who are told to be sent to the home state: they are not of it."""
    for person in persons if own else ():
        bare = [c for c in person.capacities if not (c.country or c.organization)]
        sent = [c for c in bare if not _ENVOYS.isdisjoint(c.position.lower().split())]
        if sent and not person.country and any(_is_sent_here(words, m, own) for m in person.mentions):
            for capacity in bare:
                capacity.closed = True


def _is_sent_here(words: Words, mention: Party, own: str) -> bool:
    """Whether "to" the home state stands behind the post in a mention."""
    for i in range(mention.head, mention.last):
        if words.tokens[i].lower == "to":
            state = i + 1 + (words.tokens[i + 1].lower == "the")
            return gazette.state_at(words, state) == own
    return False
