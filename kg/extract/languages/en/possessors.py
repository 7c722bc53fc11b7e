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


def beside_unknown(words: Words, parties: Sequence[Party], last: int) -> list[Party]:
    """Whose an event is together with somebody whom nothing tells more of: "A’s and | Rossi’s meeting"."""
    before = [t.lower for t in words.tokens[max(last - 2, 0) : last]]
    owned = len(before) == 2 and before[0] in _OWNED and before[1] == "and" and words.tokens[last].capital
    return [p for p in parties if owned and p.last == last - 3 and p.kind in _PEOPLE][:1]


def without_included(words: Words, group: list[Party]) -> list[Party]:
    """The members of a list before what people have as an instance of it: "talks between Malta and Latvia,
    including | A and B’s meeting"."""
    last = next((n for n, p in enumerate(group) if n and p.kind in _PEOPLE and _owns(words, p)), 0)
    for n in range(last, 0, -1):
        between = words.tokens[group[n - 1].last + 1 : group[n].first]
        if any(t.lower == "including" for t in between):
            return group[:n]
    return group


def _owns(words: Words, party: Party) -> bool:
    following = words.tokens[party.last + 1] if party.last + 1 < len(words.tokens) else None
    return following is not None and following.lower in _OWNED
