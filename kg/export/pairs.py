"""A network with an edge a pair, as ``kg network`` computes it, for GraphML and GEXF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.export.edges import (
    NODE_COLUMNS,
    SEPARATOR,
    Cell,
    Column,
    Edge,
    EdgeList,
    Node,
    edge_id,
    merged,
    node,
)
from kg.network import Contacts, Event
from kg.network.days import days

if TYPE_CHECKING:
    import networkx as nx

EDGE_COLUMNS = (
    Column("events", "integer"),
    Column("types", "string"),
    Column("first", "string"),
    Column("last", "string"),
    Column("event_iris", "string"),
)


def per_pair(
    contacts: Contacts,
    graph: nx.Graph[str],
    columns: Mapping[Column, Mapping[str, Cell]],
    *,
    lang: str,
) -> EdgeList:
    """Return the graph with an edge a pair, weighted by its events; ``columns`` are more cells by node."""
    nodes = tuple(_node(contacts, graph, iri, columns, lang) for iri in graph)
    edges = tuple(_edge(one, other, data["events"]) for one, other, data in graph.edges(data=True))
    return EdgeList((*NODE_COLUMNS, *columns), EDGE_COLUMNS, nodes, edges, directed=graph.is_directed())


def _node(
    contacts: Contacts,
    graph: nx.Graph[str],
    iri: str,
    columns: Mapping[Column, Mapping[str, Cell]],
    lang: str,
) -> Node:
    edges = [*graph[iri].values(), *getattr(graph, "pred", {}).get(iri, {}).values()]
    events = [event for edge in edges for event in edge["events"]]
    return node(contacts.actors[iri], events, lang, *(cells.get(iri) for cells in columns.values()))


def _edge(one: str, other: str, events: list[Event]) -> Edge:
    dates = sorted(event.date for event in events if event.date)
    types = sorted({event.type.lower() for event in events})
    cells = (
        len(events),
        SEPARATOR.join(types),
        min(dates, default=None),
        max(dates, default=None),
        SEPARATOR.join(event.iri for event in events),
    )
    spells = merged(days(date) for date in dates)
    return Edge(edge_id(one, other), one, other, SEPARATOR.join(types), cells, spells, weight=len(events))
