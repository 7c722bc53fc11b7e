"""Whom "həmsöhbəti" means: with whom he who acts has talked; "həmkarları" are all others of that talk."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_WORDS = words_of("posts", "interlocutors")
# Who talked is told so many sentences before at most.
_BEFORE = 5
_COLLEAGUES = "həmkarlar"
# So many people at least have colleagues in a talk.
_SEVERAL = 3


def resolve(words: Words, parties: Sequence[Party]) -> None:
    """Let "həmsöhbəti" mean who talked with him who acts in its sentence, or with him told to act last.

    Nobody where more than two were told together.
    """
    for index, party in enumerate(parties):
        if party.kind != "group" or party.plural or party.person is not None:
            continue
        if not words.tokens[party.head].lemmas & _WORDS:
            continue
        before = parties[:index]
        acting = _acting(party, before)
        other = _other(acting, party.sentence, before) if acting is not None else None
        if other is not None:
            party.kind, party.person = "pronoun", other
            other.mentions.append(party)


def gather(words: Words, parties: Sequence[Party]) -> None:
    """Let colleagues without a state and name be a plural of those told, where several talked: "A, B və C
    görüşüblər. A | həmkarlarını dəvət edib"."""
    for index, party in enumerate(parties):
        if not party.counterpart or not party.plural or party.kind != "post" or party.country:
            continue
        acting = _acting(party, parties[:index])
        told = _told_with(acting, party.sentence, parties[:index]) if acting is not None else []
        both = words.tokens[party.head].lower == _COLLEAGUES and party.first == party.head
        if len(told) >= _SEVERAL - 1 or both:
            party.kind, party.counterpart, party.capacity, party.person = "group", False, None, None


def _acting(party: Party, before: Sequence[Party]) -> Person | None:
    """Who acts in the sentence of a reference, before it; else who acted in the sentence right before."""
    for sentence in (party.sentence, party.sentence - 1):
        here = [p for p in before if p.sentence == sentence and "nom" in p.cases and not p.prep]
        here = [p for p in here if not p.inner and p.person is not None]
        if here:
            return here[-1].person if sentence == party.sentence else here[0].person
        if any(p.sentence == sentence and p.person is not None for p in before):
            return None
    return None


def _other(acting: Person, sentence: int, before: Sequence[Party]) -> Person | None:
    """The only one told together with somebody in the last sentence that tells him with another official."""
    told = _told_with(acting, sentence, before)
    return told[0] if len(told) == 1 else None


def _told_with(acting: Person, sentence: int, before: Sequence[Party]) -> list[Person]:
    for n in range(sentence - 1, max(-1, sentence - 1 - _BEFORE), -1):
        people = dict.fromkeys(p.person for p in before if p.sentence == n and p.person is not None)
        others = [p for p in people if p is not None and p is not acting and p.capacities]
        if acting in people and others:
            return others
    return []
