"""The plain way, to compare with: the confidence of an event is the share of its rule that is right.

The share of a rule is drawn towards that of its event type with the weight of ``_PRIOR`` events, since some
rules fire seldom. Rules are found on the articles of ``train``, where their shares flatter: all shares of a
language are moved, in log odds, so that their mean on articles of ``dev`` is the share that is right there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.extract.confidence import share_of
from training.judged import Fired

_PRIOR: Final = 6.0
# An event of a type that no article has: what is right of all events, about.
_USUAL: Final = 0.8
# The shares move down only, and not further than by this: a handful of articles proves no more.
_FURTHEST: Final = 3.0

Tables = dict[str, dict[str, dict[str, float]]]
"""Language -> type -> rule -> share."""


def learnt(events: Sequence[Fired]) -> Tables:
    """Return the confidence of each rule of each language."""
    languages = dict.fromkeys(event.lang for event in events)
    return {lang: _table([event for event in events if event.lang == lang]) for lang in languages}


def sure(tables: Tables, event: Fired) -> float:
    """Return the confidence of an event."""
    return share_of(tables.get(event.lang, {}), event.type, event.rule)


def _table(events: Sequence[Fired]) -> dict[str, dict[str, float]]:
    by_type, by_rule = defaultdict[str, list[bool]](list), defaultdict[tuple[str, str], list[bool]](list)
    for event in events:
        by_type[event.type].append(event.right)
        by_rule[event.type, event.rule].append(event.right)
    shares = {(kind, "any"): _share(rights, _USUAL) for kind, rights in by_type.items()}
    shares |= {(kind, rule): _share(r, shares[kind, "any"]) for (kind, rule), r in by_rule.items()}
    by = _shift([(shares[e.type, e.rule], e.right) for e in events if e.unseen])
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (kind, rule), share in shares.items():
        table[kind][rule] = min(max(round(_moved(share, by), 2), 0.01), 0.99)
    return dict(table)


def _share(rights: Sequence[bool], prior: float) -> float:
    return (sum(rights) + _PRIOR * prior) / (len(rights) + _PRIOR)


def _shift(judged: Sequence[tuple[float, bool]]) -> float:
    """Return by how much (log odds, 0 or less) shares must move to have the mean that is right."""
    right, low, high = sum(right for _, right in judged), -_FURTHEST, 0.0
    for _ in range(50):
        middle = (low + high) / 2
        too_high = sum(_moved(share, middle) for share, _ in judged) > right
        low, high = (low, middle) if too_high else (middle, high)
    return high if judged else 0.0


def _moved(share: float, by: float) -> float:
    return 1 / (1 + math.exp(-math.log(share / (1 - share)) - by))
