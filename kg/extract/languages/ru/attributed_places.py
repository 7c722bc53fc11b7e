"""Places inside the attribute of a noun, which are that noun's: "рассказал о введенных | в Лиме |
ограничениях", "о прошедшей 7 марта | в Риме | встрече министров"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token, Words

_DAYS = words_of("triggers", "cues", "days") | words_of("triggers", "cues", "months")
_OF_DAYS = frozenset(("в", "на", "года", "году", "этого", "прошлого", "конце", "начале", "середине"))
# So many words at most stand before and behind the place in the attribute.
_NEAR = 6


def hand_over(
    words: Words, parties: Sequence[Party], drafts: Sequence[Draft], spans: Sequence[Span]
) -> list[Span]:
    """Give such places to the events that their nouns are; return the places of all else and of gatherings,
    at which what else a sentence tells can be."""
    out: list[Span] = []
    for span in spans:
        noun = _noun(words, span)
        if noun is None or any(p.first <= noun.index <= p.last for p in parties):
            out.append(span)
            continue
        told = _told(drafts, noun)
        if told is not None:
            told.place = told.place or span
        if told.type == "conference" if told is not None else noun.lemmas & _EVENTS:
            out.append(span)
    return out


_EVENTS = frozenset(
    word
    for kind in ("meeting", "conference", "visit")
    for word in words_of("triggers", kind, "noun", "nouns")
)


def _told(drafts: Sequence[Draft], noun: Token | None) -> Draft | None:
    return next((d for d in drafts if noun is not None and d.first <= noun.index <= d.last), None)


def _noun(words: Words, span: Span) -> Token | None:
    """The noun of whose attribute, a participle with its day and place, a place is part."""
    sentence = words.sentence_of(span.first)
    at = span.first - 1
    if at <= sentence.first or words.tokens[at].lower not in ("в", "во", "на"):
        return None
    participle = words.tokens[at - 1]
    while participle.index > max(sentence.first, at - _NEAR) and _is_of_day(participle):
        participle = words.tokens[participle.index - 1]
    if not participle.has("P") or participle.text == "," or _opens_phrase(words, participle):
        return None
    for token in words.tokens[span.last + 1 : min(span.last + _NEAR, sentence.last) + 1]:
        if token.shape == "mark":
            return None
        if token.readings and token.readings[0].pos == "N" and phrases.concords(participle, token):
            return token
    return None


def _is_of_day(token: Token) -> bool:
    return token.shape == "number" or token.lower in _OF_DAYS or bool(token.lemmas & _DAYS)


def _opens_phrase(words: Words, participle: Token) -> bool:
    """Whether a participle follows its noun: "встреча, прошедшая в Риме"."""
    return participle.index > 0 and words.tokens[participle.index - 1].text in (",", "(", "–", "—")
