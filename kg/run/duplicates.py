"""Articles of a store that are nearly the same: one story with another headline, cut, or in another frame.

Precision first. Two articles count when most of their words run alike, and when what they state agrees: who
takes part in which events on which days, and who holds which offices, is for one of them within what the
other states. So neither another report of the same meeting counts, nor yesterday's text with other names in
it. An article that states nothing is not compared. What is listed depends on what is in the store alone, not
on the order in which it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from kg.read.likeness import hashes_of, likeness
from kg.records import Record, from_json
from kg.store import Store

LEAST: Final = 0.7
_INDEXED: Final = 4  # of the smallest hashes: texts alike by 0.7 share one of them with probability 0.99
_COMMON: Final = 100  # articles with one hash; more are a site's boilerplate, which tells nothing


class Pair(NamedTuple):
    """Two articles, in the order of their IRIs, with their likeness and titles."""

    likeness: float
    one: str
    other: str
    title: str
    other_title: str


def duplicates(store: Store, *, least: float = LEAST) -> list[Pair]:
    """Return the pairs that are at least so much alike, the most alike first.

    Memory: 0.8 kB an article for sketches; records are read for candidates alone.
    """
    sketches = {article: hashes_of(packed) for article, packed in store.sketches()}
    alike = [
        (share, one, other)
        for one, other in sorted(_candidates(sketches))
        if (share := round(likeness(sketches[one], sketches[other]), 2)) >= least
    ]
    concerned = sorted({article for _, one, other in alike for article in (one, other)})
    records = {stored.article: from_json(stored.record) for stored in store.records_of(concerned)}
    pairs = [
        Pair(share, one, other, records[one].article.title or "", records[other].article.title or "")
        for share, one, other in alike
        if one in records and other in records and _agree(records[one], records[other])
    ]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _candidates(sketches: dict[str, tuple[int, ...]]) -> set[tuple[str, str]]:
    sharing: dict[int, list[str]] = defaultdict(list)
    for article in sorted(sketches):
        for value in sketches[article][:_INDEXED]:
            sharing[value].append(article)
    return {
        pair
        for articles in sharing.values()
        if len(articles) <= _COMMON
        for pair in combinations(articles, 2)
    }


def _agree(one: Record, other: Record) -> bool:
    """Tell whether what one article states is within what the other states."""
    if one.article.lang != other.article.lang:
        return False
    named, also_named = set(_told(one)), set(_told(other))
    return bool(named and also_named) and (named <= also_named or also_named <= named)


def _told(record: Record) -> Iterator[tuple[str, ...]]:
    """Yield who takes part in events of which kind and day, and who holds which office."""
    for event in record.events:
        who: Iterable[str] = (
            p.name or p.organization or p.position or p.country or "" for p in event.participants
        )
        for name in who:
            yield (event.type, event.modality, event.date or "", name)
    for office in record.offices:
        yield (office.person, office.position)
