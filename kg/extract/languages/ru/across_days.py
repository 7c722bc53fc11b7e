"""Weekdays of a programme that goes on from a day to come: "прибудет 17 марта. | В среду он встретится"."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.news_dates import tense_of
from kg.extract.times import When, weekday
from kg.extract.words import Words

_DAY = 10  # letters of a date that is a day
# The day before stands so many sentences before at most.
_NEAR = 2
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_NUMBERS = {name: number for number, name in enumerate(_WEEKDAYS)}
_GOING_ON = words_of("posts", "principals") | {"он", "она", "они", "министр", "гость", "гостья", "премьер"}


def onward(words: Words, whens: Sequence[When], published: datetime.date | None) -> list[When]:
    """Return the dates, a bare weekday that opens a sentence in the future tense after the day to come that
    was told right before."""
    out: list[When] = []
    for when in whens:
        before = out[-1] if out else None
        number = _weekday(words, when)
        if published is None or before is None or number is None or not _goes_on(words, before, when):
            out.append(when)
            continue
        told = before.value
        if len(told) == _DAY and told > str(published) and when.value < told:
            after = datetime.date.fromisoformat(told) + datetime.timedelta(days=1)
            when = replace(when, value=str(weekday(after, number, ahead=True)))
        out.append(when)
    return out


def _weekday(words: Words, when: When) -> int | None:
    """The number of a weekday that stands alone at the head of its sentence, Monday being 0."""
    inside = [t for t in words.tokens[when.first : when.last + 1] if t.lower not in ("в", "во")]
    sentence = words.sentence_of(when.first)
    alone = len(inside) == 1 and when.first - sentence.first <= 1 and not (when.end or when.stamp)
    return _NUMBERS.get(inside[0].lemma) if alone else None


def _goes_on(words: Words, before: When, when: When) -> bool:
    """Whether a sentence shortly after that of a day goes on about the same people in the future tense."""
    told, here = words.tokens[before.first].sentence, words.tokens[when.first].sentence
    same = words.sentences[told].paragraph == words.sentences[here].paragraph
    if not (same and 0 < here - told <= _NEAR):
        return False
    tenses = {tense_of(t) for t in words.inside(here)} - {""}
    return tenses == {"futr"} and any(t.lemmas & _GOING_ON for t in words.inside(here))
