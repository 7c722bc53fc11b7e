"""Parties whose preposition stands before a participle: "с прибывшим в Рим | министром"; those whose wish or
order something is: "по просьбе | главы Чили"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_PREPOSITIONS = frozenset(("с", "у"))
# "с прибывшей с визитом в страну для участия в заседании совета министров стран делегацией": so many words.
_REACH = 25


def govern(words: Words, parties: Sequence[Party]) -> None:
    """Give a party its preposition across the participle with complements that stands before it."""
    for participle in _participles(words):
        party = described(words, participle, parties)
        if party is not None:
            party.prep = phrases.preposition(words, participle.index)
            ruled = PREPOSITION_CASES[party.prep]
            party.cases = party.cases & ruled & participle.cases("P") or ruled


def depend(words: Words, parties: Sequence[Party]) -> None:
    """Leave no nominative to whose wish or order something is: "По поручению | главы Чили посла принял
    министр", where "главы" could be several; nor to a second body that one serves: "посол ООН и | ЛАГ"."""
    for party in parties:
        whose = words.tokens[party.first - 1] if party.first else None
        if whose is None or not {"nom", "gen"} <= party.cases or whose.sentence != party.sentence:
            continue
        wished = whose.lemmas & _BY_WHOM and phrases.preposition(words, whose.index) in ("по", "от")
        beside = whose.lower == "и" and party.kind == "body"
        if wished or (beside and _is_served(parties, whose.index - 1)):
            party.cases = frozenset(("gen",))
        elif beside and any(p.last == whose.index - 1 and p.prep == "при" for p in parties):
            party.prep, party.cases = "при", PREPOSITION_CASES["при"]  # "глава миссии при ЕС | и НАТО"


def _is_served(parties: Sequence[Party], last: int) -> bool:
    """Whether a post ends with the body that it serves: "был послом ООН | и ЛАГ"."""
    held = (c for p in parties for c in (p.capacity, *p.also) if c is not None)
    return any(c.organization and c.last == last for c in held)


_BY_WHOM = words_of("topics", "by_whom") | {"имя", "распоряжение", "указание", "согласие"}


def _participles(words: Words) -> Iterator[Token]:
    """The full participles right after a preposition that governs people."""
    for token in words.tokens:
        prep = phrases.preposition(words, token.index) if token.has("P") else ""
        if prep in _PREPOSITIONS and token.cases("P") & PREPOSITION_CASES[prep]:
            yield token


def described(words: Words, participle: Token, parties: Sequence[Party]) -> Party | None:
    """Return the first party after a participle that agrees with it, before any mark, verb or noun that does;
    None for one right behind it."""
    for i in range(participle.index + 1, participle.index + _REACH):
        if i >= len(words.tokens) or words.tokens[i].sentence != participle.sentence:
            return None
        token = words.tokens[i]
        found = next((p for p in parties if p.first == i), None)
        if found is not None and not found.prep and _agrees(words, participle, found):
            return found if i > participle.index + 1 else None
        if token.text in ",;:." or (finite(token) and not _covered(parties, i)):
            return None
        if token.has("N") and _is_free(words, token) and phrases.concords(participle, token):
            return None
    return None


def _agrees(words: Words, participle: Token, party: Party) -> bool:
    if party.kind == "pronoun" or phrases.concords(participle, words.tokens[party.head]):
        return party.kind != "pronoun"
    woman = party.person_span is not None and not party.plural  # "прибывшей в Осло | министра Анны Сото"
    forms = (r for r in participle.readings if r.pos == "P" and r.number == "s" and r.gender == "f")
    return woman and any(r.case in party.cases for r in forms)


def _is_free(words: Words, noun: Token) -> bool:
    """Whether no preposition governs a noun, so that a participle before it can be its attribute."""
    first = phrases.first_attribute(words, noun.index, words.sentences[noun.sentence].first)
    return not phrases.preposition(words, first)


def _covered(parties: Sequence[Party], index: int) -> bool:
    return any(p.first <= index <= p.last for p in parties)
