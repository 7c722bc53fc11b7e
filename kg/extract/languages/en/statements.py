"""What the article attributes to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Claim
from kg.extract.parties import Party
from kg.extract.words import Words


def read_statements(words: Words, parties: Sequence[Party]) -> list[Claim]:
    """Return the claims of a text in its order."""
    return []
