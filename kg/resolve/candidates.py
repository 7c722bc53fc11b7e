"""The pairs of persons, and of events, that somebody should look at: those that matter most, first.

A pair is worth no more than the articles of the lesser of the two (``Candidates``). So things are looked at
by the number of their articles, the greatest first, and a pair is given as soon as what is left has fewer
articles than it is worth: the order is that of all pairs, and the first come before most things are read.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain, groupby
from typing import Final, NamedTuple

from kg.identities import Parts
from kg.resolve.bearing import Evidence
from kg.resolve.clusters import keys_of_similar
from kg.resolve.event_blocks import near_blocks
from kg.resolve.happenings import Happening
from kg.resolve.index.reading import Kind, Reading
from kg.resolve.index.web import Web
from kg.resolve.review import Candidates, near_events, near_persons

_KEPT: Final = 20_000  # persons, and events, in memory while pairs are looked for


class Pair(NamedTuple):
    kind: Kind
    one: Parts
    other: Parts
    why: str


def undecided(reading: Reading, most: int) -> Iterator[Pair]:
    """Yield pairs that may be one, and that nobody has parted, by what they are worth; at most so many."""
    things = _Things(reading)
    with closing(sqlite3.connect("")) as db:  # the keys lie in a temporary file
        web = Web(db, "near")
        web.create()
        for near in _best(things, web, most):
            (kind, one), (_, other) = things.all[near.one], things.all[near.other]
            yield Pair(kind, one, other, near.why)


def _best(things: _Things, web: Web, most: int) -> Iterator[Candidates]:
    found: list[Candidates] = []
    levels = sorted(range(len(things.all)), key=lambda unit: (-things.articles[unit], unit))
    steps = [list(units) for _, units in groupby(levels, key=things.articles.__getitem__)]
    for n, units in enumerate(steps, start=1):
        left = things.articles[steps[n][0]] if n < len(steps) else 0
        found += _near(things, web, units)
        found = heapq.nsmallest(most, found)
        while found and left and not found[0].against and -found[0].worth > left:
            yield found.pop(0)
            most -= 1
    yield from found


def _near(things: _Things, web: Web, units: Sequence[int]) -> Iterator[Candidates]:
    """Yield the pairs of these units, and of each of them with one that came before."""
    for unit in units:
        web.insert(unit, things.keys(unit))
    fresh = set(units)
    for unit in units:
        for other in web.sharing(unit):
            if (other < unit or other not in fresh) and (near := things.compared(*sorted((unit, other)))):
                yield near


class _Things:
    """All persons, then all events, in the order of their keys; ``articles`` tell of each."""

    def __init__(self, reading: Reading) -> None:
        kinds: tuple[Kind, ...] = ("person", "event")
        told = [(kind, parts, n) for kind in kinds for parts, n in reading.told(kind)]
        self.all = [(kind, parts) for kind, parts, _ in told]
        self.articles = [n for _, _, n in told]
        self._reading = reading
        self._person = lru_cache(maxsize=_KEPT)(self._evidence)
        self._event = lru_cache(maxsize=_KEPT)(self._happenings)

    def _evidence(self, unit: int) -> Evidence:
        return self._reading.evidence(self.all[unit][1])

    def _happenings(self, unit: int) -> Sequence[Happening]:
        return self._reading.happenings(self.all[unit][1])

    def keys(self, unit: int) -> Iterator[Hashable]:
        """Yield what two things share that are worth a comparison."""
        kind, _ = self.all[unit]
        if kind == "person":
            own: Iterator[Hashable] = iter(keys_of_similar(self._person(unit)))
        else:
            own = chain.from_iterable(near_blocks(happening) for happening in self._event(unit))
        return ((kind, key) for key in own)

    def compared(self, one: int, other: int) -> Candidates | None:
        """Return two things of one kind as a pair that may be one, if they may, and nobody has said."""
        if self.all[one][0] == "person":
            return near_persons((self._person(one), self._person(other)), one, other)
        near = near_events((self._event(one), self._event(other)), one, other)
        keys = self.all[one][1], self.all[other][1]
        return None if not near or self._are_apart(*keys) or self._are_linked(*keys) else near

    def _are_apart(self, one: Parts, other: Parts) -> bool:
        """Whether somebody has said that two events are two."""
        return self._reading.sides(one).exclude(self._reading.sides(other))

    def _are_linked(self, one: Parts, other: Parts) -> bool:
        """Whether one event came of the other, which had been announced."""
        return other in self._reading.came_of(one) or one in self._reading.came_of(other)
