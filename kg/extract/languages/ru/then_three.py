"""Talks of two that a third one then joins, as another event: "А принял Б. Затем прошла трехсторонняя встреча
с участием В"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.gapping import THEN
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_OF_THREE = words_of("vocabulary", "of_three_sides")
# The talk of two is told so many sentences before at most; two hold it, one joins them.
_NEAR, _TWO = 2, 2


def complete(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions, a talk of three sides that comes next with those of the talk of two before it."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if draft.rule == "attendance" and last is not None and _joins(draft, last):
            for part in draft.parts:
                last.add(part.party, part.role)  # "встреча, | в которой примет участие и В"
            continue
        if _is_next_of_three(words, draft):
            before = (d for d in reversed(out) if d.type == "meeting" and len(d.people()) >= _TWO)
            talk = next((d for d in before if 0 < draft.sentence - d.sentence <= _NEAR and not d.title), None)
            if talk is not None and talk.modality == draft.modality and len(draft.parts) <= _TWO:
                _follow(draft, talk)
        out.append(draft)
    return out


def _is_next_of_three(words: Words, draft: Draft) -> bool:
    """Whether a talk is told to come next, and to be of three sides."""
    if draft.type != "meeting" or draft.title or draft.denied or not words.tokens[draft.first].has("N"):
        return False
    first = words.sentences[draft.sentence].first
    ahead = words.tokens[first : draft.first]
    attributes = words.tokens[phrases.first_attribute(words, draft.first, first) : draft.first]
    return any(t.lemmas & _OF_THREE for t in attributes) and any(t.lower in THEN for t in ahead)


def _follow(draft: Draft, talk: Draft) -> None:
    """Let a talk be another one of those who talked before and of whom it names."""
    for part in talk.parts:
        draft.add(part.party)
    draft.rule, draft.apart, draft.same_day = "meeting-noun", True, True


def _joins(attendance: Draft, talk: Draft) -> bool:
    """Whether a clause tells who joins a talk of three sides, in its sentence."""
    follows = talk.apart and talk.same_day and talk.rule == "meeting-noun"
    return follows and attendance.sentence == talk.sentence and attendance.modality == talk.modality
