"""Who matters in a network: centralities, communities, brokers. The same graph gives the same numbers.

Degree, betweenness and closeness look at who is connected with whom; PageRank and eigenvector weigh an
edge by its number of events. Numbers are rounded to six digits, since sums of floats differ in the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx

DIGITS = 6
EXACT = 2000
"""Betweenness is exact up to this many nodes, beyond from 500 sources drawn with a fixed seed."""
_SOURCES = 500
_MOST_STEPS = 1000
_SEED = 1815  # any constant; the year of the Congress of Vienna

Scores = dict[str, float]


def _betweenness(graph: nx.Graph[str]) -> Scores:
    sources = None if len(graph) <= EXACT else _SOURCES
    scores: Scores = nx.betweenness_centrality(graph, k=sources, seed=_SEED)
    return scores


def _eigenvector(graph: nx.Graph[str]) -> Scores:
    """Return eigenvector centrality, computed in each connected part and scaled by the part's share of nodes.

    On a graph in parts the vector is not unique; the parts are therefore taken one by one.
    """
    scores: Scores = {}
    for part in nx.connected_components(graph):
        inner = graph.subgraph(sorted(part))
        found = nx.eigenvector_centrality(inner, max_iter=10_000, weight="weight")
        scores.update({node: value * len(part) / len(graph) for node, value in found.items()})
    return scores


def _pagerank(graph: nx.Graph[str]) -> Scores:
    """Return PageRank by power iteration (damping 0.85); written here because networkx asks scipy for it."""
    strength = dict(graph.degree(weight="weight"))
    inflow = {
        node: [(other, edge["weight"] / strength[other]) for other, edge in graph[node].items()]
        for node in graph
    }
    rank = {node: 1 / len(graph) for node in graph}
    for _ in range(_MOST_STEPS):
        new = {
            node: 0.15 / len(graph) + 0.85 * sum(rank[other] * share for other, share in sources)
            for node, sources in inflow.items()
        }
        change = sum(abs(new[node] - rank[node]) for node in graph)
        rank = new
        if change < 10**-DIGITS / 1000:
            break
    return rank


MEASURES: dict[str, Callable[[nx.Graph[str]], Scores]] = {
    "degree": nx.degree_centrality,
    "betweenness": _betweenness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "closeness": nx.closeness_centrality,
}


def centrality(graph: nx.Graph[str], measure: str) -> Scores:
    """Return the score of each node. Raises KeyError for a measure that is not in ``MEASURES``."""
    return {node: round(float(score), DIGITS) for node, score in MEASURES[measure](graph).items()}


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the community of each node (Louvain, fixed seed): 1 is the largest, ties by the first IRI."""
    if not graph.number_of_edges():
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    return {node: number for number, group in enumerate(ordered, start=1) for node in group}


@dataclass(frozen=True)
class Broker:
    """A node between groups: ``groups`` are the communities of its partners."""

    node: str
    betweenness: float
    groups: tuple[int, ...]


def brokers(graph: nx.Graph[str]) -> list[Broker]:
    """Return those whose partners lie in at least two communities, the one that most paths need first."""
    group, between = communities(graph), centrality(graph, "betweenness")
    found = [
        Broker(node, between[node], tuple(sorted({group[other] for other in graph[node]}))) for node in graph
    ]
    bridging = [broker for broker in found if len(broker.groups) > 1]
    return sorted(bridging, key=lambda broker: (-broker.betweenness, -len(broker.groups), broker.node))
