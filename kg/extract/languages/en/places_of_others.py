"""Towns of events that a sentence only ranks, and no mention tells: "One of the previous meetings, in Lima,
was hosted by A". They are where nothing else of the text was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.spans import Span
from kg.extract.words import Words

_RANKED = re.compile(
    r"\b(?:previous|earlier|last|first|second|third|past|former|next)\b[^.;]{0,40}"
    r"\b(?:meetings?|sessions?|visits?|summits?|talks|rounds?|gatherings?|conferences?)\b"
)


def without(words: Words, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """Return the places without those of sentences that tell no event but rank one."""
    told = {d.sentence for d in drafts}
    return [p for p in places if words.tokens[p.first].sentence in told or not _is_ranked(words, p)]


def _is_ranked(words: Words, place: Span) -> bool:
    sentence = words.sentences[words.tokens[place.first].sentence]
    return sentence.paragraph >= 0 and _RANKED.search(words.quote(sentence.first, sentence.last)) is not None
