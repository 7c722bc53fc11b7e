"""Shortcuts: what the graph of an article says in several triples, said again in one.

Questions ask for the same few joins again and again, and what an engine does not have to join costs it
nothing: who takes part in events of one type that took place, which article reports an event. Shortcuts
follow from the graph of one article alone, stand in it beside what they follow from, and go when it goes;
so the merged view stays the union of the article graphs (docs/decisions/0001, 0048).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, Triple

from kg.written import DM, GAF, OA, PROV, RDF, Term, Written, named, node, triple

Links: TypeAlias = dict[Term, dict[Term, list[Term]]]
"""By predicate and subject what a graph says of nodes to nodes."""

_HELD: Final = {
    DM.Meeting: DM.meetingParty,
    DM.Call: DM.callParty,
    DM.Visit: DM.visitParty,
    DM.Conference: DM.conferenceParty,
    DM.Signing: DM.signingParty,
}
_NOT_HELD: Final = {DM.Planned: DM.plannedParty, DM.Cancelled: DM.cancelledParty}
_ALL: Final = (*_HELD.values(), *_NOT_HELD.values(), DM.partyPost, DM.reportedIn, DM.namedIn)
SHORTCUTS: Final = frozenset(map(named, _ALL))
"""The properties of all shortcuts that are made here."""

_READ: Final = (
    RDF.type,
    DM.modality,
    DM.party,
    DM.hasParticipation,
    DM.inCapacity,
    DM.reports,
    PROV.hadPrimarySource,
    DM.hasAgendaItem,
    GAF.denotedBy,
    OA.hasSource,
)
_ASKED: Final = {term[1:-1]: term for term in _READ}


def no_links() -> Links:
    """Return the links of a graph that says nothing yet: a place for each that shortcuts follow from."""
    return {predicate: defaultdict(list) for predicate in _READ}


def shortcuts(graph: Iterable[Triple]) -> set[Triple]:
    """Return the shortcuts that follow from the graph of an article; those that it has are not looked at."""
    links = no_links()
    for each in graph:
        predicate = _ASKED.get(each.predicate.value)
        if predicate:  # two triples of three say something else, and their parts cost most to fetch
            subject, value = each.subject, each.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                links[predicate][node(subject.value)].append(node(value.value))
    return set(Written(following(links)))


def following(links: Links) -> set[str]:
    """Return the shortcuts that follow from links, written."""
    return {triple(*each) for of in (_parties, _posts, _reported, _named) for each in of(links)}


_Shortcuts: TypeAlias = Iterator[tuple[Term, Term, Term]]


def _parties(links: Links) -> _Shortcuts:
    for event, parties in links[DM.party].items():
        for modality in links[DM.modality].get(event, ()):
            for type in links[RDF.type].get(event, ()):
                property = _HELD.get(type) if modality == DM.Held else _NOT_HELD.get(modality)
                if property and type in _HELD:
                    yield from ((event, property, party) for party in parties)


def _posts(links: Links) -> _Shortcuts:
    for event, seats in links[DM.hasParticipation].items():
        for seat in seats:
            yield from ((event, DM.partyPost, post) for post in links[DM.inCapacity].get(seat, ()))


def _reported(links: Links) -> _Shortcuts:
    for report, events in links[DM.reports].items():
        for article in links[PROV.hadPrimarySource].get(report, ()):
            yield from ((event, DM.reportedIn, article) for event in events)


def _named(links: Links) -> _Shortcuts:
    for items in links[DM.hasAgendaItem].values():
        for item in items:
            for passage in links[GAF.denotedBy].get(item, ()):
                yield from ((item, DM.namedIn, a) for a in links[OA.hasSource].get(passage, ()))
