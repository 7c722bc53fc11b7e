"""What the holders of a post took part in, and with whom: the rows of ``post-meetings``.

An engine joins each two seats of thousands of events. Here something in the calendar leads from the post to
their rolls (``kg.leads``), and of a seat no more is read than this question needs, once for all seats that
are written alike: a row is some five microseconds then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import Any, Final, TypeAlias

from pyoxigraph import NamedNode

from kg.leads import to_rolls
from kg.query.lookup import Found, Row
from kg.query.rollcall import DATES, addresses, dated, within
from kg.rolls import Reader, addresses_in
from kg.terms import DM

_Pair: TypeAlias = tuple[str, str]  # addresses, '' for nothing
# The posts in question with who holds them, and who sits there and in which posts: of a plain tuple thousands
# are made soonest.
_Seat: TypeAlias = tuple[Sequence[_Pair], Sequence[_Pair]]
_Event: TypeAlias = tuple[str, str, str, list[_Seat]]  # date, address and type, as it is ordered, and seats
_NOTHING: Final = ("",)
_NOBODY: Final[_Pair] = ("", "")
_NONE: Final[list[_Pair]] = []


class _Seats(dict[str, _Seat]):
    """Seats by how they are written in rolls of one base."""

    def __init__(self, base: str, posts: Collection[str]) -> None:
        self._base, self._posts = base, posts

    def __missing__(self, line: str) -> _Seat:
        agents, _, posts, _ = line.split("|", 3)
        if " " in agents or " " in posts:
            who, what = (addresses_in(some, self._base) or _NOTHING for some in (agents, posts))
            faced = list(product(who, what))
            held = [(post, agent) for agent, post in faced if post in self._posts]
        else:  # nearly always
            agent = self._base + agents if agents[:1] == "/" else agents
            post = self._base + posts if posts[:1] == "/" else posts
            faced = [(agent, post)]
            held = [(post, agent)] if post in self._posts else _NONE
        seat = self[line] = (held, faced)
        return seat


def in_post(found: Found) -> Iterable[Row] | None:
    """Return date, event, type, post, holder, counterpart and counterpart's post. None where a date is none,
    and where an event is of two types: rows that differ in that alone have no order.
    """
    events = _events(found)
    return None if events is None else _rows(events)


def _events(found: Found) -> list[_Event] | None:
    posts, others = (set(addresses(found.values.get(name, ()))) for name in ("post", "other"))
    lie_in, reader = within(found), Reader()
    seats: dict[str, _Seats] = {}
    events: list[_Event] = []
    for (text,) in found("rolls-in-post", lead=[to_rolls(NamedNode(post)) for post in sorted(posts)]):
        roll = text.value
        first, about, *lines = roll.split("\n")
        base, _, own = first.partition(" ")
        known = seats.get(base) or seats.setdefault(base, _Seats(base, posts))
        _, types, dates, _ = about.split("|", 3)
        days = _days(dates)
        if " " in types or days is None:
            return None
        if types and (not others or not others.isdisjoint(reader.read(roll).parties())):
            sitting = [known[line] for line in lines]
            for day in lie_in(days) or ():
                events.append((day, base + own, types, sitting))
    return events


def _days(dates: str) -> Sequence[str] | None:
    """Return several dates; None where one is none: of two, no text is as long as one."""
    if len(dates) in DATES:
        return [dates]
    days = dates.split()
    return days if all(len(day) in DATES for day in days) else None


def _rows(events: Iterable[_Event]) -> list[Row]:
    """Return rows by date, event, post, holder, counterpart and their post: what is nothing first."""
    terms, types = _Terms(), dict[str, NamedNode]()
    dates: dict[str, Any] = {"": None}
    rows: list[Row] = []
    one = None
    for event in sorted(events):
        if event == one:  # two posts of the question lead to it
            continue
        one = event
        day, address, type, seats = event
        date = dates.get(day) or dates.setdefault(day, dated(day) if day else None)
        about = (date, NamedNode(address), types.get(type) or types.setdefault(type, getattr(DM, type)))
        for held, faced in _facing(seats):
            whose = about + terms[held]
            rows += [whose + terms[pair] for pair in faced]
    return rows


def _facing(seats: Sequence[_Seat]) -> Sequence[tuple[_Pair, Iterable[_Pair]]]:
    """Return each post with its holder, and whom these were with, in order."""
    holding = [seat for seat in seats if seat[0]]
    if len(holding) == 1 and len(holding[0][0]) == 1:  # nearly always
        (one,) = holding
        faced = {pair for each in seats if each is not one for pair in each[1]}
        return [(one[0][0], sorted(faced) if faced else [_NOBODY])]
    found: dict[_Pair, set[_Pair]] = {}
    for at, (own, _) in enumerate(seats):
        if own:
            faced = {pair for n, each in enumerate(seats) if n != at for pair in each[1]} or {_NOBODY}
            for held in own:
                found[held] = found.get(held, set()) | faced
    return [(held, sorted(found[held])) for held in sorted(found)]


class _Terms(dict[_Pair, tuple[NamedNode | None, NamedNode | None]]):
    """Terms of two addresses: each pair, and each address, is made once."""

    def __init__(self) -> None:
        self._nodes: dict[str, NamedNode | None] = {"": None}

    def __missing__(self, pair: _Pair) -> tuple[NamedNode | None, NamedNode | None]:
        nodes = self._nodes
        for address in pair:
            if address not in nodes:
                nodes[address] = NamedNode(address)
        terms = self[pair] = (nodes[pair[0]], nodes[pair[1]])
        return terms
