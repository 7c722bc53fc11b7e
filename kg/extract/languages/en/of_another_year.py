"""Whether a sentence opens with the year of a talk that those had who talked before: "In May 2022, | they
discussed trade by telephone"."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.words import Words

# "On 23 February 2022", "In May 2022,", "Back in 2019": the whole opening.
_YEAR = re.compile(
    r"^(?:back |earlier |so )?,? ?(?:in|on) (?:[\w.]+ ?,? ){0,3}(?:19|20)\d\d ?,?$", re.IGNORECASE
)
# Who they are stands between: "the two presidents".
_THEY = frozenset(("they", "the", "two", "both", "sides", "presidents", "ministers", "leaders", "parties"))


def is_of_another_year(words: Words, draft: Draft) -> bool:
    """Whether nothing but a day or month with its year stands before those who talk."""
    first = words.sentences[draft.sentence].first
    end = draft.first
    while end > first and words.tokens[end - 1].lower in _THEY | {"also", "had"}:
        end -= 1
    return end > first and _YEAR.match(words.quote(first, end - 1)) is not None
