"""Months that an adjective gives to one event and to no other of its sentence: "июньский саммит"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.times import When
from kg.extract.words import Words

_APART = frozenset(("преддверии", "накануне", "перед"))
# So many words at most stand from the adjective to its noun.
_NEAR = 3


def bind(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Date the events that an adjective of a month describes; return the other dates."""
    bound = [w for w in whens if _is_adjective(words, w)]
    for when in bound:
        for draft in drafts:
            near = when.last < draft.last <= when.last + _NEAR or draft.first <= when.first <= draft.last
            same = draft.sentence == words.tokens[when.first].sentence
            if same and near and words.tokens[draft.last].has("N") and draft.when is None:
                draft.when = when
    return [w for w in whens if w not in bound and not any(_is_year_of(w, b) for b in bound)]


def _is_year_of(when: When, month: When) -> bool:
    """Whether a date is only the year of what the adjective describes: "июньский саммит 2024 года"."""
    return 0 < when.first - month.last <= _NEAR and month.value[:4] == when.value


def _is_adjective(words: Words, when: When) -> bool:
    """Whether a date is told by one adjective: "сентябрьский", but not "вчерашний"."""
    token = words.tokens[when.first]
    before = words.tokens[when.first - 1].lower if when.first else ""
    if token.has("A") and when.first == when.last and before in _APART:
        return True  # "прибыл в преддверии сегодняшних переговоров": they are today
    return when.first == when.last and len(when.value) < len("2025-01-01") and token.has("A")
