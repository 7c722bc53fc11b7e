"""The same numbers from networkit (MIT), for networks where networkx takes minutes.

networkit is optional, ``pip install 'diplomatic-kg[networkit]'``. With it, betweenness beyond ``FROM`` nodes
is exact and not estimated. Communities always come from networkx: another library finds others.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Final

import networkx as nx

FROM: Final = 5000  # nodes; below, networkx needs seconds, and an import of networkit half of one
_MOST_EXACT: Final = 50_000  # nodes; beyond, even networkit takes many minutes for exact betweenness


def serves(graph: nx.Graph[str]) -> bool:
    """Whether networkit is there, and worth it for this network."""
    return FROM < len(graph) <= _MOST_EXACT and find_spec("networkit") is not None


def betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return betweenness as ``networkx.betweenness_centrality`` does, exact."""
    import networkit as nk

    measure = nk.centrality.Betweenness(_converted(graph, weighted=False), normalized=True)
    return _scores(graph, measure)


def pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    """Return PageRank with damping 0.85; what reaches a node that leads nowhere goes to all alike."""
    import networkit as nk

    sinks = nk.centrality.SinkHandling.DistributeSinks
    weighted = _converted(graph, weighted=True)
    measure = nk.centrality.PageRank(weighted, 0.85, 1e-10, distributeSinks=sinks)
    return _scores(graph, measure)


def _converted(graph: nx.Graph[str], *, weighted: bool) -> Any:
    import networkit as nk

    nk.setNumberOfThreads(1)  # sums in one order, so that the last digits do not change
    numbers = {node: number for number, node in enumerate(graph)}
    converted = nk.Graph(len(numbers), weighted=weighted, directed=graph.is_directed())
    one: str
    other: str
    weight: int
    for one, other, weight in graph.edges(data="weight"):
        converted.addEdge(numbers[one], numbers[other], float(weight))
    return converted


def _scores(graph: nx.Graph[str], measure: Any) -> dict[str, float]:
    measure.run()
    return dict(zip(graph, measure.scores(), strict=True))
