"""Event mentions in English text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words


def read_events(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Draft]:
    """Return the event mentions of a text, in its order; the parties must have their persons."""
    return []
