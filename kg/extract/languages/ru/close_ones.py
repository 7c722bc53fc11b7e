"""Who is told by what he is to somebody else, before his name: "А и | его давний друг Б", "со | своим
союзником Б"; the words are a part of his phrase."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_CLOSE = words_of("posts", "close")
_WHOSE = frozenset(("его", "ее", "её", "их"))


def widen(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties without words for what somebody is to another, with which the phrase of him who is
    named then begins, whose preposition is his."""
    called: list[Party] = []
    for party in parties:
        if party.person_span is None or party.plural:
            continue
        head = _relation(words, party)
        start = _start(words, head, party) if head is not None else None
        if head is not None and start is not None:
            cases = phrases.noun_cases(words.tokens[head])
            party.cases = frozenset(party.cases & cases) or party.cases
            party.first, party.prep = start, phrases.preposition(words, start)
            called += [p for p in parties if p is not party and start <= p.first and p.last < party.head]
    return [p for p in parties if p not in called] if called else list(parties)


def _relation(words: Words, party: Party) -> int | None:
    """The noun right before somebody that says what he is to another."""
    token = words.tokens[party.first - 1] if party.first else None
    if token is None or token.sentence != party.sentence or not token.lemmas & _CLOSE or not token.has("N"):
        return None
    return token.index if phrases.noun_cases(token) & party.cases or not party.cases else None


def _start(words: Words, head: int, party: Party) -> int | None:
    """Where the phrase of a noun begins with whose he is; None where nobody's."""
    floor = words.sentences[party.sentence].first
    first = phrases.first_attribute(words, head, floor)
    if any("свой" in t.lemmas for t in words.tokens[first:head]):
        return first
    before = words.tokens[first - 1] if first > floor else None
    return first - 1 if before is not None and before.lower in _WHOSE else None
