"""How well a clustering agrees with the gold: pairwise and B-cubed precision, recall and F1.

A clustering is a dict from mention to cluster. The names of the clusters do not matter, only which mentions
share one. Both clusterings hold the same mentions; else ``ValueError``: a mention that is left out would make
a figure look better than it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple, TypeVar

M = TypeVar("M", bound=Hashable)


class Score(NamedTuple):
    """Shares from 0 to 1. A share of nothing is 1: who joins no pair has joined none wrongly."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(gold: Mapping[M, Hashable], predicted: Mapping[M, Hashable]) -> Score:
    """Return the shares of pairs: joined rightly among those joined, and among those to be joined.

    A cluster of n mentions counts n(n-1)/2 times, so that large clusters prevail; see ``b_cubed``.
    """
    _check(gold, predicted)
    right = _pairs(Counter((gold[mention], predicted[mention]) for mention in gold))
    joined, due = _pairs(Counter(predicted.values())), _pairs(Counter(gold.values()))
    return Score(_share(right, joined), _share(right, due))


def b_cubed(gold: Mapping[M, Hashable], predicted: Mapping[M, Hashable]) -> Score:
    """Return the means over mentions (Bagga and Baldwin 1998): each mention counts once.

    Precision of a mention: how many of its predicted cluster, itself included, belong to its gold cluster.
    Recall: how many of its gold cluster are in its predicted cluster.
    """
    _check(gold, predicted)
    both = Counter((gold[mention], predicted[mention]) for mention in gold)
    golds, predicteds = Counter(gold.values()), Counter(predicted.values())
    precision = sum(n * n / predicteds[mine] for (_, mine), n in both.items())
    recall = sum(n * n / golds[due] for (due, _), n in both.items())
    return Score(_share(precision, len(gold)), _share(recall, len(gold)))


def joined_wrongly(gold: Mapping[M, Hashable], predicted: Mapping[M, Hashable]) -> list[tuple[M, M]]:
    """Return the pairs that share a predicted cluster but no gold cluster, in the order of ``gold``."""
    _check(gold, predicted)
    return [(one, other) for one, other in _joined(gold, predicted) if gold[one] != gold[other]]


def missed(gold: Mapping[M, Hashable], predicted: Mapping[M, Hashable]) -> list[tuple[M, M]]:
    """Return the pairs that share a gold cluster but no predicted cluster, in the order of ``gold``."""
    _check(gold, predicted)
    return [(one, other) for one, other in _joined(gold, gold) if predicted[one] != predicted[other]]


def _joined(mentions: Mapping[M, Hashable], clusters: Mapping[M, Hashable]) -> Iterator[tuple[M, M]]:
    members: defaultdict[Hashable, list[M]] = defaultdict(list)
    for mention in mentions:
        members[clusters[mention]].append(mention)
    for cluster in members.values():
        yield from combinations(cluster, 2)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 1.0


def _check(gold: Mapping[M, Hashable], predicted: Mapping[M, Hashable]) -> None:
    odd = gold.keys() ^ predicted.keys()
    if odd:
        raise ValueError(f"in one clustering only: {sorted(map(repr, odd))[:5]}")
