"""Whether a word says that something is to come, or was."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.words import Token

_FUTURE = frozenset(("will", "shall", "would", "'ll", "’ll"))
DUE = frozenset(
    (
        "set",
        "due",
        "scheduled",
        "expected",
        "slated",
        "planned",
        "plans",
        "plan",
        "planning",
        "intends",
        "hopes",
        "going",
    )
)


# In the present of news only with a day to come: "leaves for Dushanbe on Sunday".
_SETTING_OUT = frozenset(("leaves", "departs", "heads", "flies", "travels", "continues", "proceeds"))
# In the progressive too: "is sending his minister on Friday"; but "is visiting" is now.
_SETTING_OUT_NOW = frozenset(
    ("sending", "leaving", "heading", "flying", "travelling", "traveling", "departing")
)
_BEING = frozenset(("is", "are", "'s", "’s"))
# "Discussed the summit | to be held in May"
_GATHERING = frozenset(("summit", "conference", "forum", "session", "meeting", "talks", "visit", ",", ")"))


def tense_of(tokens: Sequence[Token], k: int) -> str:
    """Return 'future' or 'past' for a word that tells when, '' for any other."""
    token = tokens[k]
    sets_out = token.lower in _SETTING_OUT_NOW and k and tokens[k - 1].lower in _BEING
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if token.lower == "heads" and following is not None and following.lower == "of":
        return ""  # "the two heads of state"
    if sets_out or token.lower in _FUTURE or token.lower in DUE or (token.lower in _SETTING_OUT and k):
        return "future"
    if token.lower == "to" and following is not None and any("base" in r.tags for r in following.readings):
        ahead = (
            following.lower == "be" and tokens[k - 1].lower in _GATHERING
        )  # "the summit to be held in May"
        ahead = ahead or tokens[k - 1].lower in ("was", "were")  # "were to be in Riga on Monday"
        return "future" if k == 0 or ahead or not _finite_before(tokens, k) else ""
    passive = k > 0 and tokens[k - 1].lower in ("be", "being")  # "will be held"
    return "past" if any("past" in r.tags for r in token.readings) and not passive else ""


def _finite_before(tokens: Sequence[Token], k: int) -> bool:
    return any("past" in r.tags for t in tokens[:k] for r in t.readings)
