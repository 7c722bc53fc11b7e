"""Talks that are told again by one of those who talked: "A B ilə görüşüb. B ilə görüşdə C də iştirak edib";
who is there too sits beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.joining import add_people
from kg.extract.words import Words

_AGAIN = frozenset(("görüşdə", "söhbətdə", "danışıqlarda", "qəbulda", "görüşlərdə"))
_THERE = ("iştirak", "qatıl", "olub", "bulun")
_NEAR = 4


def join(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions, those of whom a talk is told again added to it."""
    out: list[Draft] = []
    for draft in drafts:
        talk = _told_before(out, draft) if _is_again(words, draft) else None
        if talk is None:
            out.append(draft)
        else:
            add_people(talk, draft)
            talk.mentions.append((draft.first, draft.last))
            talk.retold.append(draft.sentence)
    return out


def _is_again(words: Words, draft: Draft) -> bool:
    """Whether a talk is only where somebody is: "B ilə görüşdə C də iştirak edib"."""
    if (
        draft.rule not in ("meeting-noun", "talk-noun")
        or draft.title
        or draft.when is not None
        or draft.first != draft.last
    ):
        return False
    if words.tokens[draft.first].lower not in _AGAIN or not draft.parts:
        return False
    if len(draft.parts) == 1:
        return draft.parts[0].party.person is not None  # "B ilə görüşdə ticarət gündəmdə olub"
    ends = [t.lower for t in words.inside(draft.sentence)][-4:]
    return any(w.startswith(_THERE) for w in ends) and all(p.party.person is not None for p in draft.parts)


def _told_before(drafts: Sequence[Draft], draft: Draft) -> Draft | None:
    """The last talk of one of those whom a mention tells with somebody else; nobody new stands with both."""
    persons = {p.party.person for p in draft.parts}
    for talk in reversed(drafts):
        near = talk.type in TALKS and not talk.title and 0 < draft.sentence - talk.sentence <= _NEAR
        if not near or talk.earlier or talk.modality != draft.modality:
            continue
        there = {p.party.person for p in talk.parts if p.party.person is not None}
        if there & persons and there - persons:
            return talk
    return None
