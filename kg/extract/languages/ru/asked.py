"""Which words a pattern can answer on, where it says so.

On any other word it is not asked: ninety patterns would be, for each word that may tell something.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any, TypeVar

P = TypeVar("P", bound=Callable[..., Any])
_WORDS: dict[Callable[..., Any], frozenset[str]] = {}


def on(*words: Set[str] | str) -> Callable[[P], P]:
    """Say on which lemmas a pattern can answer: sets of them, and single ones."""
    lemmas = frozenset(lemma for one in words for lemma in ((one,) if isinstance(one, str) else one))

    def said(pattern: P) -> P:
        _WORDS[pattern] = lemmas
        return pattern

    return said


def words_of_pattern(pattern: Callable[..., Any]) -> frozenset[str] | None:
    """Return the lemmas on which a pattern can answer; None where it does not say."""
    return _WORDS.get(pattern)
