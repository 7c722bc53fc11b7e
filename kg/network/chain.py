"""The shortest chain of tables between two names."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import networkx as nx

from kg.errors import WrongUse
from kg.names import fold
from kg.network.contacts import Actor, Contacts, Event


@dataclass(frozen=True)
class Link:
    """Two who shared a table, and their events, ordered by date."""

    source: str
    target: str
    events: tuple[Event, ...]


def find(contacts: Contacts, name: str, graph: nx.Graph[str]) -> str:
    """Return the node that a name in any script or an IRI means.

    Of several with that name, those in the network come first. Raises WrongUse when nobody or more than
    one fits, and when the one that fits has no contact in this network.
    """
    fitting = [iri for iri, actor in contacts.actors.items() if iri == name or fold(name) in actor.keys]
    if not fitting:
        raise WrongUse(f"nobody is called {name!r} here{_near(contacts, name)}")
    present = [iri for iri in fitting if iri in graph]
    if len(present) > 1:
        choices = ", ".join(f"{contacts.actors[iri].label('en')} <{iri}>" for iri in present)
        raise WrongUse(f"{name!r} may be {choices}: give the IRI")
    if not present:
        raise WrongUse(f"{name!r} has no contact in this network: widen --nodes, --modality or the period")
    return present[0]


def chain(graph: nx.Graph[str], source: str, target: str) -> list[Link]:
    """Return a shortest chain, [] for none; at each step the link with most events, then the first by IRI."""
    steps = _steps_from(graph, target)
    if source not in steps:
        return []
    links, here = [], source
    while here != target:
        nearer = [other for other in graph[here] if steps.get(other) == steps[here] - 1]
        following = min(nearer, key=lambda other: (-graph[here][other]["weight"], other))
        links.append(Link(here, following, tuple(graph[here][following]["events"])))
        here = following
    return links


def _steps_from(graph: nx.Graph[str], start: str) -> dict[str, int]:
    steps, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for other in graph[here]:
            if other not in steps:
                steps[other] = steps[here] + 1
                queue.append(other)
    return steps


def _near(contacts: Contacts, name: str) -> str:
    """Return who has a word of the name, for the error message."""
    words = set(fold(name).split())
    near = [actor for actor in contacts.actors.values() if _shares(actor, words)]
    names = sorted({actor.label("en") for actor in near})[:5]
    return (
        f"; there is {', '.join(names)}"
        if names
        else "; to search by parts of names: kg query find --name TEXT"
    )


def _shares(actor: Actor, words: set[str]) -> bool:
    return any(words & set(key.split()) for key in actor.keys)
