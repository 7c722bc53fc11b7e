"""Who was at which event, seat by seat: the rows of ``meetings``, ``delegations``, ``represented`` and
``timeline``.

An engine looks up each seat of each event of a party, and four or five columns of each; here the roll of an
event tells them all (``kg.rolls``). Only of all times, or of long ones, and not of two persons: of a few days
or events, an engine is as quick. What a seat says is made into rows once, though somebody sits there often.
Each gives None where rows have no order: where they differ in a column alone that the order leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import DATES, HELD, TALKS, addresses, dated, of_kind, persons, within
from kg.query.slots import Term
from kg.rolls import Reader, Roll, Seat, read_head
from kg.terms import PREFIXES

_Texts: TypeAlias = tuple[str, ...]  # the end of a row before it is one: addresses, '' for nothing
_Of: TypeAlias = Callable[[Roll], Collection[_Texts]]  # the ends of the rows of an event


class _Told(NamedTuple):
    """Events in question, each with its dates in question; ``seats`` are all of them, most once: those that
    are written alike are one object.
    """

    events: list[tuple[Roll, Sequence[str]]]
    seats: list[Seat]

    @property
    def base(self) -> str:
        return self.events[0][0].base if self.events else ""

    def closely(self) -> _Told:
        """Return them without the months and years that one of the dates of the event says more closely."""
        return _Told(
            [(roll, [day for day in days if not _is_vague(day, roll.dates)]) for roll, days in self.events],
            self.seats,
        )

    def every(self, pick: Callable[[Seat], Iterable[str]]) -> set[str]:
        return {one for seat in self.seats for one in pick(seat)}


def _is_vague(day: str, dates: Sequence[str]) -> bool:
    """Whether a month or year is said more closely by another date."""
    return 0 < len(day) < 10 and any(len(other) > len(day) and other.startswith(day) for other in dates)


def meetings(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, venue, person, post, body, state and role."""
    told = _with_one_type(found, "rolls-of-talks", lambda roll: sorted(TALKS & set(roll.types)))
    if told is None:
        return None
    sides, agents = told.every(lambda seat: seat.sides), told.every(lambda seat: seat.agents)
    kinds = [of_kind(found, kind, sides, told.base) for kind in ("body", "state")]
    people = persons(found, agents, told.base)

    def sitting(seat: Seat) -> list[_Texts]:
        own = ([side for side in seat.sides if side in kind] or _NOTHING for kind in kinds)
        who = [agent for agent in seat.agents if agent in people] or _NOTHING
        return list(product(who, seat.posts or _NOTHING, *own, _terms(seat.roles)))

    sat = {id(seat): sitting(seat) for seat in told.seats}

    def at(roll: Roll) -> list[_Texts]:
        (type,) = (_term(each) for each in TALKS.intersection(roll.types))
        every = set(chain.from_iterable([sat[id(seat)] for seat in roll.seats]))
        return [(type, place, *each) for place in roll.places or _NOTHING for each in every]

    return _rows(told.closely(), at, order=(2, 3, 4, 5, 6, 1))


def represented(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, person, post and role, of those who take part for somebody."""
    told = _with_one_type(found, "rolls-of", lambda roll: roll.types)
    if told is None:
        return None
    parties = set(addresses(found.values["party"]))
    people = persons(found, told.every(lambda seat: seat.agents), told.base)

    def sitting(seat: Seat) -> list[_Texts]:
        if parties.isdisjoint(seat.sides):
            return []
        who = [agent for agent in seat.agents if agent in people] or _NOTHING
        every = product(who, seat.posts or _NOTHING, _terms(seat.roles))
        return [each for each in every if each[0] or each[1]]

    sat = {id(seat): sitting(seat) for seat in told.seats}

    def at(roll: Roll) -> list[_Texts]:
        every = set(chain.from_iterable([sat[id(seat)] for seat in roll.seats]))
        return [(_term(roll.types[0]), *each) for each in every]

    return _rows(told, at, order=(1, 2, 3))


def timeline(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, modality, venue and the event that it is part of."""
    told = _told(found, "rolls-of", is_whole=False)
    if told is None:
        return None

    def at(roll: Roll) -> list[_Texts]:
        kinds = (list(map(_term, names)) for names in (roll.types, roll.modalities))
        return list(product(*kinds, roll.places or _NOTHING, roll.wholes or _NOTHING))

    return _rows(told.closely(), at, order=(0, 1, 2, 3))


def delegations(found: Found) -> Iterable[Row] | None:
    """Return date, event, side, member and post, of those that somebody is in."""
    told = _told(found, "rolls-of", {"party": found.values["person"]})
    if told is None:
        return None
    people, parties = addresses(found.values["person"]), set(addresses(found.values.get("party", ())))
    known = persons(found, told.every(lambda seat: seat.agents), told.base)
    states = _states(found, told)

    sat: dict[int, list[_Texts]] = {}

    def sitting(seat: Seat) -> list[_Texts]:
        if id(seat) not in sat:
            is_about = not parties or not parties.isdisjoint(seat.sides)
            sides = [side for side in seat.sides if states.get(side, _NOBODY).isdisjoint(seat.sides)]
            members = [agent for agent in seat.agents if agent in known] if is_about else ()
            sat[id(seat)] = list(product(sides, members, seat.posts or _NOTHING))
        return sat[id(seat)]

    def at(roll: Roll) -> set[_Texts]:
        every: set[_Texts] = set()
        for person in people:
            own = {side for seat in roll.seats if person in seat.agents for side in seat.sides}
            some = [sitting(seat) for seat in roll.seats if not own.isdisjoint(seat.sides)]
            for each in chain.from_iterable(some):
                side, member, _ = each
                if side in own and (member != person or _has_colleague(roll, person, side, known)):
                    every.add(each)
        return every

    return _rows(told, at, order=(0, 1, 2))


def _has_colleague(roll: Roll, member: str, side: str, people: Collection[str]) -> bool:
    return any(
        agent != member and agent in people
        for seat in roll.seats
        if side in seat.sides
        for agent in seat.agents
    )


def _states(found: Found, told: _Told) -> dict[str, set[str]]:
    """Return the states that sides act for, of those that share a seat with another."""
    shared = told.every(lambda seat: seat.sides if len(seat.sides) > 1 else ())
    states: dict[str, set[str]] = defaultdict(set)
    for some in in_batches(map(NamedNode, sorted(shared))):
        for body, state in found("states-of", body=some):
            states[body.value].add(state.value)
    return states


# -- of all of them

_NOTHING: Final = [""]
_NOBODY: Final = frozenset[str]()
_EMPTY: Final = Seat([], [], [], [])
_BY_ITSELF: Final[Mapping[str, Sequence[Term]]] = MappingProxyType({})


def _with_one_type(
    found: Found,
    name: str,
    types: Callable[[Roll], Sequence[str]],
    asked: Mapping[str, Sequence[Term]] = _BY_ITSELF,
) -> _Told | None:
    told = _told(found, name, asked)
    if told is None or any(len(types(roll)) > 1 for roll, _ in told.events):
        return None
    return told._replace(events=[each for each in told.events if types(each[0])])


def _told(
    found: Found, name: str, asked: Mapping[str, Sequence[Term]] = _BY_ITSELF, *, is_whole: bool = True
) -> _Told | None:
    """Return the events that took place within the time of the question; None where a date is none. Where not
    ``is_whole``, also those that did not, all of them without their seats.
    """
    lie_in, reader = within(found), Reader()
    read = reader.read if is_whole else read_head
    events: list[tuple[Roll, Sequence[str]]] = []
    for (text,) in found(name, **asked):
        roll = read(text.value)
        if (not is_whole or HELD in roll.modalities) and (days := lie_in(roll.dates)):
            if not DATES.keys() >= set(map(len, roll.dates)):
                return None
            events.append((roll, days))
    return _Told(events, reader.seats())


class _Terms(dict[str, Any]):
    """Terms by their addresses: each is made once; '' is none."""

    def __missing__(self, address: str) -> NamedNode | None:
        term = self[address] = NamedNode(address) if address else None
        return term


def _rows(told: _Told, at: _Of, *, order: Sequence[int]) -> Iterator[Row]:
    """Yield rows by date, event and these columns behind them: what is nothing first, then addresses."""
    terms, key = _Terms(), itemgetter(*order)
    known: dict[_Texts, tuple[Any, Row]] = {}
    dates = {day: dated(day) if day else None for _, days in told.events for day in days}
    when = ((day, roll.event, roll) for roll, days in told.events for day in days)
    for day, event, roll in sorted(when, key=itemgetter(0, 1)):
        found = []
        for end in at(roll):
            made = known.get(end)
            if made is None:
                made = known[end] = (key(end), tuple([terms[each] for each in end]))
            found.append(made)
        if len(found) > 1:
            found.sort(key=_first)
        about = (dates[day], NamedNode(event))
        for _, row in found:
            yield about + row


_first: Final = itemgetter(0)


def _terms(names: Iterable[str]) -> list[str]:
    return list(map(_term, names)) or _NOTHING


def _term(name: str) -> str:
    return _DM + name


_DM: Final = PREFIXES["dm"]
