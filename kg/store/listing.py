"""What the calendar says of an event (``kg.store.calendar``), by what the merged view says of it.

Of an event that one article alone tells of, the graph of the article says it all: so its listings can be
written with the graph, by whoever makes that, and nobody has to read them out of the store again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import accounts, evidence, leads, rolls
from kg.store import ledger, passages
from kg.terms import DM, RDF, SCHEMA

LISTED: Final = ledger.term("heldIn")
CANCELLED: Final = ledger.term("cancelledIn")
ROLL: Final = ledger.term("roll")
TOLD: Final = ledger.term("told")
EVIDENCE: Final = ledger.term("evidence")
EVENTS: Final = frozenset({DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing})
MARKS: Final = (DM.party, DM.partyPost)
_OF_ONE: Final = (RDF.type, DM.modality, DM.date, *MARKS, DM.place, SCHEMA.superEvent)
READ: Final = (*_OF_ONE, DM.reportedIn, DM.hasAgendaItem)
"""What the listings of an event follow from, beside what leads to it; of one article, the last two add
nothing.
"""
OF_SEATS: Final = (DM.agent, DM.onBehalfOf, DM.inCapacity, DM.role)
"""What they follow from of each of its seats."""
OF_OTHERS: Final = (DM.claimedAttendance, DM.namedIn)
"""What they follow from of claims about it, and of its agenda items."""
LEADING: Final = (DM.participationIn, DM.about)
"""What leads from a seat and from a claim to the event."""

_PREDICATES: Final = frozenset(
    str(predicate).encode()
    for predicate in (
        *(*_OF_ONE, *LEADING, *OF_SEATS, DM.claimedAttendance),
        *(*passages.PARTS, *passages.LEADING, *passages.OF_FACTS, *passages.OF_PASSAGES),
    )
)

Values = dict[NamedNode, list[NamedNode | Literal]]
Facts = Mapping[NamedNode, Sequence[NamedNode | Literal]]
Named = Mapping[str, Collection[str]]
"""The articles that name an agenda item, by its address."""


class Seat(NamedTuple):
    """Who takes part, for whom, in which posts, and in which role."""

    agents: Collection[NamedNode]
    sides: Collection[NamedNode]
    posts: Collection[NamedNode]
    roles: Collection[NamedNode]


class Around(NamedTuple):
    """What leads to an event: its seats, the articles that name its agenda items, what claims say of how
    many people came, and the passages that support it.
    """

    seats: Sequence[Seat] = ()
    named: Named = MappingProxyType({})
    attendances: Collection[Literal] = ()
    told: Sequence[evidence.Told] = ()


_ALONE: Final = Around()


def listings(event: NamedNode, facts: Facts, around: Around = _ALONE) -> set[Quad]:
    """Return what the calendar says of an event by itself; ``facts`` are the values of what it follows from.

    Which others it may be one with follows from the listings of all (``kg.store.alike``).
    """
    types = [_name(type) for type in facts.get(RDF.type, ()) if type in EVENTS]
    months = [month for date in facts.get(DM.date, ()) for month in _months(date.value)]
    marks = [mark.value for predicate in MARKS for mark in facts.get(predicate, ())]
    modalities = facts.get(DM.modality, ())
    when = [f"{type} {month}" for type in types for month in months]
    roll = Literal(_roll(event, facts, around.seats))
    at = [f"{key} {mark}" for key in when for mark in marks]
    found: set[Quad] = set()
    if DM.Held in modalities:
        found.update(Quad(event, LISTED, Literal(key), ledger.CALENDAR) for key in at)
        found.update(
            Quad(event, post, agent, ledger.CALENDAR)
            for seat in around.seats
            for post, agent in product(seat.posts, seat.agents)
        )
        posts = {post for seat in around.seats for post in seat.posts}
        found.update(Quad(event, leads.to_rolls(post), roll, ledger.CALENDAR) for post in posts)
        found.update(_talks(event, facts, types))
    if DM.Cancelled in modalities:
        found.update(Quad(event, CANCELLED, Literal(key), ledger.CALENDAR) for key in (*when, *at))
    if modalities:
        found.add(Quad(event, ROLL, roll, ledger.CALENDAR))
        told = _told(event, facts, around)
        found.update([Quad(event, TOLD, Literal(told), ledger.CALENDAR)] if told else ())
        said = evidence.written(event.value, around.told)
        found.update([Quad(event, EVIDENCE, Literal(said), ledger.CALENDAR)] if said else ())
    return found


def _talks(event: NamedNode, facts: Facts, types: Sequence[str]) -> Iterator[Quad]:
    """Yield what leads from each two states to their meeting or call, with its dates."""
    is_mixed = len(set(types)) > 1 or len(set(facts.get(DM.modality, ()))) > 1
    told = [
        Literal(leads.written(date.value, type, is_mixed=is_mixed))
        for type, date in product(types, facts.get(DM.date, ()))
        if type in leads.TALKS
    ]
    parties = sorted({party.value for party in facts.get(DM.party, ())}) if told else ()
    for one, other in combinations(parties, 2):
        if pair := leads.to_talks(one, other):
            yield from (Quad(event, pair, each, ledger.CALENDAR) for each in told)


def _told(event: NamedNode, facts: Facts, around: Around) -> str | None:
    """Return what articles tell otherwise than each other; several must report the event to name its agenda
    items in different ways.
    """
    of_many = {accounts.PLACE: facts.get(DM.place, ()), accounts.ATTENDANCE: around.attendances}
    several = [what for what, values in of_many.items() if len(set(values)) > 1]
    named = around.named if len(set(facts.get(DM.reportedIn, ()))) > 1 else {}
    return accounts.written(event.value, several=several, named=named)


def _roll(event: NamedNode, facts: Facts, seats: Iterable[Seat]) -> str:
    return rolls.written(
        event.value,
        modalities=[_name(modality) for modality in facts.get(DM.modality, ())],
        types=[_name(type) for type in facts.get(RDF.type, ()) if type in EVENTS],
        dates=[date.value for date in facts.get(DM.date, ())],
        parties=_addresses(facts.get(DM.party, ())),
        seats=map(_seat, seats),
        places=_addresses(facts.get(DM.place, ())),
        wholes=_addresses(facts.get(SCHEMA.superEvent, ())),
    )


def _addresses(terms: Iterable[NamedNode | Literal]) -> list[str]:
    return [term.value for term in terms if isinstance(term, NamedNode)]


def _seat(seat: Seat) -> rolls.Seat:
    agents, sides, posts = ([node.value for node in nodes] for nodes in (seat.agents, seat.sides, seat.posts))
    return rolls.Seat(agents, sides, posts, [_name(role) for role in seat.roles])


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
    around = _around(facts)
    for event, known in facts.items():
        if event in shared:
            yield ledger.unlisted_quad(event)
        elif DM.modality in known:
            yield from listings(event, known, around.get(event, _ALONE))
    yield ledger.come_quad(article)


def _around(facts: Mapping[NamedNode, Facts]) -> dict[NamedNode, Around]:
    """Return what leads to events, by event; one article alone names no agenda item otherwise than others."""
    seats: dict[NamedNode, list[Seat]] = defaultdict(list)
    said: dict[NamedNode, set[Literal]] = defaultdict(set)
    for known in facts.values():
        for event in _nodes(known.get(DM.participationIn, ())):
            seats[event].append(Seat(*(_nodes(known.get(predicate, ())) for predicate in OF_SEATS)))
        for event in _nodes(known.get(DM.about, ()) if DM.claimedAttendance in known else ()):
            said[event].update(x for x in known[DM.claimedAttendance] if isinstance(x, Literal))
    told = passages.in_graph(facts)
    every = {*seats, *said, *told}
    return {event: Around(seats[event], {}, said[event], told.get(event, ())) for event in every}


def _nodes(terms: Iterable[NamedNode | Literal]) -> list[NamedNode]:
    return [term for term in terms if isinstance(term, NamedNode)]


def _facts(graph: bytes) -> dict[NamedNode, Values]:
    wanted = (line for line in graph.splitlines(keepends=True) if line.split(b" ", 2)[1] in _PREDICATES)
    facts: dict[NamedNode, Values] = defaultdict(dict)
    for quad in ox.parse(b"".join(wanted), format=ox.RdfFormat.N_TRIPLES, lenient=True):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts[quad.subject].setdefault(quad.predicate, []).append(quad.object)
    return facts
