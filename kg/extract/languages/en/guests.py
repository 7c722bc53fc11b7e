"""Guests told of before: "the Georgian guest", "the distinguished visitor", "the visiting official"; and who
received them: "the host"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import ADVERBS, PREPOSITIONS, verb_follows
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

_GUESTS = frozenset(("guest", "visitor", "guests"))
# "The host | country", "the host | of the Games" is nobody who received somebody.
_HOST = "host"
_NO_HOST = frozenset(("of", "for", "-", "–", "’s", "'s"))
_AFTER_HOST = PREPOSITIONS | ADVERBS | {"and", "again", "to", "that", "who", "whom"}
# Whoever is "visiting" is one.
_VISITING = frozenset(("official", "dignitary", "leader", "diplomat"))
# "the | Georgian high-ranking | guest": so many words between at most.
_WITHIN = 3
_WHOSE = frozenset(("his", "her", "their"))


def read(words: Words, first: int) -> Party | None:
    """Return the guest or guests that "the" at a token speaks of, None where it speaks of none."""
    tokens, country = words.tokens, ""
    visiting = False
    if (host := _host(words, first)) is not None:
        return host
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


def join(words: Words, parties: Sequence[Party]) -> None:
    """Let "his Moldovan guest" be of who is named behind it, with a comma or without: "welcomed | his
    Moldovan guest, Minister A|, in Warsaw"."""
    for party in parties:
        first = _guest_before(words, party) if party.kind == "person" and not party.prep else None
        if first is None:
            continue
        adjectives = (gazette.adjective(words, k) for k in range(first, party.first))
        country = next((found[1] for found in adjectives if found is not None), "")
        for other in parties:
            other.inner = other.inner or (first <= other.first <= other.last < party.first)
        party.first = first
        if party.capacity is None:
            party.capacity = Capacity(country=country, first=party.first, last=party.last)
        party.capacity.country = party.capacity.country or country
        party.country = party.country or country


def _guest_before(words: Words, party: Party) -> int | None:
    """Where "his guest" begins right before somebody; None where it does not stand there."""
    tokens, low = words.tokens, words.sentences[party.sentence].first
    k = party.first - 1 - (party.first > low and tokens[party.first - 1].text == ",")
    if k <= low or tokens[k].lower not in ("guest", "visitor"):
        return None
    for i in range(k - 1, max(low - 1, k - 2 - _WITHIN), -1):
        if tokens[i].lower in _WHOSE:
            return i
        if gazette.adjective(words, i) is None and tokens[i].lower not in words_of("posts", "honoured"):
            return None
    return None


def _host(words: Words, first: int) -> Party | None:
    """Return the host that "the" or a possessive at a token speaks of, who is not named beside it."""
    tokens, k = words.tokens, first + 1
    k += k < len(tokens) and tokens[k].lower in words_of("posts", "honoured")
    if k + 1 >= len(tokens) or tokens[k].lower != _HOST or tokens[k].sentence != tokens[first].sentence:
        return None
    following, then = tokens[k + 1], tokens[min(k + 2, len(tokens) - 1)]
    named = following.capital or (following.text == "," and then.capital)
    alone = verb_follows(tokens, k) or following.shape != "word" or following.lower in _AFTER_HOST
    if named or not alone or following.lower in _NO_HOST | words_of("posts", "hosts_that_are_none"):
        return None
    return Party(first, k, k, "group", tokens[first].sentence)


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
