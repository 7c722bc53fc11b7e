"""Contacts -> networkx: an edge joins those who shared a table; its weight counts distinct events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

import networkx as nx

from kg.errors import WrongUse
from kg.names import fold
from kg.network.contacts import Contacts, Event, Kind
from kg.network.days import days

TYPES: Final = ("meeting", "call", "visit", "conference", "signing")
MODALITIES: Final = ("held", "planned", "cancelled")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which nodes and which events make the network; an empty choice leaves nothing out.

    ``since`` and ``until`` are years, months or days: an event counts when all days that its date may mean
    lie between them, so one without a date drops out. ``types`` and ``modalities`` are lower-case names
    (``meeting``, ``held``). ``topic`` is the name of a concept, its label or a wording in any script.
    """

    nodes: Kind = "persons"
    since: str | None = None
    until: str | None = None
    types: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset({"held"})
    topic: str | None = None

    def takes(self, event: Event) -> bool:
        return (
            (not self.types or event.type.lower() in self.types)
            and (not self.modalities or event.modality.lower() in self.modalities)
            and self._in_period(event)
            and self._on_topic(event)
        )

    def _in_period(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        span, since, until = days(event.date), days(self.since), days(self.until)
        if span is None:
            return False
        return (since is None or since.first <= span.first) and (until is None or span.last <= until.last)

    def _on_topic(self, event: Event) -> bool:
        if self.topic is None:
            return True
        wanted = fold(self.topic)
        return any(wanted in topic.found_by() for topic in event.topics)


def check_period(since: str | None, until: str | None) -> None:
    """Raise WrongUse for a period that ends before it begins, which would hold nothing."""
    first, last = days(since), days(until)
    if first and last and last.last < first.first:
        raise WrongUse(f"from {since} is after to {until}: swap them")


AnyGraph = TypeVar("AnyGraph", bound="nx.Graph[str]")


def co_participation(contacts: Contacts, choice: Choice) -> nx.Graph[str]:
    """Return the graph of who shared a table: nodes and edges in the order of their IRIs.

    A node carries ``events``, the number of its chosen events; an edge ``weight`` and ``events``, its
    events ordered by date. Whoever has no partner at this level is left out.
    """
    graph: nx.Graph[str] = nx.Graph()
    chosen = filter(choice.takes, contacts.events)
    return assembled(graph, ((event, event.pairs(choice.nodes)) for event in chosen))


def assembled(graph: AnyGraph, tables: Iterable[tuple[Event, Iterable[tuple[str, str]]]]) -> AnyGraph:
    """Return the graph filled with the pairs of events; see ``co_participation`` for what it carries."""
    found: dict[tuple[str, str], list[Event]] = {}
    attended: dict[str, int] = {}
    for event, pairs in tables:
        ends = set()
        for pair in pairs:
            found.setdefault(pair, []).append(event)
            ends |= {*pair}
        for actor in ends:
            attended[actor] = attended.get(actor, 0) + 1
    for actor in sorted(attended):
        graph.add_node(actor, events=attended[actor])
    for (one, other), events in sorted(found.items()):
        graph.add_edge(one, other, weight=len(events), events=events)
    return graph
