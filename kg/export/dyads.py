"""Dyad-years: how often two states met in a year, from distinct events and not from reports.

Counts are of held events; planned and cancelled ones have columns of their own and no type. A conference
counts for every pair of states at its table, and only in its own column. A visit counts from the state of
those who travel to the state where they arrive: the state of the venue, else the state that hosts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.export.edges import Cell
from kg.export.tables import table
from kg.network import Contacts, Event
from kg.network.visits import travel

COLUMNS = (
    "state_a", "state_b", "year", "meetings", "calls", "visits_a_to_b", "visits_b_to_a", "conferences",
    "signings", "planned", "cancelled", "visits_without_direction",
)  # fmt: skip
_COUNTS = COLUMNS[3:]
_BY_TYPE = {"Meeting": "meetings", "Call": "calls", "Conference": "conferences", "Signing": "signings"}

Dyad = tuple[str, str, str]


def dyads(contacts: Contacts) -> Iterator[str]:
    """Yield the table, ordered by states and year; the year is empty for events without a date."""
    counts: dict[Dyad, Counter[str]] = {}
    for event in contacts.events:
        for dyad, column in _cells(contacts, event):
            counts.setdefault(dyad, Counter())[column] += 1
    return table(COLUMNS, (_row(dyad, counts[dyad]) for dyad in sorted(counts)))


def _row(dyad: Dyad, counts: Counter[str]) -> list[Cell]:
    return [*dyad, *(counts[column] for column in _COUNTS)]


def _cells(contacts: Contacts, event: Event) -> set[tuple[Dyad, str]]:
    """Return the cells that an event adds one to."""
    year = (event.date or "")[:4]
    if event.modality in ("Planned", "Cancelled"):
        return {((*pair, year), event.modality.lower()) for pair in _pairs(contacts, event)}
    if event.modality != "Held":
        return set()
    if event.type == "Visit":
        return {((*pair, year), column) for pair, column in _visits(contacts, event)}
    return {((*pair, year), _BY_TYPE[event.type]) for pair in _pairs(contacts, event)}


def _pairs(contacts: Contacts, event: Event) -> set[tuple[str, str]]:
    pairs = ((_code(contacts, one), _code(contacts, other)) for one, other in event.pairs("states"))
    return {(min(pair), max(pair)) for pair in pairs}


def _visits(contacts: Contacts, event: Event) -> set[tuple[tuple[str, str], str]]:
    """Return the dyads of a visit; without a known destination every pair counts as undirected."""
    sides = travel(event)
    if sides is None or not sides.destination:
        return {(pair, "visits_without_direction") for pair in _pairs(contacts, event)}
    destination = {_code(contacts, state) for state in sides.destination}
    travellers = {_code(contacts, state) for seat in sides.guests for state in seat.states} - destination
    return {
        ((min(a, b), max(a, b)), "visits_a_to_b" if a < b else "visits_b_to_a")
        for a in travellers
        for b in destination
    }


def _code(contacts: Contacts, state: str) -> str:
    """Return the ISO code of a state, its IRI where the graph gives none."""
    actor = contacts.actors.get(state)
    return (actor.code if actor else None) or state
