"""The roll of an event: who is at it, for whom and in which post, what it is and when, in one text.

A question about all events of a party that asks each seat of each event two or three things looks up hundreds
of thousands of nodes. A roll says it all at once, so that one literal is read for an event. It follows from
what the merged view says of the event and of its seats; the store keeps it (``kg.store.calendar``).

    https://w3id.org/diplomatic-kg/id /event/02910188
    Held|Meeting|2015-11-20|/state/RU|/place/5b1d|/event/7c02
    /person/327a2e90|/body/ab08d85e /state/KG|/post/029fae59|HostRole
    |/body/c73d86a5 /state/PK|/post/b350789d|GuestRole

First what addresses begin with, up to that of the event, which is left out of all that begin so. Then
modalities, types, dates, parties that have no seat, places and the events that it is part of; then a line for
each seat: agents, those whom it is on behalf of, posts, roles. Of several, each is set apart by a blank, in
order. No address has a blank or a bar.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from kg.based import shortened


class Seat(NamedTuple):
    """Addresses: who takes part, for whom, and in which posts; names of roles, which a roll that an older kg
    has written does not say.
    """

    agents: Sequence[str]
    sides: Sequence[str]
    posts: Sequence[str]
    roles: Sequence[str] = ()


class Roll(NamedTuple):
    """``types`` and ``modalities`` are names of terms; dates are as the view writes them, in order.

    ``guests`` are parties of the event without a seat; ``places`` and ``wholes``, the events that it is part
    of, are nothing in a roll that an older kg has written.
    """

    base: str
    event: str
    modalities: Sequence[str]
    types: Sequence[str]
    dates: Sequence[str]
    guests: Sequence[str]
    seats: Sequence[Seat]
    places: Sequence[str] = ()
    wholes: Sequence[str] = ()

    def parties(self) -> set[str]:
        """Return who takes part, and for whom."""
        found = set(self.guests)
        for seat in self.seats:
            found.update(seat.agents, seat.sides)
        return found


def written(
    event: str,
    *,
    modalities: Iterable[str],
    types: Iterable[str],
    dates: Iterable[str],
    parties: Collection[str],
    seats: Iterable[Seat],
    places: Iterable[str] = (),
    wholes: Iterable[str] = (),
) -> str:
    """Return the roll of an event; the same for the same facts in any order."""
    every = list(seats)
    seated = {one for seat in every for one in (*seat.agents, *seat.sides)}
    about = (modalities, types, dates, set(parties) - seated, places, wholes)
    lines = ["|".join(map(_several, about)), *sorted("|".join(map(_several, seat)) for seat in every)]
    return shortened(event, "\n".join(lines))


def _several(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def read(text: str) -> Roll:
    """Return what a text of ``written`` says."""
    return Reader().read(text)


def read_head(text: str) -> Roll:
    """Return what a text of ``written`` says of the event, without its seats."""
    first, about, *_ = text.split("\n", 2)
    base, _, own = first.partition(" ")
    return Roll(base, base + own, *_head(about, base, ()))


class Reader:
    """Reads rolls one after the other. The same people come to event after event, for the same states and in
    the same posts: a seat that is written as one before is that one.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Seats] = {}  # by what addresses begin with
        self._others: list[Seat] = []

    def read(self, text: str) -> Roll:
        """Return what a text of ``written`` says; two seats of one roll are never one object."""
        first, about, *lines = text.split("\n")
        base, _, own = first.partition(" ")
        known = self._known.get(base)
        if known is None:
            known = self._known[base] = _Seats(base)
        if len(lines) > 1 and len(set(lines)) < len(lines):
            seats = [_seat(line, base) for line in lines]
            self._others += seats
        else:
            seats = [known[line] for line in lines]
        return Roll(base, base + own, *_head(about, base, seats))

    def seats(self) -> list[Seat]:
        """Return the seats of all rolls that were read, each once."""
        return [*self._others, *(seat for known in self._known.values() for seat in known.values())]


class _Seats(dict[str, Seat]):
    """Seats by how they are written."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __missing__(self, line: str) -> Seat:
        seat = self[line] = _seat(line, self._base)
        return seat


def _head(about: str, base: str, seats: Sequence[Seat]) -> tuple[Sequence[Any], ...]:
    modalities, types, dates, guests, *others = about.split("|")
    places, wholes = [addresses_in(some, base) for some in others] or ([], [])
    words = (modalities.split(), types.split(), dates.split())
    return (*words, addresses_in(guests, base), seats, places, wholes)


def _seat(line: str, base: str) -> Seat:
    agents, sides, posts, *roles = line.split("|")
    nodes = (addresses_in(agents, base), addresses_in(sides, base), addresses_in(posts, base))
    return Seat(*nodes, roles[0].split() if roles else [])


def addresses_in(some: str, base: str) -> list[str]:
    """Return several addresses of a roll, whole."""
    if not some:
        return []
    if " " not in some:
        return [base + some] if base and some[0] == "/" else [some]
    return [base + one if base and one[0] == "/" else one for one in some.split(" ")]
