"""Who is on the other side of events: the rows of ``counterparts`` and ``contacts``, by rolls.

Two seats are on one side where they act for the same body or state. An engine asks this of each two seats of
each event of a party; here the roll of an event tells it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row
from kg.query.rollcall import HELD, addresses, persons, rolls, within
from kg.rolls import Roll, Seat

_TYPES: Final = ("Meeting", "Call")


class _Times:
    """How often things come, and on which first and last day."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._last: dict[str, str] = defaultdict(str)

    def add(self, things: Collection[str], days: Sequence[str]) -> None:
        """Count an event once, whatever days it has; '' is no day."""
        first, last = min(days), max(days)
        for thing in things:
            self.events[thing] += 1
            if first and first < self._first.get(thing, "none"):
                self._first[thing] = first
            if last > self._last[thing]:
                self._last[thing] = last

    def days(self, thing: str) -> tuple[Literal, Literal]:
        return Literal(self._first.get(thing, "")), Literal(self._last[thing])


def counterparts(found: Found) -> Iterator[Row]:
    """Yield other, events, first and last."""
    parties, lie_in, times = addresses(found.values["party"]), within(found), _Times()
    for roll in rolls(found, found.values["party"]):
        days = lie_in(roll.dates) if HELD in roll.modalities else None
        if days:
            times.add(_others(roll, parties), days)
    for other, events in times.events.items():
        yield (NamedNode(other), Literal(events), *times.days(other))


def _others(roll: Roll, parties: Collection[str]) -> set[str]:
    """Return who faces parties at an event: no party faces itself."""
    others: set[str] = set()
    for party in parties:
        facing: set[str] = set()
        for mine in roll.seats:
            if party in mine.agents or party in mine.sides:
                own = set(mine.sides)
                for theirs in roll.seats:
                    if theirs is not mine and own.isdisjoint(theirs.sides):
                        facing.update(theirs.agents, theirs.sides)
        facing.discard(party)
        others |= facing
    return others


def contacts(found: Found) -> Iterator[Row]:
    """Yield contact, times, meetings, calls, first and last."""
    people, lie_in = addresses(found.values["person"]), within(found)
    only = addresses(found.values.get("other", ()))
    times, of_type = _Times(), {type: Counter[str]() for type in _TYPES}
    base = ""
    for roll in rolls(found, found.values["person"]):
        types = [type for type in _TYPES if type in roll.types]
        days = lie_in(roll.dates) if types and HELD in roll.modalities else None
        if days:
            base = roll.base
            met = _met(roll, people, only)
            times.add(met, days)
            for type in types:
                of_type[type].update(met)
    for contact in sorted(persons(found, times.events, base)):
        counts = (times.events[contact], *(of_type[type][contact] for type in _TYPES))
        yield (NamedNode(contact), *map(Literal, counts), *times.days(contact))


def _met(roll: Roll, people: Collection[str], only: Collection[str]) -> set[str]:
    """Return whom people met or called at an event, as far as it is, or acts for, somebody of ``only``."""
    met: set[str] = set()
    for person in people:
        theirs = {
            agent
            for mine in roll.seats
            if person in mine.agents
            for seat in roll.seats
            if set(mine.sides).isdisjoint(seat.sides) and (not only or _is_of(seat, only))
            for agent in seat.agents
        }
        met |= theirs - {person}
    return met


def _is_of(seat: Seat, only: Collection[str]) -> bool:
    return any(one in seat.agents or one in seat.sides for one in only)
