"""Names found in a text, as token ranges: persons, states, places, bodies. The same for every language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.extract.words import Words

SpanKind = Literal["person", "state", "place", "body"]


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [first, last]. ``name`` is the nominative where the gazetteer knows it, else ''; ``country`` ISO
    or ''.

    ``key`` is the gazetteer's key of a body; ``region`` marks a place that is wider than a town, ``house``
    one within it, ``town`` one that the text calls a town.
    """

    first: int
    last: int
    kind: SpanKind
    name: str = ""
    country: str = ""
    region: bool = False
    key: str = ""
    house: bool = False
    town: bool = False


class Spans:
    """Spans without overlap; of two that overlap the one that was offered first stays."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._cover: list[Span | None] = [None] * len(words.tokens)
        self.all: list[Span] = []

    def offer(self, spans: Iterable[Span]) -> None:
        added = False
        for span in spans:
            if all(self._cover[i] is None for i in range(span.first, span.last + 1)):
                for i in range(span.first, span.last + 1):
                    self._cover[i] = span
                self.all.append(span)
                added = True
        if added:
            self.all.sort(key=lambda s: s.first)

    def over(self, index: int) -> Span | None:
        """Return the span that covers a token, or None (also beyond the ends)."""
        return self._cover[index] if 0 <= index < len(self._cover) else None

    def at(self, index: int) -> Span | None:
        """Return the span that begins at a token."""
        span = self._cover[index] if 0 <= index < len(self._cover) else None  # asked of each word, often
        return span if span is not None and span.first == index else None

    def drop(self, span: Span) -> None:
        for i in range(span.first, span.last + 1):
            self._cover[i] = None
        self.all.remove(span)
