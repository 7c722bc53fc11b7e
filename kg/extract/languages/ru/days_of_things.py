"""Days of what a talk is held before, after or because of: "накануне саммита | 22 апреля".

They date that alone: an event that the noun tells, else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Words

_LINKS = words_of("triggers", "days", "links")
_THINGS = words_of("triggers", "days", "things")
# "Накануне | внеочередного арабского | саммита": so many words between.
_NEAR = 3
# The letters of a date that is a day.
_DAY = 10


def hand_over(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Give each event that such a noun tells its day; return the other times, which any event can take."""
    out: list[When] = []
    for when in whens:
        noun = when.first - 1
        if not _is_of_thing(words, when):
            out.append(when)
            continue
        owner = next((d for d in drafts if d.first <= noun <= d.last and not d.title), None)
        if owner is not None:
            owner.when = owner.when or when
    return out


def _is_of_thing(words: Words, when: When) -> bool:
    """Whether a day stands right behind the noun of something that a talk is held before or after."""
    first = words.sentences[words.tokens[when.first].sentence].first
    if len(when.value) != _DAY or when.stamp or when.first - first <= 1:
        return False
    noun = words.tokens[when.first - 1]
    before = words.tokens[max(first, noun.index - _NEAR) : noun.index]
    # "Накануне выборов | 5 мая в Лиме премьер провел": of the sentence
    linked = any(t.lower in _LINKS and t.index > first + 1 for t in before)
    return bool(noun.lemmas & _THINGS) and linked
