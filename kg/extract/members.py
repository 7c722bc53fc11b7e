"""Talks of those who came with a guest, beside his own: within his visit. The same for every language.

"The president arrived in Lima. The defence ministers of the two states held talks, too."
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft

# The visit or a talk of its guest, or the talk of the leaders, is told at most so many sentences before.
_NEAR = 5
_TWO = 2


def nest(events: Sequence[Draft]) -> None:
    """Put a talk that has no place within what that of the leaders is within, where both attended that, or
    within the visit told before, where they are of its two states and its guest has talked, too."""
    for n, draft in enumerate(events):
        bare = draft.frame is None and draft.place is None and not (draft.earlier or draft.title)
        if draft.type != "meeting" or not bare or draft.agreed or len(draft.parts) < _TWO:
            continue
        talk = _of_leaders(draft, events[:n])
        draft.frame = talk.frame if talk is not None else None
        draft.frame = draft.frame or _of_visit(draft, events[:n])
        if (
            talk is not None
            and draft.frame is None
            and draft.modality == "held"
            and draft.keys() & talk.joined
        ):
            draft.place = talk.place


def _of_leaders(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The talk told before that all who talk now attended."""
    for talk in reversed(before):
        near = talk.type == "meeting" and 0 <= draft.sentence - talk.sentence <= _NEAR
        if near and draft.keys() <= talk.keys() and _is_then(draft, talk):
            return talk
    return None


def _of_visit(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The visit told last, where those who talk are of the state of its guests and of that visited."""
    visit = next((v for v in reversed(before) if v.type == "visit" and not v.title), None)
    if visit is None or visit.place is None or visit.over or visit.rule == "return":
        return None
    guests = {country_of(p.party) for p in visit.parts if p.role != "host"}
    sides = {*guests, visit.place.country}
    people = all(p.party.person is not None or p.party.kind == "post" for p in draft.parts)
    talked = [d for d in before if d.type == "meeting" and d.frame is visit and d.keys() & visit.keys()]
    told = max([visit.sentence, *(d.sentence for d in talked)])
    near = visit.sentence < draft.sentence <= told + _NEAR and people and bool(talked)
    two = len(guests) == 1 and len(sides) == _TWO and "" not in sides
    states = {country_of(p.party) for p in draft.parts}
    of_both = states == sides or (states == {""} and _are_twins(draft))
    return visit if near and two and of_both and _is_then(draft, visit) else None


def _are_twins(draft: Draft) -> bool:
    """Whether two are told by one word to hold one post, and so are of two states: "the defence ministers A
    and B"."""
    people = [p.party.person for p in draft.parts if p.party.person is not None]
    posts = {(c.position, c.organization) for person in people for c in person.capacities[:1]}
    heads = {p.party.head for p in draft.parts}
    return len(people) == len(draft.parts) == _TWO and len(posts) == len(heads) == 1


def _is_then(draft: Draft, frame: Draft) -> bool:
    """Whether a talk can have been when its frame was: no date of its own before it, none held in what is to
    come."""
    if draft.modality == "held" and frame.modality != "held":
        return False
    if frame.earlier or "cancelled" in (draft.modality, frame.modality):
        return False
    one, other = draft.when, frame.when
    if one is None:
        return True
    return other is not None and other.value[:7] == one.value[:7] and one.value >= other.value
