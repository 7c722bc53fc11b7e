"""What the calendar says of an event (``kg.store.calendar``), by what the merged view says of it.

Of an event that one article alone tells of, the graph of the article says it all: so its listings can be
written with the graph, by whoever makes that, and nobody has to read them out of the store again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.store import ledger
from kg.terms import DM, RDF

LISTED: Final = ledger.term("heldIn")
CANCELLED: Final = ledger.term("cancelledIn")
EVENTS: Final = frozenset({DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing})
MARKS: Final = (DM.party, DM.partyPost)
READ: Final = (RDF.type, DM.modality, DM.date, *MARKS)
"""What the listings of an event follow from, beside who acted in which post."""

_SEAT: Final = (DM.participationIn, DM.inCapacity, DM.agent)
_PREDICATES: Final = frozenset(str(predicate).encode() for predicate in (*READ, *_SEAT))

Values = dict[NamedNode, list[NamedNode | Literal]]
Facts = Mapping[NamedNode, Sequence[NamedNode | Literal]]
Seats = Iterable[tuple[NamedNode, NamedNode]]
"""Posts at an event, each with a person who acted in it."""


def listings(event: NamedNode, facts: Facts, seats: Seats = ()) -> set[Quad]:
    """Return what the calendar says of an event; ``facts`` are the values of what it follows from."""
    types = [type.value.rpartition("#")[2] for type in facts.get(RDF.type, ()) if type in EVENTS]
    months = [month for date in facts.get(DM.date, ()) for month in _months(date.value)]
    marks = [mark.value for predicate in MARKS for mark in facts.get(predicate, ())]
    modalities = facts.get(DM.modality, ())
    when = [f"{type} {month}" for type in types for month in months]
    found: set[Quad] = set()
    if DM.Held in modalities:
        found.update(
            Quad(event, LISTED, Literal(f"{key} {mark}"), ledger.CALENDAR) for key in when for mark in marks
        )
        found.update(Quad(event, post, person, ledger.CALENDAR) for post, person in seats)
    if DM.Cancelled in modalities:
        found.update(Quad(event, CANCELLED, Literal(key), ledger.CALENDAR) for key in when)
    return found


def _months(date: str) -> list[str]:
    """Return the months that a day, month or year may lie in."""
    return [date[:7]] if len(date) > 4 else [f"{date}-{month:02}" for month in range(1, 13)]


def with_article(article: NamedNode, graph: bytes, shared: Collection[NamedNode]) -> Iterator[Quad]:
    """Yield what comes into the calendar with an article: the listings of the events that it alone tells of,
    the marks of those that it shares with others, and the mark that it has come.

    ``graph`` is its graph as N-Triples.
    """
    facts = _facts(graph)
    acted = _acted(facts)
    for event, known in facts.items():
        if event in shared:
            yield ledger.unlisted_quad(event)
        elif DM.modality in known:
            yield from listings(event, known, acted[event])
    yield ledger.come_quad(article)


def _acted(facts: Mapping[NamedNode, Facts]) -> dict[NamedNode, list[tuple[NamedNode, NamedNode]]]:
    """Return who acted in which post, by event."""
    acted: dict[NamedNode, list[tuple[NamedNode, NamedNode]]] = defaultdict(list)
    for seat in facts.values():
        events, posts, agents = ([n for n in seat.get(p, ()) if isinstance(n, NamedNode)] for p in _SEAT)
        for event in events:
            acted[event] += product(posts, agents)
    return acted


def _facts(graph: bytes) -> dict[NamedNode, Values]:
    wanted = (line for line in graph.splitlines(keepends=True) if line.split(b" ", 2)[1] in _PREDICATES)
    facts: dict[NamedNode, Values] = defaultdict(dict)
    for quad in ox.parse(b"".join(wanted), format=ox.RdfFormat.N_TRIPLES, lenient=True):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts[quad.subject].setdefault(quad.predicate, []).append(quad.object)
    return facts
