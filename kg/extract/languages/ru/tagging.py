"""Readings that only the neighbours decide: a verb that is spelt like a noun ("прибыли в Баку" and "рост
прибыли"), a pronoun of one that is spelt like one of many ("с ним" and "к ним")."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.spans import Spans
from kg.extract.words import Reading, Token, Words

# Forms of "он" and "они" that have another reading without a preposition.
_AFTER_PREPOSITIONS = frozenset(("ним", "нем", "нём"))


def prefer_verbs(words: Words) -> None:
    """Put the verb first for words that the dictionary takes for a noun, where no neighbour asks for the
    noun."""
    for token in words.tokens:
        if not token.readings or token.readings[0].pos != "N":
            continue
        verb = token.has("V") and any(r.pos == "V" and "past" in r.tags for r in token.readings)
        if (verb or token.lower == "примет") and not _asks_for_noun(words, token):
            token.read_as(tuple(sorted(token.readings, key=lambda r: r.pos != "V")))


def prefer_actors(words: Words) -> None:
    """Put people first in "политики обсудили", what opens a clause before a verb in the plural, and in
    "принял политика"."""
    for token in words.with_any(_POLITICIANS):
        if token.index + 1 == len(words.tokens):
            continue
        around = (words.tokens[max(token.index - 1, 0)], words.tokens[token.index + 1])
        if token.lower == "политик" and _governs(around[1]):  # "в конце поездки | политик был принят"
            token.read_as(tuple(sorted(token.readings, key=lambda r: "anim" not in r.tags)))
        if token.lower == "политика" and any(_governs(t) for t in around):
            token.read_as(tuple(sorted(token.readings, key=lambda r: "anim" not in r.tags)))
        if token.lower != "политики" or phrases.preposition(words, token.index):
            continue
        before, verb = words.tokens[token.index - 1] if token.index else None, words.tokens[token.index + 1]
        opens = before is None or before.shape == "mark" or before.sentence != token.sentence
        opens = opens or bool(before and before.readings and before.readings[0].pos in ("AV", "CONJ", "PRCL"))
        opens = opens or _after_circumstance(words, token)
        acts = any(r.pos == "V" and r.number == "p" for r in verb.readings[:1])
        if opens and acts:
            token.read_as(tuple(sorted(token.readings, key=lambda r: "anim" not in r.tags)))


def _after_circumstance(words: Words, token: Token) -> bool:
    """Whether a clause begins with a preposition and has no other subject: "В ходе разговора | политики"."""
    first = words.sentences[token.sentence].first
    before = words.tokens[first : token.index]
    opens = bool(before) and before[0].readings and before[0].readings[0].pos == "PREP"
    plain = all(t.shape == "word" and not any(r.pos == "V" for r in t.readings[:1]) for t in before)
    return bool(opens) and plain and not any(t.has("N") and "nom" in t.cases("N") for t in before[1:-1])


def prefer_topics(words: Words) -> None:
    """Read the noun in "спектр тем", "ряд важных тем", which the dictionary has as a pronoun alone."""
    for token in words.with_any(_THEM):
        if token.index and token.lower == "тем":
            before = words.tokens[token.index - 1]
            plural = any((r.number, r.case) == ("p", "gen") for r in before.readings if r.pos in ("A", "P"))
            if plural or before.lemmas & _MANY:
                token.read_as((_OF_TOPICS,))
                token.lemmas = frozenset(("тема", "тем"))


_OF_TOPICS = Reading("тема", "N", case="gen", number="p", gender="f", tags=frozenset(("inan",)))
_MANY = frozenset(
    ("спектр", "круг", "ряд", "комплекс", "перечень", "число", "множество", "несколько", "список")
)


def _governs(verb: Token) -> bool:
    """Whether a word is a verb in the masculine past, whose subject is no "политика" after it."""
    return any(r.pos == "V" and "past" in r.tags and r.gender == "m" for r in verb.readings[:1])


def prefer_pronouns(words: Words) -> None:
    """Put first, after a preposition, the pronoun in a case that it governs: "с ним", "о нем"."""
    for token in words.with_any(_AFTER_PREPOSITIONS):
        if token.index and token.lower in _AFTER_PREPOSITIONS:
            cases = PREPOSITION_CASES.get(phrases.preposition(words, token.index), frozenset())
            fitting = [r for r in token.readings if r.pos == "PRO" and r.case in cases]
            token.read_as(tuple(dict.fromkeys([*fitting, *token.readings])))


def prefer_this(words: Words) -> None:
    """Read "этом" before a noun in its case as its attribute: "на | этом саммите", not "при этом министр"."""
    for token in words.with_any(_THIS):
        after = words.tokens[token.index + 1] if token.index + 1 < len(words.tokens) else None
        if token.lower == "этом" and after is not None and "loc" in after.cases("N"):
            token.read_as(tuple(sorted(token.readings, key=lambda r: r.pos != "A")))


_THIS = frozenset(("это", "этот"))


def prefer_names(words: Words, spans: Spans) -> None:
    """Leave no verbs in the names of persons: "премьер Сунь Ли", "посол Лю Цзян", "министр Ян Чен"."""
    for span in spans.all:
        for token in words.tokens[span.first : span.last + 1] if span.kind == "person" else ():
            if any(r.pos in _NO_NAMES for r in token.readings):
                nouns = tuple(r for r in token.readings if r.pos not in _NO_NAMES)
                token.read_as(nouns or (Reading(token.lower, "N", tags=frozenset(("Name",))),))


_POLITICIANS = frozenset(("политик", "политика"))
_THEM = frozenset(("тем",))
_OTHERS = frozenset(("другие", "прочие", "остальные", "иные"))
_NO_NAMES = frozenset(("V", "I", "G", "PS"))


def _asks_for_noun(words: Words, token: Token) -> bool:
    """Whether a preposition, an attribute or a noun that takes a genitive stands right before the word."""
    before = words.tokens[token.index - 1] if token.index else None
    if before is None or before.sentence != token.sentence or before.shape != "word" or not before.readings:
        return False
    if before.lower in _OTHERS:  # "министр, посол и другие | прибыли"
        return before.index == 0 or words.tokens[before.index - 1].lower != "и"
    if "который" in before.lemmas:  # "министров, которые | прибыли в Лиму"
        return False
    first = before.readings[0]
    if first.pos in ("PREP", "NUM") or (first.pos in ("A", "P") and first.case in token.cases("N")):
        return True
    others = [
        t
        for t in words.inside(token.sentence)
        if t is not token and t.readings and t.readings[0].pos in ("V", "PS")
    ]
    return first.pos == "N" and not before.capital and bool(others)
