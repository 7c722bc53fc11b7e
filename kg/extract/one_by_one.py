"""Talks with several in one sentence that the text then tells one by one. The same for every language.

"In Riga he will meet A, B and C. At 2 p.m. he will see A, at 4 p.m. B."
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import TALKS, Draft

# The talks of a list are told at most so many sentences after it.
_NEAR = 6
# What somebody only says to one of several says nothing of another talk.
_VAGUE = frozenset(("discuss", "speak-with"))
_IN_PARTS: Final = "its talks are told one by one"
# So many of a list must be told on their own.
_FEWEST = 2


def part(drafts: Sequence[Draft]) -> None:
    """Leave a list of talks to those that the text tells one by one; who is in none of them stays in it."""
    told: set[tuple[int, frozenset[tuple[str, str, str, str]]]] = set()
    for lead in drafts:
        if lead.type not in TALKS or lead.lost or lead.title or len(lead.parts) <= _FEWEST:
            continue
        whole = (lead.sentence, frozenset(lead.keys()))
        if whole in told:
            lead.lost = _IN_PARTS  # "engaged in talks with A and B": a verb and its noun
            continue
        alone = [d for d in drafts if _is_of(d, lead)]
        common = lead.keys().intersection(*(d.keys() for d in alone)) if alone else set()
        others = [k for d in alone for k in d.keys() - common]
        if len(common) != 1 or len(set(others)) < _FEWEST or len(set(others)) != len(others):
            continue
        told.add(whole)
        for draft in alone:
            draft.apart = True
            draft.place, draft.frame = draft.place or lead.place, draft.frame or lead.frame
            draft.when = draft.when or lead.when
        lead.parts = [p for p in lead.parts if p.party.key() not in others]
        if len(lead.parts) < _FEWEST:
            lead.lost = _IN_PARTS


def _is_of(talk: Draft, lead: Draft) -> bool:
    """Whether a talk of two is one of those that a list sums up, and none that was held apart from it."""
    same = talk.type == lead.type and talk.modality == lead.modality and talk.earlier == lead.earlier
    near = 0 < talk.sentence - lead.sentence <= _NEAR
    told = not (talk.lost or talk.title or talk.apart) and talk.rule not in _VAGUE
    return same and near and told and len(talk.parts) == _FEWEST and talk.keys() <= lead.keys()
