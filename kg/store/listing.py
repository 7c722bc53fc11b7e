"""What the calendar says of an event (``kg.store.calendar``), by what the merged view says of it.

Of an event that one article alone tells of, the graph of the article says it all: so its listings can be
written with the graph, by whoever makes that, and nobody has to read them out of the store again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import rolls
from kg.store import ledger
from kg.terms import DM, RDF

LISTED: Final = ledger.term("heldIn")
CANCELLED: Final = ledger.term("cancelledIn")
ROLL: Final = ledger.term("roll")
EVENTS: Final = frozenset({DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing})
MARKS: Final = (DM.party, DM.partyPost)
READ: Final = (RDF.type, DM.modality, DM.date, *MARKS)
"""What the listings of an event follow from, beside its seats."""
OF_SEATS: Final = (DM.agent, DM.onBehalfOf, DM.inCapacity)
"""What they follow from of each of its seats."""

_PREDICATES: Final = frozenset(
    str(predicate).encode() for predicate in (*READ, DM.participationIn, *OF_SEATS)
)

Values = dict[NamedNode, list[NamedNode | Literal]]
Facts = Mapping[NamedNode, Sequence[NamedNode | Literal]]


class Seat(NamedTuple):
    """Who takes part, for whom, and in which posts."""

    agents: Collection[NamedNode]
    sides: Collection[NamedNode]
    posts: Collection[NamedNode]


def listings(event: NamedNode, facts: Facts, seats: Sequence[Seat] = ()) -> set[Quad]:
    """Return what the calendar says of an event; ``facts`` are the values of what it follows from."""
    types = [_name(type) for type in facts.get(RDF.type, ()) if type in EVENTS]
    months = [month for date in facts.get(DM.date, ()) for month in _months(date.value)]
    marks = [mark.value for predicate in MARKS for mark in facts.get(predicate, ())]
    modalities = facts.get(DM.modality, ())
    when = [f"{type} {month}" for type in types for month in months]
    found: set[Quad] = set()
    if DM.Held in modalities:
        found.update(
            Quad(event, LISTED, Literal(f"{key} {mark}"), ledger.CALENDAR) for key in when for mark in marks
        )
        found.update(
            Quad(event, post, agent, ledger.CALENDAR)
            for seat in seats
            for post, agent in product(seat.posts, seat.agents)
        )
    if DM.Cancelled in modalities:
        found.update(Quad(event, CANCELLED, Literal(key), ledger.CALENDAR) for key in when)
    if modalities:
        found.add(Quad(event, ROLL, Literal(_roll(event, facts, seats)), ledger.CALENDAR))
    return found


def _roll(event: NamedNode, facts: Facts, seats: Iterable[Seat]) -> str:
    return rolls.written(
        event.value,
        modalities=[_name(modality) for modality in facts.get(DM.modality, ())],
        types=[_name(type) for type in facts.get(RDF.type, ()) if type in EVENTS],
        dates=[date.value for date in facts.get(DM.date, ())],
        parties=[party.value for party in facts.get(DM.party, ()) if isinstance(party, NamedNode)],
        seats=[rolls.Seat(*([node.value for node in nodes] for nodes in seat)) for seat in seats],
    )


def _name(term: NamedNode | Literal) -> str:
    return term.value.rpartition("#")[2]


def _months(date: str) -> list[str]:
    """Return the months that a day, month or year may lie in."""
    return [date[:7]] if len(date) > 4 else [f"{date}-{month:02}" for month in range(1, 13)]


def with_article(article: NamedNode, graph: bytes, shared: Collection[NamedNode]) -> Iterator[Quad]:
    """Yield what comes into the calendar with an article: the listings of the events that it alone tells of,
    the marks of those that it shares with others, and the mark that it has come.

    ``graph`` is its graph as N-Triples.
    """
    facts = _facts(graph)
    seats = _seats(facts)
    for event, known in facts.items():
        if event in shared:
            yield ledger.unlisted_quad(event)
        elif DM.modality in known:
            yield from listings(event, known, seats[event])
    yield ledger.come_quad(article)


def _seats(facts: Mapping[NamedNode, Facts]) -> dict[NamedNode, list[Seat]]:
    """Return the seats at events, by event."""
    seats: dict[NamedNode, list[Seat]] = defaultdict(list)
    for known in facts.values():
        for event in known.get(DM.participationIn, ()):
            if isinstance(event, NamedNode):
                seats[event].append(Seat(*(_nodes(known.get(predicate, ())) for predicate in OF_SEATS)))
    return seats


def _nodes(terms: Iterable[NamedNode | Literal]) -> list[NamedNode]:
    return [term for term in terms if isinstance(term, NamedNode)]


def _facts(graph: bytes) -> dict[NamedNode, Values]:
    wanted = (line for line in graph.splitlines(keepends=True) if line.split(b" ", 2)[1] in _PREDICATES)
    facts: dict[NamedNode, Values] = defaultdict(dict)
    for quad in ox.parse(b"".join(wanted), format=ox.RdfFormat.N_TRIPLES, lenient=True):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts[quad.subject].setdefault(quad.predicate, []).append(quad.object)
    return facts
