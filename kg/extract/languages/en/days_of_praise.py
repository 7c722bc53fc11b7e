"""Times and places of what somebody is congratulated on or thanked for: "met A to congratulate her on her
election | in January". They are those of no event of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Token, Words

_PRAISING: Final = words_of("grammar", "praising")
_MARKING: Final = words_of("triggers", "days", "marking")
_HAPPENED: Final = words_of("triggers", "days", "happened")
_OF_WHAT: Final = frozenset(("on", "for", "upon"))
_LINKS: Final = frozenset(("in", "on", "of", "since", "earlier", "late", "early"))
# The letters of a date that is a day.
_DAY: Final = 10
# From the verb to the time.
_FAR: Final = 22


def is_of_praise(words: Words, drafts: Sequence[Draft], when: When) -> bool:
    """Whether a time is of what a courtesy is for. A day can be that of the talk, but behind what happens on
    one: "thanked her for the help on Monday", "on her election on Monday"."""
    things = [] if when.stamp else _things(words, drafts, when.first)
    return bool(things) and (len(when.value) < _DAY or any(t.lemmas & _HAPPENED for t in things))


def without_places(words: Words, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """The places without those of what happened, for which a courtesy is: "on his speech | in Lima"."""
    return [p for p in places if not any(t.lemmas & _HAPPENED for t in _things(words, drafts, p.first))]


def _things(words: Words, drafts: Sequence[Draft], at: int) -> list[Token]:
    """The words of what a courtesy is for, which a time or place at a token is of; [] for none."""
    first = words.sentence_of(at).first
    low = max(first, at - _FAR)
    verb = next((i for i in range(at - 1, low, -1) if _praises(words.tokens[i])), None)
    if verb is None or not any(first <= d.first < verb and not d.title for d in drafts):
        return []
    between = words.tokens[verb + 1 : at]
    # "attended the celebrations | marking independence in Bamako on Monday"
    told = any(d.last == verb - 1 or verb < d.first < at for d in drafts)
    if told or any(t.text in ",;:" or _goes_on(words, t) for t in between):
        return []
    what = [t for t in between if t.lower not in _LINKS or t.index < at - 2]
    start = next((n for n, t in enumerate(what) if t.lower in _OF_WHAT), None)
    if words.tokens[verb].lemmas & _MARKING:
        start = 0 if start is None else start
    return [] if start is None else [t for t in what[start + 1 :] if t.shape == "word"]


def _goes_on(words: Words, token: Token) -> bool:
    return token.lower == "and" and _is_verb(words.tokens[token.index + 1])


def _praises(token: Token) -> bool:
    return _is_verb(token) and bool(token.lemmas & (_PRAISING | _MARKING))


def _is_verb(token: Token) -> bool:
    return any(r.pos == "V" for r in token.readings)
