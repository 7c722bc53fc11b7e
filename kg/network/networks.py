"""The networks that can be asked for, by name: one list for the command line, Python and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, get_args

import networkx as nx

from kg.network.contacts import Contacts
from kg.network.graph import Choice, co_participation
from kg.network.topics import topics, with_topics
from kg.network.visits import visits

NetworkKind = Literal["co-participation", "visits", "topics"]
NETWORK_KINDS: tuple[NetworkKind, ...] = get_args(NetworkKind)

_BUILD: Mapping[NetworkKind, Callable[[Contacts, Choice], nx.Graph[str]]] = {
    "co-participation": co_participation,
    "visits": visits,
    "topics": topics,
}


class Network(NamedTuple):
    """A graph, and the contacts that name its nodes."""

    contacts: Contacts
    graph: nx.Graph[str]


def network(contacts: Contacts, kind: NetworkKind, choice: Choice) -> Network:
    """Return the network of a kind: who shared a table, who visited whom, or who is concerned with what."""
    named = with_topics(contacts) if kind == "topics" else contacts
    return Network(named, _BUILD[kind](named, choice))
