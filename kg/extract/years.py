"""Days without a year of their own, in the year told right before. The same for every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.times import When
from kg.extract.words import Words


@dataclass(frozen=True, slots=True)
class Cues:
    """What a language says around years.

    - ``bare``: fits an expression, in small letters, that names a month and no year;
    - ``parting``: a day with one of these words before or right after it is of another year ("а", "isə");
    - ``counting``: in a sentence with one of these beginnings of words a year is that of a figure ("млрд");
    - ``then``: a sentence that opens so goes on with the year told in the one before.
    """

    bare: re.Pattern[str]
    parting: frozenset[str]
    counting: tuple[str, ...]
    then: frozenset[str]


def in_told_years(words: Words, whens: Sequence[When], cues: Cues) -> list[When]:
    """Return the times; a day or month without a year is in the year alone that the sentence told before it.

    "В 2019 году министр посетил Рим, где 1 августа встретился с послом".
    """
    out: list[When] = []
    for when in whens:
        told = _told(words, out, when, cues) if len(when.value) > 4 and not when.stamp else None
        out.append(_moved(when, told.value) if told is not None else when)
    return out


def _told(words: Words, before: Sequence[When], when: When, cues: Cues) -> When | None:
    """The year alone that goes for a time, None for no such year."""
    if not cues.bare.fullmatch(words.quote(when.first, when.last).lower()):
        return None
    sentence = words.sentence_of(when.first)
    first = sentence.first
    if words.tokens[first].lower in cues.then and sentence.index:
        first = words.sentences[sentence.index - 1].first
    near = [w for w in before if first <= w.first]
    if not near or len(near[-1].value) != 4 or near[-1].since:
        return None
    around = [*words.tokens[near[-1].last + 1 : when.first], *words.tokens[when.last + 1 : when.last + 2]]
    between = [t.lower for t in around]
    figures = any(t.lower.startswith(cues.counting) for t in words.tokens[first : sentence.last + 1])
    return None if figures or not cues.parting.isdisjoint(between) else near[-1]


def _moved(when: When, year: str) -> When:
    """A time in another year; February 29 of a year that has none stays where it was."""
    if when.value[4:] == "-02-29" and int(year) % 4:
        return when
    shift = int(year) - int(when.value[:4])
    end = f"{int(when.end[:4]) + shift:04d}{when.end[4:]}" if when.end else ""
    return replace(when, value=year + when.value[4:], end=end)
