"""Where a guest of several towns talks with the head of one: "A Limaya, ardınca Kuskoya gedib. Kusko
qubernatoru B ilə söhbət edib" was in Kusko."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity

_LOCAL = words_of("posts", "local")
# The visit is told so many sentences before.
_NEAR = 5


def settle(drafts: Sequence[Draft]) -> None:
    """Put such talks within the visit to the town, as far as the text tells no other place."""
    for draft in drafts:
        if draft.type != "meeting" or draft.place is not None or draft.title or draft.earlier:
            continue
        towns = {lower(t) for p in draft.parts if (t := _town(p.party.capacity))}
        told = (d for d in drafts if d.type == "visit" and not d.title and d.first < draft.first)
        near = [d for d in told if draft.sentence - d.sentence <= _NEAR and d.modality == draft.modality]
        there = [d for d in near if d.place is not None and lower(d.place.name) in towns]
        if there:
            draft.place, draft.frame = there[-1].place, draft.frame or there[-1]


def _town(held: Capacity | None) -> str:
    """The town or district that somebody heads, '' for none."""
    local = held is not None and bool(held.position) and lower(held.position).split()[-1] in _LOCAL
    return held.organization if held is not None and local else ""
