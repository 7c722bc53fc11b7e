"""What stands before a topic in Azerbaijani and is no part of it: when it is, what it is said to be."""

from __future__ import annotations

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Scene

_MATTERS = words_of("topics", "being")
_BEARING = frozenset(["doğuran", "edən", "kəsb"])
_PERIODS = words_of("topics", "periods")
# "bölgədə | postmünaqişə dövründə | yaranmış vəziyyət": so many words tell which period it is.
_WHICH = 3


def past_period(scene: Scene, first: int, last: int) -> int:
    """Where a topic begins after the period that it is of: "postmünaqişə dövründə | bölgədə vəziyyət"."""
    near = range(first + 1, min(first + _WHICH, last))
    return next((i + 1 for i in near if scene.low(i) in _PERIODS), first)


def after_description(scene: Scene, first: int, last: int) -> list[int]:
    """Where a topic begins after what it is said to be: "platforma olan | Bakı Forumu", "yollardan biri kimi
    | Orta Dəhliz".
    """
    ends = [i for i in range(first + 1, last - 1) if scene.low(i) == "olan" or scene.low(i) == "kimi"]
    one = [i + 1 for i in ends if scene.low(i) == "kimi" and scene.low(i - 1) == "biri"]
    named = [i + 1 for i in ends if scene.low(i) == "olan" and scene.low(i - 1) in _MATTERS]
    return [*one, *named]


def bears_interest(scene: Scene, index: int) -> bool:
    """Whether a token ends "qarşılıqlı maraq doğuran", "tərəfləri maraqlandıran", which says of no matter."""
    word = scene.low(index)
    bears = word in _BEARING and "maraq" in (scene.low(index - 1), scene.low(index - 2))
    return bears or word == "maraqlandıran"
