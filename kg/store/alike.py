"""Which two events may be one: of one type and month, with two persons at both.

The question what sources say differently would look for everybody at each event of a party in the calendar,
and finds few pairs. So the calendar leads from each event to those that it may be one with, and back:

    <event> alike <event> .

It follows from the listings of both (``heldIn``), whatever else is said of them: who are the same persons,
whether an article tells of both, and which day each has, the question asks of the pairs. Whether somebody is
a person is told by the address, as far as kg has made it (``kg.model``); others may be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import ledger
from kg.store.backend import BackEnd, Pattern
from kg.store.listing import LISTED

ALIKE: Final = ledger.term("alike")
_NO_PERSON: Final = re.compile(r"/(?:state|body|post)/[^/]*$")

_Listed = Mapping[NamedNode, Collection[str]]  # the listings of an event


def pairs(store: BackEnd, listed: _Listed) -> set[Quad]:
    """Return what leads from events to those that they may be one with; ``listed`` are all listings of these
    events, as they are to be. Of other events, those that the calendar has.
    """
    keys = {event: own for event, every in listed.items() if len(own := _of_persons(every)) > 1}
    at: dict[str, set[NamedNode]] = defaultdict(set)
    for event, own in keys.items():
        for key in own:
            at[key].add(event)
    patterns: Iterator[Pattern] = ((None, LISTED, Literal(key), ledger.CALENDAR) for key in list(at))
    for quad in store.find(patterns):
        assert isinstance(quad.object, Literal)
        if isinstance(quad.subject, NamedNode) and quad.subject not in listed:
            at[quad.object.value].add(quad.subject)
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


def _of_persons(listings: Iterable[str]) -> list[str]:
    """Return the listings of those who may be persons."""
    return [listing for listing in listings if not _NO_PERSON.search(listing)]


def _sharing_two(keys: Iterable[str], at: Mapping[str, Collection[NamedNode]]) -> set[NamedNode]:
    """Return the events that have two of the listings, of one type and month."""
    shared = Counter((event, key.rpartition(" ")[0]) for key in keys for event in at[key])
    return {event for (event, _), times in shared.items() if times > 1}
