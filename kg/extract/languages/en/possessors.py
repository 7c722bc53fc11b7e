"""Those whose an event is together: "followed on from | Minister A and Minister B’s meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words

_OWNED = frozenset(("'s", "’s", "'", "’"))
_JOINTS = frozenset((",", "and", "&"))
_PEOPLE = ("person", "post")


def listed(words: Words, parties: Sequence[Party], last: Party) -> list[Party]:
    """The people who are joined with the one before the possessive ending, whatever stands before them all;
    none but him where "and" is missing."""
    out, joined = [last], False
    before = [p for p in parties if p.last < last.first and p.kind in _PEOPLE]
    for party in reversed(before if last.kind in _PEOPLE else []):
        between = {t.lower for t in words.tokens[party.last + 1 : out[0].first]} - _OWNED
        if not between or not between <= _JOINTS:
            break
        joined = joined or "," not in between or "and" in between
        out.insert(0, party)
    return out if joined else [last]
