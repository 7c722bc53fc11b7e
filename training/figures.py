"""How good a confidence is: figures of events with the confidence that some way of learning gives them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from training.judged import Fired

T = TypeVar("T")
Sure = Sequence[tuple[Fired, float]]
"""Events, each with its confidence."""

_BINS: Final = 5


def in_sample(
    events: Sequence[Fired], learn: Callable[[Sequence[Fired]], T], sure: Callable[[T, Fired], float]
) -> list[tuple[Fired, float]]:
    """Return every event with the confidence that is learnt from all of them."""
    learnt = learn(events)
    return [(event, sure(learnt, event)) for event in events]


def cross_validated(
    events: Sequence[Fired], learn: Callable[[Sequence[Fired]], T], sure: Callable[[T, Fired], float]
) -> list[tuple[Fired, float]]:
    """Return every event with the confidence that is learnt from all other documents."""
    out = []
    for document in dict.fromkeys(event.document for event in events):
        learnt = learn([event for event in events if event.document != document])
        out += [(event, sure(learnt, event)) for event in events if event.document == document]
    return out


def mean(judged: Sure) -> float:
    return sum(sure for _, sure in judged) / len(judged)


def share_right(judged: Sure) -> float:
    return sum(event.right for event, _ in judged) / len(judged)


def brier(judged: Sure) -> float:
    """Return the mean square of confidence less outcome."""
    return sum((sure - event.right) ** 2 for event, sure in judged) / len(judged)


def log_loss(judged: Sure) -> float:
    """Return the mean of what outcomes cost who bets by the confidence."""
    return -sum(math.log(sure if event.right else 1 - sure) for event, sure in judged) / len(judged)


def auc(judged: Sure) -> float | None:
    """Return how often a right event is surer than a wrong one (a tie is half); None without both."""
    right = [sure for event, sure in judged if event.right]
    wrong = [sure for event, sure in judged if not event.right]
    won = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return won / (len(right) * len(wrong)) if right and wrong else None


def calibration_error(judged: Sure) -> float:
    """Return by how much the mean confidence misses the share that is right, over fifths by confidence."""
    ranked = sorted(judged, key=lambda pair: pair[1])
    bounds = [round(n * len(ranked) / _BINS) for n in range(_BINS + 1)]
    fifths = [ranked[low:high] for low, high in pairwise(bounds) if high > low]
    return sum(abs(mean(fifth) - share_right(fifth)) * len(fifth) for fifth in fifths) / len(ranked)
