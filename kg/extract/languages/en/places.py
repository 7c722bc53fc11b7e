"""Where something happens: places after "in", "at"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words


def located(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Span]:
    """Return the places where something happens, in the order of the text."""
    return []
