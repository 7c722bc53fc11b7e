"""Contacts as nodes and edges with columns: what GraphML, GEXF and the tables write.

One edge is one event between two who shared its table, so parallel edges are meant. A network may also
have an edge a pair (``kg network``); the writers do not care.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.network import Actor, Called, Contacts, Event, Kind, best_name
from kg.network.days import Days, days

Cell = str | int | float | None
SEPARATOR = " | "


class Column(NamedTuple):
    """A name and the type of its cells: ``string``, ``integer`` or ``double``."""

    name: str
    type: str


@dataclass(frozen=True)
class Node:
    """``spells`` are the times at which it was seen, ordered and apart."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    spells: tuple[Days, ...] = ()


@dataclass(frozen=True)
class Edge:
    id: str
    source: str
    target: str
    label: str
    cells: tuple[Cell, ...]
    spells: tuple[Days, ...] = ()
    weight: float = 1


@dataclass(frozen=True)
class EdgeList:
    """Nodes and edges in the order in which they are written; cells are in the order of the columns."""

    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    directed: bool = False


NODE_COLUMNS = (
    Column("kind", "string"),
    Column("code", "string"),
    Column("names", "string"),
    Column("events", "integer"),
    Column("first", "string"),
    Column("last", "string"),
)
EDGE_COLUMNS = (
    Column("type", "string"),
    Column("modality", "string"),
    Column("date", "string"),
    Column("event", "string"),
    Column("name", "string"),
    Column("place", "string"),
    Column("country", "string"),
    Column("topics", "string"),
    Column("articles", "integer"),
    Column("confidence_min", "double"),
    Column("confidence_max", "double"),
    Column("evidence", "string"),
    Column("source_article", "string"),
)


def per_event(contacts: Contacts, kind: Kind, *, lang: str) -> EdgeList:
    """Return every event, held or not, as an edge for each pair at its table; labels in ``lang`` if known."""
    edges: list[Edge] = []
    tables: dict[str, list[Event]] = {}
    called = Called(contacts, lang)
    for event in contacts.events:
        cells = event_cells(contacts, event, called, lang)
        for one, other in event.pairs(kind):
            tables.setdefault(one, []).append(event)
            tables.setdefault(other, []).append(event)
            edges.append(_edge(event, one, other, cells))
    nodes = (node(contacts.actors[iri], events, lang) for iri, events in sorted(tables.items()))
    return EdgeList(NODE_COLUMNS, EDGE_COLUMNS, tuple(nodes), tuple(edges))


def node(actor: Actor, events: Iterable[Event], lang: str, *more: Cell) -> Node:
    """Return an actor as a node over its events; ``more`` are the cells after NODE_COLUMNS."""
    own = {event.iri: event for event in events}.values()
    dates = sorted(event.date for event in own if event.date)
    names = SEPARATOR.join(dict.fromkeys(name.text for name in actor.names))
    cells = (actor.kind, actor.code, names, len(own), min(dates, default=None), max(dates, default=None))
    return Node(actor.iri, actor.label(lang), (*cells, *more), merged(days(date) for date in dates))


def event_cells(contacts: Contacts, event: Event, called: Called, lang: str) -> tuple[Cell, ...]:
    """Return an event as cells of EDGE_COLUMNS."""
    low, high = event.confidences() or (None, None)
    passage = event.passage()
    codes = [contacts.actors[state].code for state in event.venues if state in contacts.actors]
    return (
        event.type.lower(),
        event.modality.lower() or None,
        event.date,
        event.iri,
        called(event) or None,
        best_name(event.places, lang) or None,
        SEPARATOR.join(code for code in codes if code) or None,
        SEPARATOR.join(topics(event, lang)) or None,
        event.articles(),
        low,
        high,
        passage[0].text if passage else None,
        (passage[1].url or passage[1].iri) if passage else None,
    )


def topics(event: Event, lang: str) -> list[str]:
    """Return what was discussed: the concept's label where there is one, else the wording; each once.

    In English where a concept has no label in ``lang``.
    """
    names = (topic.names() for topic in event.topics)
    return sorted({found.get(lang) or found.get("en") or found[min(found)] for found in names})


def merged(spans: Iterable[Days | None]) -> tuple[Days, ...]:
    """Return time spans in order, those that overlap as one."""
    found: list[Days] = []
    for span in sorted(span for span in spans if span):
        if found and span.first <= found[-1].last:
            found[-1] = Days(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def edge_id(*parts: str) -> str:
    """Return an identifier that depends on nothing but its parts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _edge(event: Event, one: str, other: str, cells: tuple[Cell, ...]) -> Edge:
    span = days(event.date)
    return Edge(
        id=edge_id(event.iri, one, other),
        source=one,
        target=other,
        label=event.type.lower(),
        cells=cells,
        spells=(span,) if span else (),
    )
