"""The year in the name of a gathering: "the 2014 Wales Summit" was in 2014, whatever its sentence tells."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.times import When
from kg.extract.words import Words

# "The November 13, 2022 | Summit": so many words before a name or after it belong to it.
_NEAR = 4
# "Last year’s Summit"
_SHIFTS = {"last": -1, "next": 1}
_OWN = frozenset(("’s", "'s"))
_YEAR = re.compile(r"(?:19|20)\d\d")


def settle(
    words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: datetime.date | None
) -> None:
    """Give gatherings the year of their names, and what follows from one that is not that of the news."""
    for draft in drafts:
        year = _year_of(words, draft, published) if draft.type == "conference" and draft.named else None
        if year is None:
            continue
        near = range(draft.first - _NEAR, draft.last + _NEAR)
        inside = [w for w in whens if w.first in near and w.value.startswith(year.value)]
        if published is None:
            draft.when = next(iter(inside), year)
        elif year.value != str(published.year):
            past = year.value < str(published.year)
            draft.when = next(iter(inside), year)
            if draft.modality != "cancelled":
                draft.modality = "held" if past else "planned"
            draft.earlier = draft.earlier or past


def _year_of(words: Words, draft: Draft, published: datetime.date | None) -> When | None:
    """The year that opens or ends a name, maybe after its month: "November 2023 Woodside Summit"."""
    before = [t.lower for t in words.tokens[max(0, draft.first - 3) : draft.first]]
    if published is not None and before[1:2] == ["year"] and before[0] in _SHIFTS and before[2] in _OWN:
        return When(draft.first - 3, draft.first - 2, str(published.year + _SHIFTS[before[0]]))
    ends = (draft.first, draft.first + 1, draft.last)
    near = (i for i in ends if i <= draft.last and _YEAR.fullmatch(words.tokens[i].text))
    return next((When(i, i, words.tokens[i].text) for i in near), None)
