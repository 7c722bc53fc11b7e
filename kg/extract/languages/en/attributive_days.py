"""Days that stand before the noun of an event: "his Nov. 12 visit", "the 10 October leaders’ summit"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import DETERMINERS, PREPOSITIONS
from kg.extract.times import When
from kg.extract.words import Token, Words

_VISITS = words_of("triggers", "visit", "noun", "nouns")
_NEAR = 4  # words between the day and the noun: "the Nov. 12 | informal leaders’ | summit"
_OPENING = DETERMINERS | {"’s", "'s", "’", "'", "scheduled", "planned", "upcoming", "previous", "last"}


def settle(words: Words, drafts: Sequence[Draft], whens: list[When]) -> list[When]:
    """Give each such event its day; return the other times, which alone any event can take."""
    out: list[When] = []
    for when in whens:
        owner = next((d for d in drafts if _is_before(words, when, d)), None) if _is_day(when) else None
        if owner is None:
            if _is_day(when) and _opens(words, when) and _visit_follows(words, when):
                _date_only_visit(drafts, when)
            else:
                out.append(when)
            continue
        owner.when = owner.when or when
        owner.telling = (*owner.telling, (when.first, when.last))
        if owner.first <= when.last:  # the day, or its number, is no part of the name
            owner.name = owner.name.removeprefix(words.quote(owner.first, when.last)).lstrip()
    return out


def _is_day(when: When) -> bool:
    return len(when.value) == 10 and not when.stamp and when.last > when.first


def _is_before(words: Words, when: When, draft: Draft) -> bool:
    if words.tokens[when.first].sentence != draft.sentence or draft.title:
        return False
    if not _opens(words, when):
        return False
    between = words.tokens[when.last + 1 : draft.first]
    inside = when.first <= draft.first <= when.last < draft.last
    return inside or (when.last < draft.first and len(between) <= _NEAR and all(map(_describes, between)))


def _opens(words: Words, when: When) -> bool:
    """Whether a day stands after whose or which the event is: "the president’s | Nov. 12"."""
    return when.first > 0 and words.tokens[when.first - 1].lower in _OPENING


def _visit_follows(words: Words, when: When) -> bool:
    """Whether the noun of a visit follows of which nothing more is told there: the day is of nothing else."""
    for token in words.tokens[when.last + 1 : when.last + 1 + _NEAR]:
        if token.lemmas & _VISITS:
            return True
        if not _describes(token):
            return False
    return False


def _date_only_visit(drafts: Sequence[Draft], when: When) -> None:
    """Give the day to the visit, where the text tells of one: "ahead of the president’s Nov. 12 visit"."""
    visits = [d for d in drafts if d.type == "visit"]
    if visits and len({frozenset(d.keys()) for d in visits}) == 1 and all(d.when is None for d in visits):
        visits[0].when = when


def _describes(token: Token) -> bool:
    """Whether a word can stand between a day and the noun that it is of."""
    plain = token.shape == "word" and token.lower not in PREPOSITIONS | DETERMINERS | {"and", "or", "with"}
    verb = bool(token.readings) and token.readings[0].pos == "V" and "past" in token.readings[0].tags
    return (plain and not verb) or token.text in ("-", "–", "’", "'", "’s", "'s")
