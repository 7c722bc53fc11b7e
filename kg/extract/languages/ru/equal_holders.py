"""Where the text has two who fit a post without a name equally, so that nobody is meant."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party, Person
from kg.extract.words import Words

_PAIR = 2


def are_beside(words: Words, persons: Sequence[Person], before: Sequence[Party]) -> bool:
    """Whether the two who fit first are joined by "и" where they are told last, so that a word for both tells
    which of them acts: "министр культуры А и министр торговли Б. | Министр"."""
    if len(persons) < _PAIR:
        return False
    last = [next((m for m in reversed(before) if m.person is p), None) for p in persons[:_PAIR]]
    if last[0] is None or last[1] is None or last[0].sentence != last[1].sentence:
        return False
    first, second = sorted((m for m in last if m is not None), key=lambda m: m.first)
    between = words.tokens[first.last + 1 : second.first]
    return [t.lower for t in between] == ["и"] and bool(first.cases & second.cases)
