"""Events of a time that the text has left behind: "A few days ago he met", "Bu yaxınlarda görüşüb"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words


def set_apart(words: Words, drafts: Sequence[Draft], lately: re.Pattern[str]) -> None:
    """Set events apart from those of the sentences before, where words before them name a time gone by.

    ``lately`` is searched in the tokens of the sentence up to the event, in lower case with a blank between.
    Its group "then" holds words that count from what was told ("before that"), so that both may be to come.
    Nothing is set apart before the body has told an event, nor where one of the same time has been told.
    """
    for n, draft in enumerate(drafts):
        told = [d for d in drafts[:n] if not d.title and d.sentence < draft.sentence]
        first = words.sentences[draft.sentence].first
        if draft.title or draft.earlier or not told or draft.first <= first:
            continue
        found = lately.search(" ".join(t.lower for t in words.tokens[first : draft.first]))
        if found is None or (draft.modality != "held" and not found["then"]):
            continue
        draft.earlier = draft.when is None or all(
            d.when is None or d.when.value != draft.when.value for d in told
        )
