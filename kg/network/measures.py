"""Who matters in a network: centralities, communities, brokers. The same graph gives the same numbers.

Degree, betweenness and closeness look at who is connected with whom; strength, PageRank, eigenvector,
constraint and effective size (Burt 1992) weigh an edge by its number of events. Numbers are rounded to six
digits, since sums of floats differ in the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from kg.errors import WrongUse
from kg.network import fast, holes

DIGITS = 6
EXACT = 2000
"""Betweenness is exact up to this many nodes, beyond from 500 sources of a fixed seed; see also ``fast``."""
_SOURCES = 500
_MOST_STEPS = 1000
_SEED = 1815  # any constant; the year of the Congress of Vienna

Scores = dict[str, float]


def _degree(graph: nx.Graph[str]) -> Scores:
    scores: Scores = nx.degree_centrality(graph)
    return scores


def _strength(graph: nx.Graph[str]) -> Scores:
    return dict(graph.degree(weight="weight"))


def _of_arrows(part: Literal["in_degree", "out_degree"], weight: str | None) -> Measure:
    """Return a measure that counts what comes in or goes out, partners or their events."""

    def measure(graph: nx.Graph[str]) -> Scores:
        return dict(getattr(graph, part)(weight=weight))

    return measure


def _betweenness(graph: nx.Graph[str]) -> Scores:
    if fast.serves(graph):
        return fast.betweenness(graph)
    sources = None if len(graph) <= EXACT else _SOURCES
    scores: Scores = nx.betweenness_centrality(graph, k=sources, seed=_SEED)
    return scores


def _closeness(graph: nx.Graph[str]) -> Scores:
    scores: Scores = nx.closeness_centrality(graph)
    return scores


def _eigenvector(graph: nx.Graph[str]) -> Scores:
    """Return eigenvector centrality, computed in each connected part and scaled by the part's share of nodes.

    On a graph in parts the vector is not unique; the parts are therefore taken one by one.
    """
    scores: Scores = {}
    for part in nx.connected_components(graph):
        inner = graph.subgraph(sorted(part))
        try:
            found = nx.eigenvector_centrality(inner, max_iter=10_000, weight="weight")
        except nx.PowerIterationFailedConvergence as error:
            raise WrongUse("eigenvector does not converge on this network: take pagerank") from error
        scores.update({node: value * len(part) / len(graph) for node, value in found.items()})
    return scores


def _pagerank(graph: nx.Graph[str]) -> Scores:
    """Return PageRank by power iteration (damping 0.85); written here because networkx asks scipy for it.

    What reaches a node that leads nowhere goes to all nodes alike.
    """
    if not graph:
        return {}
    if fast.serves(graph):
        return fast.pagerank(graph)
    strength = dict(getattr(graph, "out_degree", graph.degree)(weight="weight"))
    sources = getattr(graph, "pred", graph.adj)
    inflow = {
        node: [(other, edge["weight"] / strength[other]) for other, edge in sources[node].items()]
        for node in graph
    }
    ends = [node for node in graph if not strength[node]]
    rank = {node: 1 / len(graph) for node in graph}
    for _ in range(_MOST_STEPS):
        share = (0.15 + 0.85 * sum(rank[node] for node in ends)) / len(graph)
        new = {
            node: share + 0.85 * sum(rank[other] * part for other, part in parts)
            for node, parts in inflow.items()
        }
        change = sum(abs(new[node] - rank[node]) for node in graph)
        rank = new
        if change < 10**-DIGITS / 1000:
            break
    return rank


Measure = Callable[["nx.Graph[str]"], Scores]

MEASURES: dict[str, Measure] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "constraint": holes.constraint,
    "effective-size": holes.effective_size,
    "in-degree": _of_arrows("in_degree", None),
    "out-degree": _of_arrows("out_degree", None),
    "in-strength": _of_arrows("in_degree", "weight"),
    "out-strength": _of_arrows("out_degree", "weight"),
}
LEAST_FIRST = frozenset({"constraint"})
"""Measures of which the least score stands out: whoever is least constrained has most to choose from."""
_DIRECTED = frozenset(name for name in MEASURES if name.startswith(("in-", "out-")))
_UNDIRECTED = frozenset({"eigenvector"})


def centrality(graph: nx.Graph[str], measure: str) -> Scores:
    """Return the score of each node.

    Raises KeyError for a measure that is not in ``MEASURES``, WrongUse for one that this kind of network
    does not have.
    """
    if measure in _DIRECTED and not graph.is_directed():
        raise WrongUse(f"{measure} needs a network with directions: visits")
    if measure in _UNDIRECTED and graph.is_directed():
        raise WrongUse(f"{measure} is not defined for a network with directions: take pagerank")
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
