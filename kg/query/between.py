"""Who stands between two sides: the rows of ``brokers``.

An engine joins every person of the one side with every person of the other whom somebody met, and asks of
each two whether they met. Here whom somebody met is read once for each side, and those who met are taken away
as sets. The rolls of a side's events tell it (``kg.rolls``), where a store has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import HELD, TALKS, addresses, may_be_person, persons, rolls, within
from kg.query.slots import Term
from kg.rolls import Roll

_Met: TypeAlias = dict[str, set[str]]  # addresses


def brokers(found: Found) -> Iterator[Row]:
    """Yield broker, pairs that never met, and how many people of each side are in them."""
    ones, others = map(_sets, found.beside("met-of-one", "met-of-other"))
    return _between(found, ones, others)


def brokers_by_rolls(found: Found) -> Iterator[Row]:
    """Yield what ``brokers`` does, of a store that has rolls."""
    one, other = (_side(found, found.values[name]) for name in ("party", "other"))
    own = one.acting | other.acting
    known = persons(found, {*one.met, *other.met, *one.acting, *other.acting}, one.base)
    ones, others = (
        {broker: met & known for broker, met in side.met.items() if broker in known} for side in (one, other)
    )
    return _between(found, {broker: met for broker, met in ones.items() if broker not in own}, others)


def _between(found: Found, ones: _Met, others: _Met) -> Iterator[Row]:
    between = [broker for broker in ones if broker in others]
    have_met = _have_met(found, (ones[broker] for broker in between), (others[broker] for broker in between))
    for broker in between:
        apart = {one: others[broker] - have_met[one] - {one} for one in ones[broker]}
        pairs = sum(map(len, apart.values()))
        if pairs:
            counts = (pairs, sum(map(bool, apart.values())), len(set().union(*apart.values())))
            yield (NamedNode(broker), *map(Literal, counts))


def _have_met(found: Found, ones: Iterable[set[str]], others: Iterable[set[str]]) -> _Met:
    """Return whom of the other side each of the one side has met."""
    every, two = (list(map(NamedNode, sorted(set().union(*some)))) for some in (ones, others))
    met: _Met = defaultdict(set)
    for some in in_batches(every) if two else ():
        for one, other in found("have-met", one=some, two=two):
            met[one.value].add(other.value)
    return met


def _sets(rows: Iterable[Row]) -> _Met:
    sets: _Met = defaultdict(set)
    for broker, person in rows:
        sets[broker.value].add(person.value)
    return sets


class _Side(NamedTuple):
    """Whom people met who acted there for a side, and who ever acted for it; not all of them are persons."""

    met: _Met
    acting: set[str]
    base: str


def _side(found: Found, parties: Sequence[Term]) -> _Side:
    sides, lie_in = set(addresses(parties)), within(found)
    met: _Met = defaultdict(set)
    acting: set[str] = set()
    mixed: dict[str, tuple[Roll, set[str]]] = {}
    base = ""
    for roll in rolls(found, parties, always=True):  # who acts for a side at any time is nobody in between
        base = roll.base
        own = {agent for seat in roll.seats if not sides.isdisjoint(seat.sides) for agent in seat.agents}
        acting |= own
        if not own or HELD not in roll.modalities or not TALKS & set(roll.types) or not lie_in(roll.dates):
            continue
        if len(roll.modalities) > 1 or len(roll.types) > 1:
            mixed[roll.event] = (roll, own)
        else:
            _note(met, roll, own)
    for roll, own in _talks_among(found, parties, mixed):
        _note(met, roll, own)
    return _Side(met, acting, base)


def _note(met: _Met, roll: Roll, own: set[str]) -> None:
    for broker in roll.parties():
        if may_be_person(broker, roll.base):
            met[broker] |= own


def _talks_among(
    found: Found, parties: Sequence[Term], mixed: dict[str, tuple[Roll, set[str]]]
) -> Iterator[tuple[Roll, set[str]]]:
    """Yield those events of several types or modalities which some article says to be a meeting or call of a
    party that took place.
    """
    for some in in_batches(map(NamedNode, sorted(mixed))):
        for (event,) in found("talks-among", event=some, party=parties):
            yield mixed[event.value]
