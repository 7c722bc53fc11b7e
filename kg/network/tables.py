"""What is told of a network, as rows: the command line prints them, Python makes data frames of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import networkx as nx

from kg.network.called import Called
from kg.network.chain import Link
from kg.network.contacts import Contacts, Event, best_name
from kg.network.graph import Choice
from kg.network.measures import LEAST_FIRST, brokers, centrality, communities
from kg.network.networks import Network, NetworkKind, network
from kg.network.roles import ROLES, Group, roles
from kg.network.slices import Step, slices
from kg.network.standing import standings

Cell = str | int | float | None
Row = Sequence[Cell]


class Table(NamedTuple):
    head: Sequence[str]
    rows: list[Row]


def ranking(found: Network, measures: Sequence[str], *, grouped: bool, lang: str) -> Table:
    """Return everybody with the measures, in the order of the first one; ``grouped`` adds the community.

    Raises WrongUse for a measure that this kind of network does not have.
    """
    contacts, graph = found
    group = communities(graph) if grouped else {}
    scores = {measure: centrality(graph, measure) for measure in measures}
    first = measures[0]
    rows: list[Row] = []
    for one in standings(contacts, graph, scores[first], lang=lang, least_first=first in LEAST_FIRST):
        values = [scores[measure][one.iri] for measure in measures]
        community = [group.get(one.iri)] if grouped else []
        rows.append((one.rank, one.name, one.kind, *values, one.contacts, one.events, *community, one.iri))
    last = ["contacts", "events", *(["community"] if grouped else []), "iri"]
    return Table(["rank", "name", "kind", *measures, *last], rows)


def by_slice(
    contacts: Contacts,
    kind: NetworkKind,
    choice: Choice,
    step: Step,
    *,
    cumulative: bool,
    measures: Sequence[str],
    lang: str,
    top: int | None,
) -> Table:
    """Return the ranking of each slice one below the other, at most ``top`` rows of each."""
    head: Sequence[str] = []
    rows: list[Row] = []
    chosen = replace(contacts, events=tuple(filter(choice.takes, contacts.events)))
    for name, part in slices(chosen, step, cumulative=cumulative):
        found = ranking(network(part, kind, choice), measures, grouped=False, lang=lang)
        head = ["slice", *found.head]
        rows += [(name, *row) for row in found.rows[:top]]
    return Table(head or ["slice", "rank", "name", "kind", *measures, "contacts", "events", "iri"], rows)


def brokerage(found: Network, *, lang: str) -> Table:
    """Return those between communities, with the measures of Burt beside betweenness."""
    contacts, graph = found
    constraint, size = centrality(graph, "constraint"), centrality(graph, "effective-size")
    rows: list[Row] = [
        (
            rank,
            contacts.actors[broker.node].label(lang),
            contacts.actors[broker.node].kind,
            broker.betweenness,
            constraint[broker.node],
            size[broker.node],
            len(broker.groups),
            " | ".join(map(str, broker.groups)),
            broker.node,
        )
        for rank, broker in enumerate(brokers(graph), start=1)
    ]
    columns = ["betweenness", "constraint", "effective-size", "groups", "communities"]
    return Table(["rank", "name", "kind", *columns, "iri"], rows)


def brokerage_roles(found: Network, groups: Mapping[str, Group], *, lang: str) -> Table:
    """Return who has which role of Gould and Fernandez how often, the most frequent broker first."""
    contacts, graph = found
    columns = ROLES if graph.is_directed() else [role for role in ROLES if role != "representative"]
    counts = {node: counter for node, counter in roles(graph, groups).items() if counter}
    names = {node: contacts.actors[node].label(lang) for node in counts}
    ordered = sorted(counts, key=lambda node: (-counts[node].total(), names[node], node))
    rows: list[Row] = [
        (
            rank,
            names[node],
            contacts.actors[node].kind,
            *(counts[node][role] for role in columns),
            counts[node].total(),
            _group_name(contacts, groups.get(node), lang),
            node,
        )
        for rank, node in enumerate(ordered, start=1)
    ]
    return Table(["rank", "name", "kind", *columns, "total", "group", "iri"], rows)


def _group_name(contacts: Contacts, group: Group | None, lang: str) -> Cell:
    return contacts.actors[group].label(lang) if isinstance(group, str) else group


def chain_rows(contacts: Contacts, links: Iterable[Link], *, lang: str) -> Table:
    """Return a row for each link, with its first dated event and the passage that it rests on."""
    head = ["step", "from", "to", "event", "date", "events", "evidence", "source", "event_iri"]
    called = Called(contacts, lang)
    return Table(head, [_link_row(contacts, n, link, called, lang) for n, link in enumerate(links, start=1)])


def _link_row(contacts: Contacts, step: int, link: Link, called: Called, lang: str) -> Row:
    event = min(link.events, key=lambda event: (event.date is None, event.date or "", event.iri))
    facts = told(event, called, lang)
    ends = [contacts.actors[iri].label(lang) for iri in (link.source, link.target)]
    evidence = [facts["evidence"], facts["source"], event.iri]
    return (step, *ends, event.type.lower(), event.date, len(link.events), *evidence)


def chain_links(contacts: Contacts, links: Iterable[Link], *, lang: str) -> list[dict[str, Any]]:
    """Return each link with all its events, for JSON."""
    called = Called(contacts, lang)
    return [
        {
            "from": {"iri": link.source, "name": contacts.actors[link.source].label(lang)},
            "to": {"iri": link.target, "name": contacts.actors[link.target].label(lang)},
            "events": [told(event, called, lang) for event in link.events],
        }
        for link in links
    ]


def told(event: Event, called: Called, lang: str) -> dict[str, Any]:
    """Return an event with the passage of its surest report and the address of that article."""
    passage = event.passage()
    return {
        "iri": event.iri,
        "type": event.type.lower(),
        "modality": event.modality.lower(),
        "date": event.date,
        "name": called(event) or None,
        "place": best_name(event.places, lang) or None,
        "articles": event.articles(),
        "evidence": passage[0].text if passage else None,
        "source": (passage[1].url or passage[1].iri) if passage else None,
    }


def plain_graph(found: Network, *, lang: str) -> nx.Graph[str]:
    """Return the graph with names and numbers alone, as networkx writes them into any of its formats.

    Nodes have ``name``, ``kind``, ``code`` and ``events``; edges ``weight``, ``events``, ``types``,
    ``first``, ``last`` and ``event_iris``, as ``kg network --format graphml`` writes them. What is
    unknown is left out.
    """
    contacts, graph = found
    plain: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    for node, data in graph.nodes(data=True):
        actor = contacts.actors[node]
        known = {"name": actor.label(lang), "kind": actor.kind, "code": actor.code}
        plain.add_node(node, **{key: value for key, value in {**known, **data}.items() if value is not None})
    for one, other, data in graph.edges(data=True):
        plain.add_edge(one, other, **dict(_edge(data["events"])))
    return plain


def _edge(events: Sequence[Event]) -> Iterator[tuple[str, str | int]]:
    dates = sorted(event.date for event in events if event.date)
    yield "weight", len(events)
    yield "events", len(events)
    yield "types", " | ".join(sorted({event.type.lower() for event in events}))
    if dates:
        yield "first", dates[0]
        yield "last", dates[-1]
    yield "event_iris", " | ".join(event.iri for event in events)
