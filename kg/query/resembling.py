"""Events that may be one, told in two ways: the rows of ``disagreements``, by rolls.

Two events of one type and month that share two persons are found by the two: in the rolls of the events of the
party, and of others, of which the calendar tells that one of the two is at them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import CANCELLED, HELD, is_within, persons, rolls
from kg.rolls import Roll, read
from kg.terms import DM, XSD

_DAY: Final = len("2024-03-05")
_DATE, _MODALITY, _PARTICIPANT = (Literal(kind) for kind in ("date", "modality", "participant"))

_Key: TypeAlias = tuple[str, str]  # type and month, or type and day
_Articles: TypeAlias = Mapping[str, Sequence[NamedNode]]  # by the address of the event


class _Event(NamedTuple):
    """An event with those of its dates that are days; ``people`` are the persons at it, in order."""

    address: str
    types: Sequence[str]
    days: Sequence[str]
    parties: set[str]
    people: Sequence[str]

    def keys(self, length: int) -> set[_Key]:
        """Return its types with as much of its days."""
        return {(type, day[:length]) for type in self.types for day in self.days}


class _Pair(NamedTuple):
    """Two events that share two persons and a type; the other one took place, or was cancelled."""

    event: _Event
    other: _Event
    modality: str


def alike_by_rolls(found: Found) -> Iterable[Row] | None:
    """Return event, kind, value, other value, other event and their articles; None where no party is given, or
    a few days, with which an engine begins sooner, and where events are of classes that rolls do not tell.
    """
    if "party" not in found.values or "days" in found.values or any(True for _ in found("classes-above")):
        return None
    return _rows(found, _pairs(found))


def _pairs(found: Found) -> list[_Pair]:
    """Return the pairs of an event of the party that took place with another event."""
    begin, end = (found.values[name][0].value if name in found.values else "" for name in ("from", "to"))
    own = _events(found, (roll for roll in rolls(found, found.values["party"]) if HELD in roll.modalities))
    chosen = (event._replace(days=[d for d in event.days if is_within(d, begin, end)]) for event in own)
    asked = [event for event in chosen if event.days]
    off = _events(found, _read(found, "rolls-cancelled")) if asked else []
    return [
        *(_Pair(*pair, HELD) for pair in _sharing(asked, [*own, *_strangers(found, asked)], len("2024-03"))),
        *(_Pair(*pair, CANCELLED) for pair in _sharing(asked, off, _DAY)),
    ]


def _events(found: Found, read: Iterable[Roll]) -> list[_Event]:
    """Return events that have two persons and a day."""
    kept = [roll for roll in read if any(len(day) == _DAY for day in roll.dates)]
    parties = [roll.parties() for roll in kept]
    people = persons(found, set().union(*parties), kept[0].base if kept else "")
    return [
        _Event(
            roll.event, roll.types, [d for d in roll.dates if len(d) == _DAY], every, sorted(every & people)
        )
        for roll, every in zip(kept, parties, strict=True)
        if len(every & people) > 1
    ]


def _read(found: Found, name: str, **more: Sequence[NamedNode | Literal]) -> Iterator[Roll]:
    return (read(text.value) for (text,) in found(name, **more))


def _strangers(found: Found, asked: Sequence[_Event]) -> list[_Event]:
    """Return events that are not of the party, and may share two persons with some that are.

    Whoever shares two persons with an event has one of all of them but one: the one who is left out is the one
    with the fewest events, so that few things are asked for.
    """
    times = Counter((*key, person) for event in asked for key in event.keys(7) for person in event.people)
    wanted: set[str] = set()
    for event in asked:
        for key in event.keys(7):
            rare = min(event.people, key=lambda person: times[(*key, person)])
            wanted.update(" ".join((*key, person)) for person in event.people if person != rare)
    return _events(
        found,
        (
            roll
            for some in in_batches(map(Literal, sorted(wanted)))
            for roll in _read(found, "rolls-of-others", key=some)
        ),
    )


def _sharing(
    asked: Iterable[_Event], others: Iterable[_Event], length: int
) -> Iterator[tuple[_Event, _Event]]:
    """Yield each event with each other one that shares two persons, a type and as much of a day."""
    by_two: dict[tuple[_Key, tuple[str, str]], list[_Event]] = defaultdict(list)
    for event in asked:
        for key in product(event.keys(length), combinations(event.people, 2)):
            by_two[key].append(event)
    pairs: dict[tuple[str, str], tuple[_Event, _Event]] = {}
    for other in others:
        for key in product(other.keys(length), combinations(other.people, 2)):
            for event in by_two.get(key, ()):
                if event.address != other.address:
                    pairs[event.address, other.address] = event, other
    yield from pairs.values()


def _rows(found: Found, pairs: Sequence[_Pair]) -> Iterator[Row]:
    told = sorted({event.address for pair in pairs for event in (pair.event, pair.other)})
    reported, named = (_articles(found, name, told) for name in ("reported-in", "sources-of"))
    for event, other, modality in pairs:
        both = [[*reported.get(each.address, ()), *named.get(each.address, ())] for each in (event, other)]
        if set(reported.get(event.address, ())) & set(reported.get(other.address, ())):
            continue
        for said, articles in product(set(_said(event, other, modality)), product(*map(set, both))):
            yield (NamedNode(event.address), *said, NamedNode(other.address), *articles)


def _said(
    event: _Event, other: _Event, modality: str
) -> Iterator[tuple[Literal, NamedNode | Literal, NamedNode | Literal | None]]:
    """Yield kind, value and other value of what differs."""
    for day, another in product(event.days, other.days):
        if modality == CANCELLED:
            if day == another:
                yield _MODALITY, DM.Held, DM.Cancelled
        elif day == another:
            missing = [person for person in event.people if person not in other.parties]
            yield from ((_PARTICIPANT, NamedNode(person), None) for person in missing)
        elif day < another and day[:7] == another[:7]:
            yield _DATE, Literal(day, datatype=XSD.date), Literal(another, datatype=XSD.date)


def _articles(found: Found, name: str, events: Iterable[str]) -> _Articles:
    articles: dict[str, list[NamedNode]] = defaultdict(list)
    for some in in_batches(map(NamedNode, events)):
        for event, article in found(name, event=some):
            articles[event.value].append(article)
    return articles
