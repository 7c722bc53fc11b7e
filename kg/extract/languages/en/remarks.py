"""Remarks before a meeting: only the headline tells of it, and a line of the transcript says where they are.

"Secretary A and Foreign Minister B Before Their Meeting", below it "Washington, D.C." on a line of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Words

# The lines between the headline and the first speaker, and how many words the one with the town has.
_LINES, _WORDS = 6, 5
_OCCASIONS = frozenset(("before", "at", "during"))


def settle(words: Words, spans: Spans, drafts: Sequence[Draft], published: datetime.date | None) -> None:
    """Give a meeting beside which somebody spoke to the press the day of publication, and the town."""
    for draft in drafts:
        if not (draft.title and draft.type == "meeting" and _is_spoken_before(words, draft)):
            continue
        if published is not None and draft.when is None:
            draft.when = When(draft.first, draft.last, str(published))
        draft.place = draft.place or _town(words, spans)


def _is_spoken_before(words: Words, draft: Draft) -> bool:
    before = [t.lower for t in words.tokens[max(0, draft.first - 2) : draft.first]]
    return len(before) == 2 and before[0] in _OCCASIONS and before[1] == "their"


def _town(words: Words, spans: Spans) -> Span | None:
    """The first place on a short line of its own below the headline."""
    body = [s for s in words.sentences if s.paragraph >= 0][:_LINES]
    for sentence in body:
        places = [s for s in spans.all if s.kind == "place" and s.first == sentence.first]
        if places and sentence.last - sentence.first < _WORDS:
            return places[0]
    return None
