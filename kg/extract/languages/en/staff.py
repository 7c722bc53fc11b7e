"""Those whose staff acts, who do so themselves as little as they are met: "met the premier’s | advisers"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.listing import is_possessive
from kg.extract.parties import Party
from kg.extract.words import Token

_STAFF = frozenset(table("triggers")["additions"]["staff"].split())
_OFFICES = frozenset(("office", "offices", "team", "staff", "aides", "entourage"))
# "The prime minister’s | senior foreign policy advisers": so many words.
_NEAR = 4


def owns_staff(tokens: Sequence[Token], party: Party) -> bool:
    """Whether a party only tells whose staff is spoken of: "the king’s team", "the office of the king"."""
    if party.kind not in ("person", "post"):
        return False
    before = [t.lower for t in tokens[max(party.first - 3, 0) : party.first + 1]]
    if "of" in before and before[max(before.index("of") - 1, 0)] in _OFFICES:
        return True
    if not is_possessive(tokens, party):
        return False
    for token in tokens[party.last + 2 : party.last + 2 + _NEAR]:
        if token.lower in _STAFF:
            following = tokens[min(token.index + 1, len(tokens) - 1)]
            return not (following.capital and following.sentence == token.sentence)
        if token.capital or token.shape != "word":
            return False
    return False
