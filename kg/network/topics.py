"""Who is concerned with what: a network of two kinds of nodes, actors and the topics of their events."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
from pyoxigraph import NamedNode

from kg.names import fold
from kg.network.contacts import Actor, Contacts, Event, Kind, Name
from kg.network.graph import Choice, assembled
from kg.terms import LANGUAGES, label


def with_topics(contacts: Contacts) -> Contacts:
    """Return the contacts with every concept of their agendas among the actors, so that it has a name."""
    concepts = {topic.concept for event in contacts.events for topic in event.topics if topic.concept}
    return replace(contacts, actors={**contacts.actors, **{iri: _concept(iri) for iri in sorted(concepts)}})


def _concept(iri: str) -> Actor:
    try:
        names = tuple(Name(label(NamedNode(iri), lang), lang) for lang in LANGUAGES)
    except KeyError:  # a concept that this release of the scheme does not know
        names = (Name(iri.rpartition("#")[2], ""),)
    return Actor(iri, "topic", names, frozenset(fold(name.text) for name in names))


def topics(contacts: Contacts, choice: Choice) -> nx.Graph[str]:
    """Return the graph that joins actors to the topics of their events, attributes as ``co_participation``.

    ``bipartite`` is 0 for an actor and 1 for a topic. Agenda items that fit no concept are left out.
    """
    graph: nx.Graph[str] = nx.Graph()
    chosen = filter(choice.takes, contacts.events)
    assembled(graph, ((event, _pairs(event, choice.nodes)) for event in chosen))
    for node in graph:
        graph.nodes[node]["bipartite"] = int(contacts.actors[node].kind == "topic")
    return graph


def _pairs(event: Event, kind: Kind) -> set[tuple[str, str]]:
    actors = {actor for seat in event.seats for actor in seat.actors(kind)}
    return {(actor, topic.concept) for topic in event.topics if topic.concept for actor in actors}
