"""Guests told of before: "the Georgian guest", "the distinguished visitor", "the visiting official"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_GUESTS = frozenset(("guest", "visitor", "guests"))
# Whoever is "visiting" is one.
_VISITING = frozenset(("official", "dignitary", "leader", "diplomat"))
# "the | Georgian high-ranking | guest": so many words between at most.
_WITHIN = 3


def read(words: Words, first: int) -> Party | None:
    """Return the guest or guests that "the" at a token speaks of, None where it speaks of none."""
    tokens, country = words.tokens, ""
    visiting = False
    for k in range(first + 1, min(first + 2 + _WITHIN, len(tokens))):
        token = tokens[k]
        if token.lower in _GUESTS or (visiting and token.lower in _VISITING):
            plural = token.lower.endswith("s")
            return Party(first, k, k, "group", token.sentence, plural=plural, country=country)
        adjective = gazette.adjective(words, k)
        if adjective is not None:
            country = adjective[1]
        elif token.lower not in words_of("posts", "honoured"):
            return None
        visiting = visiting or token.lower == "visiting"
    return None


def of_somebody(words: Words, first: int) -> Party | None:
    """Return the guest whom a possessive at a token speaks of without a name: "received | his guest"."""
    guest = read(words, first)
    if guest is None or guest.last + 1 >= len(words.tokens):
        return None
    following = words.tokens[guest.last + 1 : guest.last + 3]
    named = following[0].capital or (following[0].text == "," and following[-1].capital)
    return None if named or following[0].lower in ("of", "’s", "'s", "house", "list") else guest


# "She was met at the airport by A. | She later held talks": who has come is spoken of, not who greets.
_ARRIVING = frozenset(("airport", "arrival", "airfield", "airbase"))
_SUBJECTS = frozenset(("he", "she"))
_OBJECTS = frozenset(("him", "her"))
# Somebody is greeted where he came, in a sentence that begins so near.
_OPENING = 4


def greeted(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The guest whom the sentence before has greeted on his arrival, where "he" or "she" goes on."""
    sentence = words.sentences[party.sentence]
    opens = words.tokens[party.head].lower in _SUBJECTS and party.first - sentence.first <= _OPENING
    if not opens or not party.sentence or sentence.paragraph < 0:
        return None
    if not any(t.lower in _ARRIVING for t in words.inside(party.sentence - 1)):
        return None
    told = [p for p in before if p.sentence == party.sentence - 1]
    meant = [p for p in told if p.kind == "pronoun" and not p.plural]
    met = [p for p in meant if words.tokens[p.head].lower in (*_OBJECTS, *_SUBJECTS) and "gen" not in p.cases]
    if any(p.kind == "group" and not p.plural and p.person is None for p in told):
        came = [p for p in before if p.sentence == party.sentence - 2 and not p.prep and p.kind == "person"]
        met = came[:1]
    people = {id(p.person): p.person for p in met if p.person is not None}
    return next(iter(people.values())) if len(people) == 1 else None
