"""Talks that are counted, with each of those named: "провел две встречи – с А и Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.date_patterns import NUMBERS
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

# "два | отдельных телефонных разговора": so many words before the noun at most.
_BEFORE = 3


def one_with_each(scene: Scene, token: Token, counterparts: Sequence[Party]) -> bool:
    """Whether a noun of talks tells as many of them as there are counterparts, each of whom is named."""
    if not token.has("N") or any(p.person is None for p in counterparts):
        return False
    start = max(scene.sentence.first, token.index - _BEFORE)
    for before in reversed(scene.words.tokens[start : token.index]):
        if before.lower in NUMBERS:
            return NUMBERS[before.lower] == len(counterparts)
        if not before.has("A"):
            return False
    return False
