"""Who brokers between which groups: the five roles of Gould and Fernandez (1989).

A node brokers where a tie leads to it and another leads on to somebody who has no tie with the first. The
role depends on the groups of the three:

    coordinator      all three are of one group
    itinerant        the outer two are of one group, the broker is of another
    gatekeeper       the broker lets in from outside: of the group of the one who receives
    representative   the broker speaks to the outside: of the group of the one who sends
    liaison          three groups

In an undirected network in and out are one: each triple counts once, and gatekeepers and representatives
are counted together, as gatekeepers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import networkx as nx

from kg.network.contacts import Contacts

ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")

Group = str | int


def roles(graph: nx.Graph[str], groups: Mapping[str, Group]) -> dict[str, Counter[str]]:
    """Return for each node how often it has each role; triples with a node of no group are left out."""
    return {node: _roles_of(graph, groups, node) for node in graph}


def _roles_of(graph: nx.Graph[str], groups: Mapping[str, Group], node: str) -> Counter[str]:
    found = Counter(
        _role(groups[source], groups[node], groups[target])
        for source, target in _open_triples(graph, node)
        if source in groups and node in groups and target in groups
    )
    if not graph.is_directed() and "representative" in found:
        found["gatekeeper"] += found.pop("representative")
    return found


def _open_triples(graph: nx.Graph[str], node: str) -> Iterator[tuple[str, str]]:
    """Yield from whom to whom a node brokers; in an undirected graph each pair once."""
    directed = graph.is_directed()
    sources = sorted(graph.predecessors(node) if isinstance(graph, nx.DiGraph) else graph[node])
    for source in sources:
        for target in sorted(graph[node]):
            if source == target or target in graph[source] or (not directed and target < source):
                continue
            yield source, target


def _role(source: Group, broker: Group, target: Group) -> str:
    if source == target:
        return "coordinator" if broker == source else "itinerant"
    if broker == target:
        return "gatekeeper"
    return "representative" if broker == source else "liaison"


def states_of(contacts: Contacts, graph: nx.Graph[str]) -> dict[str, str]:
    """Return the state that each node acted for in most events, else the international body.

    Who acted for several equally often, or for none, has no group; a body without a state is its own.
    """
    seen: dict[str, Counter[str]] = {node: Counter() for node in graph}
    events = {event.iri: event for _, _, data in graph.edges(data=True) for event in data["events"]}
    for event in events.values():
        for seat in event.seats:
            for actor in seat.everybody() & seen.keys():
                seen[actor].update(seat.states or seat.bodies)
    return {node: group for node in graph if (group := _group(contacts, node, seen[node]))}


def _group(contacts: Contacts, node: str, seen: Counter[str]) -> str | None:
    actor = contacts.actors[node]
    if actor.kind == "state":
        return node
    if actor.kind == "body":
        return actor.states[0] if len(actor.states) == 1 else node
    most = seen.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None
