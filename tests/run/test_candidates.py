"""Pairs for review come in the order of all pairs, and the first of them before most things are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from msgspec.structs import replace

from kg.identities import Parts
from kg.records import Record
from kg.resolve import Log
from kg.resolve.candidates import Pair, undecided
from kg.resolve.clusters import keys_of_similar
from kg.resolve.event_blocks import near_blocks
from kg.resolve.index.reading import Reading
from kg.resolve.review import Candidates, near_events, near_persons
from kg.run import resolve_store
from kg.run.correcting import Replay
from kg.run.resolving import caught_up
from kg.store import open_store

from .test_judging_events import talk
from .test_resolving import RECORDS, entry


@pytest.fixture(scope="module")
def reading() -> Iterator[Reading]:
    with open_store(":memory:") as store:
        store.put_many(map(entry, [*RECORDS, *namesakes()]))
        resolve_store(store)
        index = caught_up(store, Replay(Log(None).standing()))
        yield index.reading()
        index.close()


def namesakes() -> Iterator[Record]:
    """Yield talks of people of like names from other states and years."""
    states = ("AZ", "TR", "AZ", "KZ", "KZ", "AZ")
    names = ("Murad Aliyev", "Murad Aliyev", "Murad Veliyev", "Murat Aliev", "M. Aliyev", "Murad Alizade")
    for n, (name, state) in enumerate(zip(names, states, strict=True)):
        told = talk(f"n{n}", "en", f"{1990 + 5 * n}-04-02")
        guest, host = told.events[0].participants
        guest = replace(guest, name=name, position="deputy governor", country=state)
        yield replace(told, events=(replace(told.events[0], participants=(guest, host)),))


def every_pair(reading: Reading) -> list[Pair]:
    """Return all pairs, each weighed."""
    found: list[tuple[Candidates, Pair]] = []
    persons = list(reading.keys("person"))
    known = [reading.evidence(parts) for parts in persons]
    for one, other in combinations(range(len(persons)), 2):
        near = near_persons((known[one], known[other]), one, other)
        if near and keys_of_similar(known[one]) & keys_of_similar(known[other]):
            found.append((near, Pair("person", persons[one], persons[other], near.why)))
    events = list(reading.keys("event"))
    told = [reading.happenings(parts) for parts in events]
    keys = [set().union(*map(near_blocks, own)) for own in told]
    for one, other in combinations(range(len(events)), 2):
        near = near_events((told[one], told[other]), one, other) if keys[one] & keys[other] else None
        if near and not _are_settled(reading, events[one], events[other]):
            found.append((near, Pair("event", events[one], events[other], near.why)))
    return [pair for _, pair in sorted(found)]


def _are_settled(reading: Reading, one: Parts, other: Parts) -> bool:
    linked = other in reading.came_of(one) or one in reading.came_of(other)
    return linked or reading.sides(one).exclude(reading.sides(other))


def test_the_order_is_that_of_all_pairs(reading: Reading) -> None:
    expected = every_pair(reading)
    assert {pair.kind for pair in expected} == {"person", "event"}
    for most in (1, 5, len(expected), len(expected) + 1):
        assert list(undecided(reading, most)) == expected[:most]


def test_the_first_pair_comes_before_most_things_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    days = {f"a{n}": "2025-03-11" for n in range(3)} | {f"b{n}": "2025-03-13" for n in range(3)}
    days |= {f"c{n}": f"{2000 + n}-06-01" for n in range(20)}  # one article each, and nothing near
    read: list[object] = []

    def noted(known: Callable[..., object]) -> Callable[..., object]:
        def call(self: Reading, parts: Parts) -> object:
            read.append(parts)
            return known(self, parts)

        return call

    with open_store(":memory:") as store:
        store.put_many(entry(talk(article, "en", day)) for article, day in days.items())
        resolve_store(store)
        index = caught_up(store, Replay(Log(None).standing()))
        own = index.reading()
        for name in ("evidence", "happenings"):
            monkeypatch.setattr(Reading, name, noted(getattr(Reading, name)))
        pairs = undecided(own, 20)
        assert next(pairs).kind == "event"
        assert len(read) < 6
        assert list(pairs) == []
        assert len(read) > 20
        index.close()


def test_an_empty_store_has_no_pairs() -> None:
    with open_store(":memory:") as store:
        index = caught_up(store, Replay(Log(None).standing()))
        assert list(undecided(index.reading(), 20)) == []
        index.close()
