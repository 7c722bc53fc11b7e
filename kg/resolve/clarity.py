"""Whether two spellings of a word differ in nothing that parts two names.

``sounds.alike`` says how much two words have in common: Marat and Murat nearly everything. Here only that
may differ which two languages write in two ways for one name: h and y that one of them leaves out, a letter
of a Latin text that has several readings, and, where names come by way of several alphabets, one vowel for
its neighbour.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from kg.resolve.sounds import VOWELS


class Clarity(IntEnum):
    """``LIKE``: one vowel may stand for its neighbour, as in Reza and Riza; ``SAME``: for itself alone."""

    NONE = 0
    LIKE = 1
    SAME = 2


_WEAK: Final = frozenset("hy")
_MOST_LEFT_OUT: Final = 2
_OF_LATIN_LETTERS = "JV Jy Ji Jh GV Gg Gh XS Xs Xh QH Qk Qg QT Cs CT CH CV CS Ck Wv Wu Zz ZT DS Ds"
_OF_ALL = "yi hg SH vf zs vu"
_READINGS: Final = frozenset(frozenset(pair) for pair in f"{_OF_LATIN_LETTERS} {_OF_ALL}".split())
_NEIGHBOURS: Final = frozenset(map(frozenset, ("ae", "ei", "ou")))


@lru_cache(maxsize=16384)
def clarity(one: str, other: str) -> Clarity:
    """Return how clearly two words of sounds are one; symmetric."""
    if one == other:
        return Clarity.SAME
    if _run_alike(one, other, frozenset()):
        return Clarity.SAME
    return Clarity.LIKE if _run_alike(one, other, _NEIGHBOURS) else Clarity.NONE


def _run_alike(one: str, other: str, vowels: frozenset[frozenset[str]]) -> bool:
    """Whether all sounds of two words correspond, but for a weak one or two that one of them leaves out."""
    if abs(len(one) - len(other)) > _MOST_LEFT_OUT:
        return False
    reached = {(0, 0): 0}  # places in both words -> the least left out up to there
    for at in range(len(one) + 1):
        for across in range(len(other) + 1):
            left_out = reached.get((at, across), _MOST_LEFT_OUT + 1)
            if left_out > _MOST_LEFT_OUT:
                continue
            for to, cost in _steps(one[at : at + 1], other[across : across + 1], vowels):
                place = at + to[0], across + to[1]
                reached[place] = min(reached.get(place, _MOST_LEFT_OUT + 1), left_out + cost)
    return reached.get((len(one), len(other)), _MOST_LEFT_OUT + 1) <= _MOST_LEFT_OUT


def _steps(letter: str, against: str, vowels: frozenset[frozenset[str]]) -> list[tuple[tuple[int, int], int]]:
    steps = []
    if letter and against and _correspond(letter, against, vowels):
        steps.append(((1, 1), 0))
    if letter in _WEAK:
        steps.append(((1, 0), 1))
    if against in _WEAK:
        steps.append(((0, 1), 1))
    return steps


def _correspond(letter: str, against: str, vowels: frozenset[frozenset[str]]) -> bool:
    pair = frozenset((letter, against))
    return len(pair) == 1 or pair in _READINGS or (pair in vowels and pair <= VOWELS)
