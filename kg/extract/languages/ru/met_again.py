"""Whom "его", "с ним" mean where somebody else goes on to meet him: "Посла принял министр, а сегодня с ним
встретился спикер", where the guest is meant and not his host."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_RECEIVE = words_of("triggers", "meeting", "receive", "verbs")
_TALK = _RECEIVE.union(
    words_of("triggers", "meeting", "with", "verbs"), words_of("triggers", "call", "with", "verbs")
)
_GO = words_of("triggers", "visit", "go", "verbs")
# The verb stands so many words from the pronoun at most: "с ним | вечером в Осло встретился".
_NEAR = 4


def whom(words: Words, pronoun: Party, parties: Sequence[Party]) -> Person | None:
    """Who of the two told right before is met again; None where that is open."""
    if pronoun.plural or "nom" in pronoun.cases or pronoun.prep not in ("", "с", "со"):
        return None
    own = words.sentences[pronoun.sentence]
    if not any(
        t.lemmas & _TALK and finite(t)
        for t in words.tokens[max(pronoun.first - _NEAR, 0) : pronoun.last + _NEAR + 1]
        if t.sentence == own.index
    ):
        return None
    for first, last in ((own.first, pronoun.first - 1), *_sentences_before(words, pronoun)):
        two = _two(first, last, parties)
        if two is not None:
            return _not_host(words, pronoun, parties, two, words.tokens[first : last + 1])
    return None


def _sentences_before(words: Words, pronoun: Party) -> list[tuple[int, int]]:
    before = pronoun.sentence - 1
    return [(words.sentences[before].first, words.sentences[before].last)] if before >= 0 else []


def _two(first: int, last: int, parties: Sequence[Party]) -> tuple[Person, Person] | None:
    """Who acts in the words from ``first`` to ``last``, and the only other person whom they tell."""
    here = [p for p in parties if first <= p.first and p.last <= last and p.person is not None]
    acts = [p.person for p in here if p.person is not None and "nom" in p.cases and not (p.prep or p.inner)]
    others = [p.person for p in here if p.person is not None and p.person not in acts]
    acting, rest = list(dict.fromkeys(acts)), list(dict.fromkeys(others))
    return (acting[0], rest[0]) if len(acting) == len(rest) == 1 else None


def _not_host(
    words: Words, pronoun: Party, parties: Sequence[Party], two: tuple[Person, Person], told: Sequence[Token]
) -> Person | None:
    acting, other = two
    subject = _subject(words, pronoun, parties)
    if subject is not None and subject.person in two:
        return _of_gender(other if subject.person is acting else acting, pronoun, words)
    home = country_of(subject) if subject is not None else ""
    states = acting.country, other.country
    if home and states[0] != states[1] and home in states:
        return _of_gender(other if home == states[0] else acting, pronoun, words)
    received = any(t.lemmas & _RECEIVE and finite(t) for t in told)
    abroad = any(t.lemmas & _GO for t in told)  # "прибыл в Лиму, где принял посла"
    return _of_gender(other, pronoun, words) if received and not abroad and home in ("", states[0]) else None


def _subject(words: Words, pronoun: Party, parties: Sequence[Party]) -> Party | None:
    """Who meets the one meant: the first who can act after the pronoun, else right before it."""
    here = [p for p in parties if p.sentence == pronoun.sentence and p.kind in ("person", "post", "pronoun")]
    acting = [p for p in here if "nom" in p.cases and not (p.prep or p.inner)]
    behind = [p for p in acting if p.first > pronoun.last]
    ahead = [p for p in acting if p.last < pronoun.first]
    near = [p for p in ahead if not any(t.text in ",;:" for t in words.tokens[p.last + 1 : pronoun.first])]
    return next(iter(behind), None) if behind and not near else next(reversed(near), None)


def _of_gender(person: Person, pronoun: Party, words: Words) -> Person | None:
    token = words.tokens[pronoun.head]
    gender = "f" if token.lemma == "она" or token.lower in ("ее", "её") else "m"
    return person if person.gender in ("", gender) else None
