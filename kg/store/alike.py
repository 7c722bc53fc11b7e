"""Which two events may be one: of one type and month, with two persons at both; one took place, or both did,
and neither was only planned.

The question what sources say differently would look for everybody at each event of a party in the calendar,
and finds few pairs. So the calendar leads from each event to those that it may be one with, and back:

    <event> alike <event> .

It follows from the listings of both (``heldIn``, ``cancelledIn``), whatever else is said of them: who are the
same persons, whether an article tells of both, and which day each has, the question asks of the pairs.
Whether somebody is a person is told by the address, as far as kg has made it (``kg.model``); others may be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import ledger
from kg.store.backend import BackEnd, Pattern
from kg.store.listing import CANCELLED, LISTED

ALIKE: Final = ledger.term("alike")
LISTINGS: Final = (LISTED, CANCELLED)
# the month alone, of what was cancelled, and what kg names otherwise
_NO_PERSON: Final = re.compile(r"^\S+ \S+$|/(?:state|body|post)/[^/]*$")

_Listing: TypeAlias = tuple[NamedNode, str]  # held or cancelled, and its type, month and one who takes part


def pairs(store: BackEnd, listed: Mapping[NamedNode, Iterable[Quad]]) -> set[Quad]:
    """Return what leads from events to those that they may be one with; ``listed`` are all listings of these
    events, as they are to be. Of other events, those that the calendar has.
    """
    keys = {event: own for event, every in listed.items() if len(own := set(_of_persons(every))) > 1}
    at: dict[_Listing, set[NamedNode]] = defaultdict(set)
    for event, own in keys.items():
        for listing in own:
            at[listing].add(event)
    asked = {key for own in keys.values() for _, key in own}
    patterns: Iterator[Pattern] = (
        (None, how, Literal(key), ledger.CALENDAR) for key in asked for how in LISTINGS
    )
    for quad in store.find(patterns):
        assert isinstance(quad.object, Literal)
        if isinstance(quad.subject, NamedNode) and quad.subject not in listed:
            at[quad.predicate, quad.object.value].add(quad.subject)
    return {
        Quad(event, ALIKE, other, ledger.CALENDAR)
        for event, own in keys.items()
        for other in _sharing_two(own, at)
        if other != event
    }


def back(quads: Iterable[Quad]) -> set[Quad]:
    """Return what leads back."""
    found = ((quad.subject, quad.object) for quad in quads if quad.predicate == ALIKE)
    return {
        Quad(other, ALIKE, event, ledger.CALENDAR) for event, other in found if isinstance(other, NamedNode)
    }


def _of_persons(listings: Iterable[Quad]) -> Iterator[_Listing]:
    """Yield the listings of those who may be persons."""
    for quad in listings:
        if isinstance(quad.object, Literal) and not _NO_PERSON.search(quad.object.value):
            yield quad.predicate, quad.object.value


def _sharing_two(
    listings: Iterable[_Listing], at: Mapping[_Listing, Collection[NamedNode]]
) -> set[NamedNode]:
    """Return the events that have two of the listings, of one type and month; of two, one took place."""
    shared = Counter(
        (event, how, other, key.rpartition(" ")[0])
        for how, key in listings
        for other in LISTINGS
        if LISTED in (how, other)
        for event in at.get((other, key), ())
    )
    return {event for (event, *_), times in shared.items() if times > 1}
