"""Months without a year in that of the month told right before: "Он возглавил страну в марте 2010 года. Уже |
в июле он побывал в Риме"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru import date_patterns as forms
from kg.extract.languages.ru.segments import finite
from kg.extract.times import When
from kg.extract.words import Words

# A value that has a month.
_MONTH = 7
# "Уже | в июле", "Затем, | в июле"
_OPENS = 2


def in_year_of_month(words: Words, whens: Sequence[When]) -> list[When]:
    """Return the times, a later month without a year in the year of the month told before it."""
    out: list[When] = []
    moved: set[int] = set()
    for when in whens:
        before = out[-1] if out else None
        if before is not None and _goes_on(words, before, when, carried=before.first in moved):
            end = before.value[:4] + when.end[4:] if when.end else ""
            when = replace(when, value=before.value[:4] + when.value[4:], end=end)
            moved.add(when.first)
        out.append(when)
    return out


def _goes_on(words: Words, before: When, when: When, *, carried: bool) -> bool:
    """Whether a sentence about what has been opens with a later month than the sentence before told, with its
    year."""
    if when.stamp or before.stamp or before.since or min(len(before.value), len(when.value)) < _MONTH:
        return False
    said = words.quote(before.first, before.last)
    if not (carried or before.value[:4] in said) or before.value[:4] >= when.value[:4]:
        return False
    if before.value[5:7] >= when.value[5:7] or when.value[5:] == "02-29":
        return False
    if not forms.BARE.fullmatch(words.quote(when.first, when.last).lower()):
        return False
    sentence, told = words.sentence_of(when.first), words.sentence_of(before.first)
    if sentence.index - told.index != 1 or sentence.paragraph != told.paragraph:
        return False
    verbs = [t for t in words.inside(sentence.index) if finite(t)]
    past = bool(verbs) and all("past" in t.readings[0].tags or t.has("PS") for t in verbs)
    return past and when.first - sentence.first <= _OPENS
