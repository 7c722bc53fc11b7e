"""With whom somebody talks instead of another: "говорил не с послом, а с министром"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words


def is_denied(words: Words, party: Party) -> bool:
    """Whether somebody is said not to be the partner: "говорил не с | послом"."""
    opening = words.sentences[party.sentence].first
    return party.first - 2 >= opening and words.tokens[party.first - 2].lower == "не"


def partner(words: Words, parties: Sequence[Party]) -> Party | None:
    """Return who is set against a partner that is denied; None where nobody is."""
    denied = next((p for p in parties if is_denied(words, p)), None)
    other = next((p for p in parties if denied is not None and p.first > denied.last), None)
    if denied is None or other is None:
        return None
    between = [t.lower for t in words.tokens[denied.last + 1 : other.first]]
    return other if between[:1] == [","] and between[1:2] in (["а"], ["но"]) else None
