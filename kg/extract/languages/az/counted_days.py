"""Days that are counted from the first of a visit or gathering: "Aprelin 7-8-də Limada olub. | İlk gün A ilə
görüşüb, | ikinci gün isə B ilə".
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.extract.languages.az.inflection import lower
from kg.extract.words import Words

ORDINALS = {"ilk": 0, "birinci": 0, "ikinci": 1, "üçüncü": 2}
_DAYS = frozenset(["gün", "günü", "günündə"])
_OPENING = frozenset([",", ";", "və", "səfərin", "səfərinin"])
# So many sentences at most part a day from what it is counted in.
_NEAR = 3


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.type == "visit" or draft.when is not None or draft.earlier or draft.title:
            continue
        count = _counted(words, draft)
        whole = _whole(draft, drafts) if count is not None else None
        if count is None or whole is None or whole.when is None:
            continue
        day = datetime.date.fromisoformat(whole.when.value) + datetime.timedelta(days=count)
        if not whole.when.end or day.isoformat() <= whole.when.end:
            draft.when = replace(whole.when, value=day.isoformat(), end="")
            draft.frame = draft.frame or whole


def _counted(words: Words, draft: Draft) -> int | None:
    """The number of the day that the clause of an event opens with."""
    first = words.sentences[draft.sentence].first
    for index in range(draft.first - 2, first - 1, -1):
        if words.tokens[index + 1].lower in _DAYS and words.tokens[index].lower in ORDINALS:
            opens = index == first or lower(words.tokens[index - 1].text) in _OPENING
            return ORDINALS[words.tokens[index].lower] if opens else None
    return None


def _whole(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The visit or gathering told last before an event, if its first day is known."""
    told = [
        d for d in drafts if d.type in ("visit", "conference") and d.last < draft.first and d is not draft
    ]
    whole = told[-1] if told else None
    if whole is None or whole.when is None or len(whole.when.value) != 10:
        return None
    near = 0 <= draft.sentence - whole.sentence <= _NEAR
    return whole if near and whole.modality == draft.modality and not (whole.earlier or whole.title) else None
