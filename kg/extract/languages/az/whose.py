"""Whose a post after a name in the genitive is: his, or nobody's, as in "A-nın | nazir B ilə görüşü"."""

from __future__ import annotations

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.naming import likeliest_case
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token, Words

_EVENTS = words_of("triggers", "nouns", "meeting") | words_of("triggers", "nouns", "visit")
_FACING = frozenset(("ins", "dat", "acc", "abl"))
# Who serves a person, and not only his state: "D.Trampın elçisi".
_SERVING = ("köməkçi", "müşavir", "elçi", "nümayəndə", "müavin", "sözçü")
# What somebody does, told as his: "A-nın B ilə görüşəcəyi", "görüşməsi".
_DEEDS = ("dik", "dük", "dıq", "duq", "əcək", "acaq", "mə", "ma")


def is_of_deed(words: Words, party: Party) -> bool:
    """Whether the genitive before a post is of what is done with its holder: "A-nın | nazir B ilə görüşü"."""
    if party.capacity is None or _serves(party.capacity):
        return False
    faces = party.prep in ("ilə", "tərəfindən") or (party.cases & _FACING and "gen" not in party.cases)
    return (bool(faces) or _is_listed_with(words, party)) and owns_event(words, party)


def _is_listed_with(words: Words, party: Party) -> bool:
    """Whether somebody is first in a list that ends in "ilə": "A-nın | nazir B və sədr C ilə görüşü", "C-lə
    görüşü"."""
    rest = words.tokens[party.last + 1 : words.sentences[party.sentence].last + 1]
    listed = bool(rest) and rest[0].lower in (",", "və") and "gen" not in party.cases
    return listed and any(t.lower == "ilə" or _is_with(t) for t in rest)


def _is_with(token: Token) -> bool:
    """Whether a name ends a list of those who are met: "B və C-nin direktoru | Dupontla görüşü"."""
    return token.capital and lower(token.text).endswith(("la", "lə")) and likeliest_case(token.text) == "ins"


def owns_event(words: Words, party: Party) -> bool:
    """Whether what somebody does is told as his after him: "Prezidentin Bakıya səfəri"."""
    rest = words.tokens[party.last + 1 : words.sentences[party.sentence].last + 1]
    return any(_is_owned(t) for t in rest)


def _serves(capacity: Capacity) -> bool:
    """Whether somebody serves a person told apart: no "nazirin müavini", whose minister is told."""
    *first, last = lower(capacity.position).split() or [""]
    return last.startswith(_SERVING) and not any(w.endswith(("in", "ın", "un", "ün")) for w in first)


def _is_owned(token: Token) -> bool:
    return any(
        f.owner == "3" and (lower(f.stem) in _EVENTS or f.stem.endswith(_DEEDS)) for f in forms(token.text)
    )
