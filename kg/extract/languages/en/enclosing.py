"""Which event the text puts within which: "on the sidelines of", "during the visit"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words


def read_frames(words: Words, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return pairs (event, frame)."""
    return []
