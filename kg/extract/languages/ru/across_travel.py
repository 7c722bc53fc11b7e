"""Who does not travel to a place: officials of its own state, whom "визит министра в Литву" cannot mean."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_VISITS = words_of("triggers", "visit", "noun", "nouns")
_INTO = frozenset(("в", "во", "на"))


def at_home(words: Words, spans: Spans | None, post: Party, persons: Sequence[Person]) -> list[Person]:
    """Return those who are at home where the visit of an official without a name goes: "в ходе визита |
    министра в Литву" is not of the Lithuanian one."""
    tokens = words.tokens
    after = post.last + 1
    if spans is None or post.country or not post.first or after + 1 >= len(tokens):
        return []
    if tokens[after].lower not in _INTO or not tokens[post.first - 1].lemmas & _VISITS:
        return []
    place = spans.at(after + 1)
    state = place.country if place is not None and place.kind in ("state", "place") else ""
    return [p for p in persons if state and p.country == state]
