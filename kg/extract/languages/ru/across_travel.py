"""Whom a bare post cannot mean: who is at home where "визит министра в Литву" goes, or whom the sentence
tells by his state as the other one: "глава правительства встретится с эстонским премьером"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.same_post import expanded
from kg.extract.languages.ru.states import adjectives
from kg.extract.languages.ru.titles import COUNTERPARTS
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


def faced_later(words: Words, post: Party, persons: Sequence[Person]) -> list[Person]:
    """Return those whom the words after a bare post that acts tell by the state and title, or as its
    colleague: "глава правительства встретится с эстонским | премьером", "пригласил эстонского | коллегу"."""
    if post.country or "nom" not in post.cases or post.prep:
        return []
    after = [t for t in words.inside(post.sentence) if t.index > post.last]
    told = ((b, adjectives().countries(a)) for a, b in pairwise(after) if a.has("A") and b.has("N"))
    others = {(expanded(noun.lemma), found[0]) for noun, found in told if len(found) == 1}
    colleagues = {state for noun, state in others if noun in COUNTERPARTS}
    held = ((p, c) for p in persons for c in p.capacities) if others else ()
    return [p for p, c in held if (expanded(c.position), p.country) in others or p.country in colleagues]
