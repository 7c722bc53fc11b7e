"""Days of what a talk is held before, after or because of: "накануне саммита | 22 апреля".

They date that alone: an event that the noun tells, else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
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
        far = _thing_before(words, when)
        noun = when.first - 1 if far is None else far
        if far is None and not _is_of_thing(words, when):
            out.append(when)
            continue
        owner = next((d for d in drafts if d.first <= noun <= d.last and not d.title), None)
        if owner is not None:
            owner.when = owner.when or when
    return out


def _is_of_thing(words: Words, when: When) -> bool:
    """Whether a day stands right behind the noun of something that a talk is held before or after."""
    first = words.sentence_of(when.first).first
    if len(when.value) != _DAY or when.stamp or when.first - first <= 1:
        return False
    noun = words.tokens[when.first - 1]
    before = words.tokens[max(first, noun.index - _NEAR) : noun.index]
    # "Накануне выборов | 5 мая в Лиме премьер провел": of the sentence
    linked = any(t.lower in _LINKS and t.index > first + 1 for t in before)
    return bool(noun.lemmas & _THINGS) and linked


def _thing_before(words: Words, when: When) -> int | None:
    """The noun of what a talk is held before or after, which a month or a week behind it dates: "после |
    назначения А в январе", "до | выборов в апреле"; None for none."""
    first = words.sentence_of(when.first).first
    if when.stamp or (len(when.value) == _DAY and not when.end):
        return None
    for noun in reversed(words.tokens[max(first, when.first - _BEHIND) : when.first]):
        if noun.shape == "mark" or finite(noun):
            return None
        if noun.has("N") and noun.lemmas & (_THINGS | _CHANGES | _VISITS) and "gen" in noun.cases("N"):
            before = [t.lower for t in words.tokens[max(first, noun.index - _NEAR) : noun.index]]
            opens = noun.index - len(before) == first and noun.lemmas & _VISITS
            return noun.index if not opens and any(w in _LINKS | _BEFORE for w in before) else None
    return None


_CHANGES = words_of("triggers", "days", "changes")
_VISITS = words_of("triggers", "visit", "noun", "nouns") | words_of("triggers", "meeting", "noun", "nouns")
_BEFORE = frozenset(("до",))
# "назначения | Луиса Кано министром в | январе": so many words from the noun to its time.
_BEHIND = 7
