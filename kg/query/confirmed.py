"""What was announced and took place with two of its sides, found by rolls ahead of ``announced-not-held``.

The query asks each seat of each announcement for whom somebody sits there and in which post, and looks for
every one of them in the calendar; then it asks all announcements for three more things, though half of them
are confirmed by then. Here the rolls tell the sides, and those that are confirmed for sure are left out: of
what is left, the query asks all that it asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Ask, in_batches
from kg.query.rollcall import may_be
from kg.rolls import Reader, Roll

_MOST: Final = 999  # announcements and sides of one, as they are numbered

_Marks: TypeAlias = dict[str, set[str]]  # who comes for a side, and in which posts


class _Announced(NamedTuple):
    """An event of one type on one of its dates."""

    event: str
    type: str
    date: str
    sides: _Marks


def unconfirmed(ask: Ask, events: Sequence[NamedNode]) -> list[NamedNode]:
    """Return the announcements without those that an event of two of their sides confirms, by its date."""
    rolls = _rolls(ask, events)
    announced = [each for event in events if event.value in rolls for each in _each(rolls[event.value])]
    if len(announced) > _MOST:
        return list(events)
    found: dict[str, list[_Announced]] = defaultdict(list)
    for some in in_batches(_listings(announced)):
        for number, event in ask("held-by-two", listing=some):
            found[event.value].append(announced[int(number.value)])
    held = _rolls(ask, [NamedNode(event) for event in found])
    done = {
        each.event
        for event, some in found.items()
        for each in some
        if event in held and any(_are_one(each.date, day) for day in held[event].dates)
    }
    return [event for event in events if event.value not in done]


def _rolls(ask: Ask, events: Iterable[NamedNode]) -> dict[str, Roll]:
    read = Reader().read
    texts = (text.value for some in in_batches(events) for (text,) in ask("rolls-among", event=some))
    return {roll.event: roll for roll in map(read, texts)}


def _each(roll: Roll) -> Iterator[_Announced]:
    sides = _sides(roll)
    if 1 < len(sides) <= _MOST:
        for type, date in product(roll.types, roll.dates):
            yield _Announced(roll.event, type, date, sides)


def _sides(roll: Roll) -> _Marks:
    """Return the sides: a state, else a body, else a seat of its own. None of them where an address does not
    tell which it is.
    """
    sides: _Marks = defaultdict(set)
    for number, seat in enumerate(roll.seats):
        if not all(roll.base and side.startswith(f"{roll.base}/") for side in seat.sides):
            return {}
        states = [side for side in seat.sides if may_be("state", side, roll.base)]
        for side in states or seat.sides or [str(number)]:
            sides[side].update(seat.agents, seat.posts)
    return sides


def _listings(announced: Sequence[_Announced]) -> Iterator[Literal]:
    """Yield the listings to look for, each with the numbers of what was announced and of the side."""
    for number, each in enumerate(announced):
        date = each.date
        months = [date[:7]] if len(date) > 4 else [f"{date}-{month:02}" for month in range(1, 13)]
        for side, marks in enumerate(each.sides.values()):
            for month, mark in product(months, sorted(marks)):
                yield Literal(f"{number:03} {side:03} {each.type} {month} {mark}")


def _are_one(date: str, day: str) -> bool:
    return day.startswith(date) or date.startswith(day)
