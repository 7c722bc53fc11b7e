"""Agenda items in English: topics with the words that introduce them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Agenda
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words


def read_topics(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Agenda]:
    """Return the topics of a text in the order of their cues."""
    return []
