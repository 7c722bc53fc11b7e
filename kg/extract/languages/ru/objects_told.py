"""Nouns that can be the matter of a talk and what the partner's post is of: "обсудил с президентом |
отношения двух стран" is no "президент отношения"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_DISCUSS = words_of("topics", "cues", "objects")
_FIELDS = words_of("posts", "fields")
_FIELDED = words_of("posts", "fielded") | {"замминистра", "замминистр", "министра"}
# Who leads something that is told behind him.
_LEADERS = frozenset(("глава", "руководитель", "председатель", "директор", "секретарь", "начальник", "шеф"))
# The matter stands so many words behind the verb at most.
_WITHIN = 12
# "с министром | промышленности и торговли | Чили": so many words lie within the partner's phrase.
_LONG = 7


def prefer(words: Words, spans: Spans) -> None:
    """Take the genitive from the first noun behind the partner's post that can be the object of a verb of
    discussing which has no other."""
    for verb in words.with_any(_DISCUSS):
        if not verb.has("V", "I", "G") or any("pass" in r.tags for r in verb.readings[:1]):
            continue
        rest = [t for t in words.inside(verb.sentence) if t.index > verb.index][:_WITHIN]
        start = next((k for k, t in enumerate(rest[:_NEAR]) if t.lower in ("с", "со")), None)
        if start is None or any(_is_object(t) or t.shape == "mark" for t in rest[:start]):
            continue
        noun = _matter(spans, rest[start + 1 :])
        if noun is not None and not _has_object(words, verb, noun):
            noun.read_as(tuple(r for r in noun.readings if r.pos == "N" and r.case != "gen"))


# "обсудил | в Лиме | с президентом": so many words stand before the partner.
_NEAR = 5


def _matter(spans: Spans, phrase: Sequence[Token]) -> Token | None:
    """The first noun behind the head of a partner's post, and behind its field, that can be an object."""
    head = next((k for k, t in enumerate(phrase[:_LONG]) if t.has("N") and "ins" in t.cases("N")), None)
    if head is None or any(spans.over(t.index) is not None for t in phrase[:head]):
        return None
    leads, fielded = (bool(phrase[head].lemmas & kind) for kind in (_LEADERS, _FIELDED))
    for token in phrase[head + 1 : head + _LONG]:
        span = spans.over(token.index)
        if span is not None and span.kind != "person":
            leads = fielded = False  # "с президентом | Чили"
            continue
        if token.shape == "mark" or token.capital or span is not None or finite(token):
            return None
        if token.has("PREP", "PRO") or not token.readings:
            return None
        if token.readings[0].pos != "N":
            continue
        if _is_object(token) or _acts(token):
            return None
        if leads or (fielded and token.lemmas & _FIELDS):
            leads = fielded = False  # "с главой | правительства", "с министром | связи"
        elif _is_both(token):
            return token
    return None


def _acts(token: Token) -> bool:
    """Whether a noun is who discusses, told behind the partner: "обсудил с делегацией Чили | министр"."""
    people = [r for r in token.readings if r.pos == "N" and "anim" in r.tags]
    return bool(people) and {"nom"} == {r.case for r in people}


def _is_both(token: Token) -> bool:
    """Whether a noun is spelt alike in the genitive singular and the accusative plural."""
    nouns = [r for r in token.readings if r.pos == "N"]
    genitive = any((r.case, r.number) == ("gen", "s") for r in nouns)
    return genitive and any((r.case, r.number) == ("acc", "p") and "anim" not in r.tags for r in nouns)


def _is_object(token: Token) -> bool:
    """Whether a noun can only be an object or a subject."""
    cases = {r.case for r in token.readings if r.pos == "N"}
    return token.shape == "word" and "acc" in cases and "gen" not in cases


def _has_object(words: Words, verb: Token, noun: Token) -> bool:
    """Whether a verb has another object: before it or behind the noun, with no conjunction between."""
    sentence = words.sentences[verb.sentence]
    for token in words.tokens[noun.index + 1 : min(noun.index + _LONG, sentence.last + 1)]:
        if token.shape == "mark" or token.lower in ("и", "а", "также") or token.has("PREP"):
            break
        if _is_object(token):
            return True
    before = words.tokens[sentence.first : verb.index]
    return any(_is_object(t) and "nom" not in t.cases("N") and not _is_governed(words, t) for t in before)


def _is_governed(words: Words, token: Token) -> bool:
    """Whether a preposition stands before a noun, or before its attributes."""
    near = words.tokens[max(token.index - 3, words.sentences[token.sentence].first) : token.index]
    return any(t.has("PREP") for t in near)
