"""Which words a pattern can answer on, where it says so.

On any other word it is not asked: ninety patterns would be, for each word that may tell something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_REMEMBERED: Final = 4096  # words by their lemmas
_WORDS: dict[Callable[..., Any], frozenset[str]] = {}


def on(*words: Set[str] | str) -> Callable[[F], F]:
    """Say on which lemmas a pattern can answer: sets of them, and single ones."""
    lemmas = frozenset(lemma for one in words for lemma in ((one,) if isinstance(one, str) else one))

    def said(pattern: F) -> F:
        _WORDS[pattern] = lemmas
        return pattern

    return said


class Patterns(Generic[F]):
    """A row of patterns, of which those are asked of a word that can answer on it."""

    def __init__(self, row: Iterable[F]) -> None:
        self.row = tuple(row)
        self._on_any = frozenset(k for k, pattern in enumerate(self.row) if pattern not in _WORDS)
        self._on_words: dict[str, list[int]] = {}
        for place, pattern in enumerate(self.row):
            for lemma in _WORDS.get(pattern, ()):
                self._on_words.setdefault(lemma, []).append(place)
        self.words = frozenset(self._on_words)  # those that any pattern names
        self.of = lru_cache(_REMEMBERED)(self._of)  # each word of a text is asked for

    def _of(self, lemmas: frozenset[str]) -> tuple[F, ...]:
        """Return the patterns that may answer on a word that can be of these lemmas, in their order."""
        asked = set(self._on_any)
        for lemma in lemmas:
            asked.update(self._on_words.get(lemma, ()))
        return tuple(self.row[k] for k in sorted(asked))
