"""Places that a sentence names and where nothing of it is: "министр, родившийся в Осло, встретился с"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import EVENT_NOUNS, words_of
from kg.extract.spans import Span
from kg.extract.words import Token, Words

_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_LIFE = words_of("triggers", "places", "life")
_FATES = words_of("triggers", "places", "fates")
_BRIEFINGS = words_of("triggers", "places", "briefings")
# "за теплый прием | в Риме": so many words from "за" to the noun.
_THANKED = 3


def is_elsewhere(words: Words, span: Span) -> bool:
    """Whether a place after "в" or "на" is that of a life, a briefing, a reception, of saying, or denied."""
    start = words.sentence_of(span.first).first
    at = next(
        (i for i in range(span.first - 1, max(start - 1, span.first - 4), -1) if _is_in(words.tokens[i])),
        None,
    )
    before = words.tokens[at - 1] if at is not None and at > start else None
    if at is not None and befell(words, at):
        return True
    if at is None or before is None:
        return False
    if before.lower == "не" or (before.lemmas & _BRIEFINGS and not _is_after_talks(words, before, start)):
        return True  # "не в Осло, а в Вене", "на брифинге в Осло"
    return (
        _is_of_thanks(words, before, start) or _is_of_life(words, at, start) or _says_that(words, at, start)
    )


def befell(words: Words, at: int) -> bool:
    """Whether the clause of a place or day tells what befell somebody and no event: "| в Риме скончался А,
    подписавший договор"."""
    inside = words.inside(words.tokens[at].sentence)
    marks = [t.index for t in inside if t.shape == "mark" and t.text in _PARTING]
    low = max((i for i in marks if i < at), default=inside[0].index - 1)
    high = min((i for i in marks if i > at), default=inside[-1].index + 1)
    clause = words.tokens[low + 1 : high]
    verb = next((t for t in clause if finite(t)), None)
    event = any(t.lemmas & EVENT_NOUNS and t.has("N") for t in clause)
    return verb is not None and bool(verb.lemmas & _FATES) and not event


_PARTING = frozenset(",;:()–—")


def _is_after_talks(words: Words, briefing: Token, start: int) -> bool:
    """Whether a briefing is where the talks were: "на пресс-конференции по итогам встречи"."""
    return any(t.lower in _TOGETHER for t in words.tokens[start : briefing.index])


_TOGETHER = frozenset(("итогам", "результатам", "завершении", "окончании", "совместной", "совместном"))


def _is_in(token: Token) -> bool:
    return token.lower in ("в", "во", "на")


def _is_of_thanks(words: Words, noun: Token, start: int) -> bool:
    """Whether somebody is thanked for what was there: "поблагодарил за | прием в Риме"."""
    ahead = words.tokens[max(start, noun.index - _THANKED) : noun.index]
    thanked = any(t.lower == "за" for t in ahead) and noun.has("N") and "acc" in noun.cases("N")
    return thanked and any(
        t.lower.startswith(("благодар", "поблагодар")) for t in words.tokens[start : noun.index]
    )


def _is_of_life(words: Words, at: int, start: int) -> bool:
    """Whether a phrase after a comma tells of somebody's life: "министр, родившийся | в Риме,"."""
    opening = next((i + 1 for i in range(at - 1, start, -1) if words.tokens[i].text in ",(–—"), None)
    return opening is not None and any(t.lemmas & _LIFE for t in words.tokens[opening:at])


def _says_that(words: Words, at: int, start: int) -> bool:
    """Whether a clause only says who told the news, and where: "заявил | в Риме, что встретится"."""
    inside = words.inside(words.tokens[at].sentence)
    comma = next((t.index for t in inside[:-1] if t.index > at and t.text == ","), None)
    if comma is None or words.tokens[comma + 1].lower != "что":
        return False
    clause = words.tokens[start:comma]
    verbs = [t for t in clause if finite(t)]
    event = any(t.lemmas & EVENT_NOUNS and t.has("N") for t in clause)
    return bool(verbs) and all(t.lemmas & _TELLING for t in verbs) and not event
