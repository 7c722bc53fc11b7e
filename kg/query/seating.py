"""Who was at which event, seat by seat: the rows of ``meetings``, ``delegations`` and ``post-meetings``.

An engine looks up each seat of each event of a party, and four or five columns of each; here the roll of an
event tells them all (``kg.rolls``). Only of all times, or of long ones, and not of two persons: of a few days
or events, an engine is as quick.
Each gives None where an event is of two types: rows that differ in that alone have no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import HELD, TALKS, addresses, of_kind, persons, within
from kg.rolls import Roll, Seat, read
from kg.terms import PREFIXES, XSD

_DATES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
"""By the length of what is written."""

_Texts: TypeAlias = tuple[str, ...]  # a row before it is one: dates and addresses, '' for nothing
_Told: TypeAlias = list[tuple[Roll, Sequence[str]]]  # events that took place, each with its dates in question


def meetings(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, venue, person, post, body, state and role."""
    told = _with_one_type(found, "rolls-of-talks", lambda roll: sorted(TALKS & set(roll.types)))
    if told is None:
        return None
    return _rows(_at_talks(found, told), order=(0, 1, 4, 5, 6, 7, 8, 3))


def _at_talks(found: Found, told: _Told) -> Iterator[_Texts]:
    sides, agents = (_every(told, pick) for pick in (lambda seat: seat.sides, lambda seat: seat.agents))
    base = told[0][0].base if told else ""
    kinds = [of_kind(found, kind, sides, base) for kind in ("body", "state")]
    people = persons(found, agents, base)
    venues = _venues(found, (roll.event for roll, _ in told))
    for roll, days in told:
        (type,) = (_term(each) for each in TALKS & set(roll.types))
        dates = [day for day in days if len(day) == 10 or not _is_vague(day, roll.dates)]
        at = venues.get(roll.event, _NOTHING)
        for seat in roll.seats:
            own = ([side for side in seat.sides if side in kind] or _NOTHING for kind in kinds)
            who = [agent for agent in seat.agents if agent in people] or _NOTHING
            roles = [_term(role) for role in seat.roles] or _NOTHING
            yield from product(dates, [roll.event], [type], at, who, seat.posts or _NOTHING, *own, roles)


def _is_vague(day: str, dates: Iterable[str]) -> bool:
    """Whether a date is said more closely by another one."""
    return bool(day) and any(len(other) > len(day) and other.startswith(day) for other in dates)


def _venues(found: Found, events: Iterable[str]) -> dict[str, list[str]]:
    venues: dict[str, list[str]] = defaultdict(list)
    for some in in_batches(map(NamedNode, events)):
        for event, place in found("places-of", event=some):
            venues[event.value].append(place.value)
    return venues


def delegations(found: Found) -> Iterable[Row] | None:
    """Return date, event, side, member and post, of those that somebody is in."""
    told = _told(found, "rolls-of", party=found.values["person"])
    return None if told is None else _rows(_in_delegations(found, told), order=(0, 1, 2, 3, 4))


def _in_delegations(found: Found, told: _Told) -> Iterator[_Texts]:
    people, parties = addresses(found.values["person"]), set(addresses(found.values.get("party", ())))
    base = told[0][0].base if told else ""
    known = persons(found, _every(told, lambda seat: seat.agents), base)
    states = _states(found, told)
    for roll, days in told:
        if parties and parties.isdisjoint(roll.parties()):
            continue
        own = {person: _sides_of(roll, person) for person in people}
        for seat in roll.seats:
            if parties and parties.isdisjoint(seat.sides):
                continue
            for member, side in product(seat.agents, seat.sides):
                if member in known and states.get(side, _NOBODY).isdisjoint(seat.sides):
                    is_in = (
                        side in sides and (member != person or _has_colleague(roll, member, side, known))
                        for person, sides in own.items()
                    )
                    if any(is_in):
                        yield from product(days, [roll.event], [side], [member], seat.posts or _NOTHING)


def _sides_of(roll: Roll, person: str) -> set[str]:
    return {side for seat in roll.seats if person in seat.agents for side in seat.sides}


def _has_colleague(roll: Roll, member: str, side: str, people: Collection[str]) -> bool:
    return any(
        agent != member and agent in people
        for seat in roll.seats
        if side in seat.sides
        for agent in seat.agents
    )


def _states(found: Found, told: _Told) -> dict[str, set[str]]:
    """Return the states that sides act for, of those that share a seat with another."""
    shared = _every(told, lambda seat: seat.sides if len(seat.sides) > 1 else ())
    states: dict[str, set[str]] = defaultdict(set)
    for some in in_batches(map(NamedNode, sorted(shared))):
        for body, state in found("states-of", body=some):
            states[body.value].add(state.value)
    return states


def in_post(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, post, holder, counterpart and counterpart's post."""
    told = _with_one_type(found, "rolls-in-post", lambda roll: roll.types)
    if told is None:
        return None
    posts = set(addresses(found.values["post"]))
    others = set(addresses(found.values.get("other", ())))
    texts = (
        texts
        for roll, days in told
        if not others or not others.isdisjoint(roll.parties())
        for texts in _facing(roll, days, posts)
    )
    return _rows(texts, order=(0, 1, 3, 4, 5, 6))


def _facing(roll: Roll, days: Sequence[str], posts: Collection[str]) -> Iterator[_Texts]:
    """Yield whom holders of posts were with at an event."""
    (type,) = map(_term, roll.types)
    for seat in roll.seats:
        held = [post for post in seat.posts if post in posts]
        theirs = [each for each in roll.seats if each is not seat] or [_EMPTY]
        for each in theirs if held else ():
            who, what = each.agents or _NOTHING, each.posts or _NOTHING
            yield from product(days, [roll.event], [type], held, seat.agents or _NOTHING, who, what)


# -- of all of them

_NOTHING: Final = [""]
_NOBODY: Final = frozenset[str]()
_EMPTY: Final = Seat([], [], [], [])


def _with_one_type(found: Found, name: str, types: Callable[[Roll], Sequence[str]]) -> _Told | None:
    told = _told(found, name)
    if told is None or any(len(types(roll)) > 1 for roll, _ in told):
        return None
    return [(roll, days) for roll, days in told if types(roll)]


def _told(found: Found, name: str, **more: Sequence[Any]) -> _Told | None:
    """Return the events that took place, within the time of the question; None where a date is none."""
    lie_in = within(found)
    told: _Told = []
    for (text,) in found(name, **more):
        roll = read(text.value)
        if HELD in roll.modalities and (days := lie_in(roll)):
            if any(len(day) not in _DATES for day in roll.dates):
                return None
            told.append((roll, days))
    return told


def _every(told: _Told, pick: Callable[[Seat], Iterable[str]]) -> set[str]:
    return {one for roll, _ in told for seat in roll.seats for one in pick(seat)}


def _rows(texts: Iterable[_Texts], *, order: Sequence[int]) -> Iterator[Row]:
    """Yield rows, each once, in the order of these columns: what is nothing first, then addresses."""
    terms: dict[str, Any] = {"": None}
    for each in sorted(set(texts), key=lambda texts: [texts[column] for column in order]):
        date, *nodes = each
        row = [terms.get(node) or terms.setdefault(node, _node(node)) for node in nodes]
        yield (Literal(date, datatype=_DATES[len(date)]) if date else None, *row)


def _node(address: str) -> NamedNode | None:
    return NamedNode(address) if address else None


def _term(name: str) -> str:
    return PREFIXES["dm"] + name
