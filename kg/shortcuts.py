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

from kg.terms import DM, GAF, OA, PROV, RDF

_Links: TypeAlias = dict[str, dict[NamedNode, list[NamedNode]]]

_HELD: Final = {
    DM.Meeting: DM.meetingParty,
    DM.Call: DM.callParty,
    DM.Visit: DM.visitParty,
    DM.Conference: DM.conferenceParty,
    DM.Signing: DM.signingParty,
}
_NOT_HELD: Final = {DM.Planned: DM.plannedParty, DM.Cancelled: DM.cancelledParty}
SHORTCUTS: Final = frozenset({*_HELD.values(), *_NOT_HELD.values(), DM.partyPost, DM.reportedIn, DM.namedIn})
"""The properties of all shortcuts that are made here."""

_TYPE, _MODALITY, _PARTY = RDF.type.value, DM.modality.value, DM.party.value
_SEATS, _POST = DM.hasParticipation.value, DM.inCapacity.value
_REPORTS, _ARTICLE = DM.reports.value, PROV.hadPrimarySource.value
_ITEMS, _PASSAGES, _SOURCE = DM.hasAgendaItem.value, GAF.denotedBy.value, OA.hasSource.value
_READ: Final = frozenset(
    {_TYPE, _MODALITY, _PARTY, _SEATS, _POST, _REPORTS, _ARTICLE, _ITEMS, _PASSAGES, _SOURCE}
)


def shortcuts(graph: Iterable[Triple]) -> set[Triple]:
    """Return the shortcuts that follow from the graph of an article; those that it has are not looked at."""
    links: _Links = {predicate: defaultdict(list) for predicate in _READ}
    for triple in graph:
        said = links.get(triple.predicate.value)
        if said is not None:  # two triples of three say something else, and their parts cost most to fetch
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                said[subject].append(value)
    return {*_parties(links), *_posts(links), *_reported(links), *_named(links)}


def _parties(links: _Links) -> Iterator[Triple]:
    for event, parties in links[_PARTY].items():
        for modality in links[_MODALITY].get(event, ()):
            for type in links[_TYPE].get(event, ()):
                property = _HELD.get(type) if modality == DM.Held else _NOT_HELD.get(modality)
                if property and type in _HELD:
                    yield from (Triple(event, property, party) for party in parties)


def _posts(links: _Links) -> Iterator[Triple]:
    for event, seats in links[_SEATS].items():
        for seat in seats:
            yield from (Triple(event, DM.partyPost, post) for post in links[_POST].get(seat, ()))


def _reported(links: _Links) -> Iterator[Triple]:
    for report, events in links[_REPORTS].items():
        for article in links[_ARTICLE].get(report, ()):
            yield from (Triple(event, DM.reportedIn, article) for event in events)


def _named(links: _Links) -> Iterator[Triple]:
    for items in links[_ITEMS].values():
        for item in items:
            for passage in links[_PASSAGES].get(item, ()):
                yield from (Triple(item, DM.namedIn, a) for a in links[_SOURCE].get(passage, ()))
