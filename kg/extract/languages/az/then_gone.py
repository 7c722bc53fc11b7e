"""Where somebody went after what a reminder tells is the journey of the news: "Nazir Limaya gedib. Qeyd edək
ki, dünən o, Kitoda A ilə görüşüb, | daha sonra Limaya yola düşüb".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

_THEN = "sonra"


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Let such a journey, without a day of its own, be of the time of the one told before."""
    for n, draft in enumerate(drafts):
        if (
            draft.type == "visit"
            and draft.earlier
            and draft.when is None
            and _is_next(words, draft, drafts[:n])
        ):
            draft.earlier = not any(_is_one(d, draft) for d in drafts[:n])


def _is_next(words: Words, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether "sonra" stands between a journey and what its sentence tells before it."""
    ends = [d.last for d in before if d.sentence == draft.sentence and d.last < draft.first]
    return bool(ends) and any(t.lower == _THEN for t in words.tokens[max(ends) + 1 : draft.first])


def _is_one(told: Draft, draft: Draft) -> bool:
    """Whether a visit of the news is that of the same people to the same place."""
    now = told.type == "visit" and told.modality == draft.modality and not (told.earlier or told.title)
    placed = told.place is not None and draft.place is not None and same_place(told.place, draft.place)
    return now and placed and told.sentence < draft.sentence and told.keys() == draft.keys()
