"""Whose plan it is that something be done: "welcomed Peru’s decision | to host the summit"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_NOUNS = words_of("grammar", "undertakings")
_WHOSE = frozenset(("his", "her", "its", "their"))
_OWNED = frozenset(("'s", "’s", "'", "’"))
# "Peru’s recent and firm | decision": so many words between.
_ATTRIBUTES = 3


def undertaker(words: Words, parties: Sequence[Party], start: int) -> Party | None:
    """Whose decision, plan or offer an infinitive at ``start`` is of; None where no other one's is told."""
    tokens, first = words.tokens, words.sentence_of(start).first
    noun = start - 1
    before = [p for p in parties if p.first > first and p.last < start]
    if before and before[-1].last == noun and before[-1].prep in ("of", "by"):
        at = next((i for i in range(before[-1].first - 1, first, -1) if tokens[i].lower == "of"), first)
        return before[-1] if tokens[at - 1].lower in _NOUNS else None
    if noun <= first or tokens[noun].lower not in _NOUNS or not before:
        return None
    owner = next((p for p in reversed(before) if p.kind != "pronoun"), before[-1])
    between = [t.lower for t in tokens[owner.last + 1 : noun]]
    if len(between) > _ATTRIBUTES + 1 or owner.kind == "pronoun":
        return None
    thanked = between[:1] == ["for"] and not _WHOSE.isdisjoint(between[1:2])  # "thanked Peru for its offer"
    owns = tokens[owner.last].text in _OWNED or not _OWNED.isdisjoint(between[:1]) or "gen" in owner.cases
    return owner if thanked or owns else None
