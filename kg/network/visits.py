"""Who visits whom: a directed network from those who travel to those who receive them."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.network.contacts import Contacts, Event, Kind, Seat
from kg.network.graph import Choice, assembled

_HOST = "HostRole"


@dataclass(frozen=True)
class Travel:
    """The two sides of a visit, and the states where it leads: of the place, else of the hosts."""

    guests: tuple[Seat, ...]
    hosts: tuple[Seat, ...]
    destination: frozenset[str]

    def arrivals(self, kind: Kind) -> set[str]:
        """Return who is visited at a level: the hosts; the state itself at that of states, or of no host."""
        if kind == "states":
            return set(self.destination)
        hosts = {actor for seat in self.hosts for actor in seat.actors(kind)}
        return hosts or (set() if kind == "persons" else set(self.destination))


def travel(event: Event) -> Travel | None:
    """Return the sides of a visit, None where neither place nor host is known.

    Whoever acts for no other state than the destination receives, in whatever role the sources name.
    """
    named = {state for seat in event.seats if _HOST in seat.roles for state in seat.states}
    destination = frozenset(event.venues or named)
    hosts = tuple(seat for seat in event.seats if _receives(seat, destination))
    if not destination and not hosts:
        return None
    return Travel(tuple(seat for seat in event.seats if seat not in hosts), hosts, destination)


def _receives(seat: Seat, destination: frozenset[str]) -> bool:
    return _HOST in seat.roles or (bool(seat.states) and set(seat.states) <= destination)


def visits(contacts: Contacts, choice: Choice) -> nx.DiGraph[str]:
    """Return the directed graph of visits, with the attributes of ``co_participation``.

    Visits of which neither place nor host is known have no direction and are left out. A choice of types
    changes nothing: a call is no visit.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    chosen = (e for e in contacts.events if e.type == "Visit" and choice.takes(e))
    return assembled(graph, ((event, _pairs(event, choice.nodes)) for event in chosen))


def _pairs(event: Event, kind: Kind) -> set[tuple[str, str]]:
    sides = travel(event)
    if sides is None:
        return set()
    guests = {actor for seat in sides.guests for actor in seat.actors(kind)} - sides.destination
    return {(guest, host) for guest in guests for host in sides.arrivals(kind) if guest != host}
