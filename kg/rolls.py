"""The roll of an event: who is at it, for whom and in which post, what it is and when, in one text.

A question about all events of a party that asks each seat of each event two or three things looks up hundreds
of thousands of nodes. A roll says it all at once, so that one literal is read for an event. It follows from
what the merged view says of the event and of its seats; the store keeps it (``kg.store.calendar``).

    https://w3id.org/diplomatic-kg/id /event/02910188
    Held|Meeting|2015-11-20|/state/RU
    /person/327a2e90|/body/ab08d85e /state/KG|/post/029fae59|HostRole
    |/body/c73d86a5 /state/PK|/post/b350789d|GuestRole

First what addresses begin with, up to that of the event, which is left out of all that begin so. Then
modalities, types, dates and parties that have no seat; then a line for each seat: agents, those whom it is on
behalf of, posts, roles. Of several, each is set apart by a blank, in order. No address has a blank or a bar.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from kg.based import shortened, whole


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

    ``guests`` are parties of the event without a seat.
    """

    base: str
    event: str
    modalities: Sequence[str]
    types: Sequence[str]
    dates: Sequence[str]
    guests: Sequence[str]
    seats: Sequence[Seat]

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
) -> str:
    """Return the roll of an event; the same for the same facts in any order."""
    every = list(seats)
    seated = {one for seat in every for one in (*seat.agents, *seat.sides)}
    about = (modalities, types, dates, set(parties) - seated)
    lines = ["|".join(map(_several, about)), *sorted("|".join(map(_several, seat)) for seat in every)]
    return shortened(event, "\n".join(lines))


def _several(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def read(text: str) -> Roll:
    """Return what a text of ``written`` says."""
    base, event, rest = whole(text)
    about, *seats = rest.split("\n")
    modalities, types, dates, guests = about.split("|")
    return Roll(
        base,
        event,
        modalities.split(),
        types.split(),
        dates.split(),
        guests.split(),
        [Seat(*map(str.split, line.split("|"))) for line in seats],
    )
