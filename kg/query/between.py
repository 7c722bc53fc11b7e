"""Who stands between two sides: the rows of ``brokers``.

An engine joins every person of the one side with every person of the other whom somebody met, and asks of
each two whether they met. Here whom somebody met is read once for each side, and those who met are taken away
as sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from pyoxigraph import Literal

from kg.query.lookup import Found, Row, in_batches

_Met: TypeAlias = dict[Any, set[Any]]


def brokers(found: Found) -> Iterator[Row]:
    """Yield broker, pairs that never met, and how many people of each side are in them."""
    ones, others = map(_sets, found.beside("met-of-one", "met-of-other"))
    between = [broker for broker in ones if broker in others]
    have_met = _have_met(found, (ones[broker] for broker in between), (others[broker] for broker in between))
    for broker in between:
        apart = {one: others[broker] - have_met[one] - {one} for one in ones[broker]}
        pairs = sum(map(len, apart.values()))
        if pairs:
            counts = (pairs, sum(map(bool, apart.values())), len(set().union(*apart.values())))
            yield (broker, *map(Literal, counts))


def _have_met(found: Found, ones: Iterable[set[Any]], others: Iterable[set[Any]]) -> _Met:
    """Return whom of the other side each of the one side has met."""
    every, two = set().union(*ones), sorted(set().union(*others), key=str)
    batches = in_batches(sorted(every, key=str)) if two else ()
    met: _Met = defaultdict(set)
    for some in batches:
        for one, other in found("have-met", one=some, two=two):
            met[one].add(other)
    return met


def _sets(rows: Iterable[Row]) -> _Met:
    sets: _Met = defaultdict(set)
    for broker, person in rows:
        sets[broker].add(person)
    return sets
