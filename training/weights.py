"""The weights of confidence: one logistic regression over all languages, with penalties for large weights.

The log odds that an event is right are a sum: of its language, of its type, of both, of its rule in that
language, and of the traits that the text gives it. Each but the traits is drawn towards what stands before
it, so that a rule that fired seldom has about the share of its type. Rules were found on the articles of
``train``, where they flatter: how much is a term of its own for each language, which packs leave out.

There is no chance in it, and no seed: log loss and penalties together have one lowest point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from kg.extract.confidence import moved, share_of, weighed
from kg.records import EventType
from training.judged import Fired

Term: TypeAlias = tuple[str, ...]
Shares: TypeAlias = dict[str, dict[str, float]]
Numbers: TypeAlias = NDArray[np.float64]

# The inverse variance of the weights that one expects. Those of traits from 2 to 10 and those of rules from 1
# to 3 differ by less than .01 in log loss on dev, each document judged by the others.
PENALTY: Final = {"all": 0.001, "seen": 0.1, "lang": 1.0, "type": 1.0, "kind": 1.0, "rule": 1.0, "trait": 3.0}

_STEPS: Final = 50
_STILL: Final = 1e-9
TYPES: Final[tuple[str, ...]] = get_args(EventType)


@dataclass(frozen=True)
class Weights:
    """What packs and core read: shares by language, type and rule; of each trait its weight and its usual."""

    shares: dict[str, Shares]
    traits: dict[str, dict[str, float]]


def learnt(events: Sequence[Fired]) -> Weights:
    """Return the weights that events teach, rounded as the files hold them."""
    usual = {name: round(_mean(events, name), 2) for name in (events[0].traits if events else ())}
    terms = {term: n for n, term in enumerate(dict.fromkeys(t for e in events for t in _terms(e)))}
    matrix = np.zeros((len(events), len(terms) + len(usual)))
    for row, event in enumerate(events):
        for term in _terms(event):
            matrix[row, terms[term]] = 1.0
        matrix[row, len(terms) :] = [event.traits[name] - usual[name] for name in usual]
    penalties = [PENALTY[term[0]] for term in terms] + [PENALTY["trait"]] * len(usual)
    found = _fitted(matrix, np.array([float(e.right) for e in events]), np.array(penalties))
    traits = {
        name: {"weight": round(float(weight), 2), "usual": usual[name]}
        for name, weight in zip(usual, found[len(terms) :], strict=True)
    }
    return Weights(_shares(events, {term: float(found[n]) for term, n in terms.items()}), traits)


def sure(weights: Weights, event: Fired) -> float:
    """Return the confidence of an event, as the core computes it."""
    share = share_of(weights.shares.get(event.lang, {}), event.type, event.rule)
    return moved(share, weighed(event.traits, weights.traits))


def _mean(events: Sequence[Fired], trait: str) -> float:
    return sum(event.traits[trait] for event in events) / len(events)


def _terms(event: Fired) -> Iterator[Term]:
    """The terms of an event beside its traits, each named by its kind of penalty first."""
    yield from _of_rule(event.lang, event.type, event.rule)
    if not event.unseen:
        yield "seen", event.lang


def _of_rule(lang: str, kind: str, rule: str) -> tuple[Term, ...]:
    return ("all",), ("lang", lang), ("type", kind), ("kind", lang, kind), ("rule", lang, kind, rule)


def _shares(events: Sequence[Fired], found: dict[Term, float]) -> dict[str, Shares]:
    """The share of each rule for an event that has what is usual of all traits."""
    out: dict[str, Shares] = {}
    for lang in dict.fromkeys(event.lang for event in events):
        for kind in TYPES:
            fired = {e.rule for e in events if (e.lang, e.type) == (lang, kind)}
            sums = {
                rule: sum(found.get(term, 0.0) for term in _of_rule(lang, kind, rule))
                for rule in ("any", *sorted(fired))
            }
            out.setdefault(lang, {})[kind] = {rule: _share(log_odds) for rule, log_odds in sums.items()}
    return out


def _share(log_odds: float) -> float:
    return min(max(round(float(1 / (1 + np.exp(-log_odds))), 3), 0.01), 0.99)


def _fitted(matrix: Numbers, right: Numbers, penalties: Numbers) -> Numbers:
    """Return the weights with the least log loss and penalty, by Newton's method."""
    found = np.zeros(matrix.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-(matrix @ found)))
        slope = matrix.T @ (sure - right) + penalties * found
        curve = (matrix * (sure * (1 - sure))[:, None]).T @ matrix + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max(initial=0.0) < _STILL:
            break
    return found
