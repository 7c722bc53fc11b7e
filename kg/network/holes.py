"""Structural holes (Burt 1992): constraint and effective size, weighted, as networkx defines them.

Written here because networkx takes minutes beside a node of a thousand partners, or asks for scipy: it
normalises the ties of a node anew for each pair of its partners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import networkx as nx

Ties = dict[str, dict[str, float]]


def constraint(graph: nx.Graph[str]) -> dict[str, float]:
    """Return how far the ties of each node lead to partners who have ties with each other.

    Each tie counts with its share of all ties of the node; both directions of a directed tie count as one.
    """
    shares = _normed(_mutual(graph), sum)
    return {node: _constraint(shares, node) for node in graph}


def _constraint(shares: Ties, node: str) -> float:
    indirect: dict[str, float] = defaultdict(float)
    for partner, share in shares[node].items():
        for other, further in shares[partner].items():
            indirect[other] += share * further
    return sum((share + indirect[partner]) ** 2 for partner, share in shares[node].items())


def effective_size(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the number of partners of each node, less what they have in common."""
    mutual = _mutual(graph)
    shares, strengths = _normed(mutual, sum), _normed(mutual, max)
    return {node: len(shares[node]) - _redundancy(shares[node], strengths) for node in graph}


def _redundancy(shares: dict[str, float], strengths: Ties) -> float:
    return sum(
        shares.get(other, 0) * strength
        for partner in shares
        for other, strength in strengths[partner].items()
    )


def _mutual(graph: nx.Graph[str]) -> Ties:
    ties: Ties = {node: {} for node in graph}
    for one, other, data in graph.edges(data=True):
        weight = ties[one].get(other, 0) + data["weight"]
        ties[one][other] = ties[other][one] = weight
    return ties


def _normed(ties: Ties, norm: Callable[[Iterable[float]], float]) -> Ties:
    return {node: _scaled(own, norm(own.values())) if own else {} for node, own in ties.items()}


def _scaled(own: dict[str, float], whole: float) -> dict[str, float]:
    return {other: weight / whole for other, weight in own.items()}
