"""In which case somebody stands whose title or name does not decline, as the verb before him tells or who is
joined to him: "был принят | замглавы МИД", "позвонил | замминистра", "в ходе встречи | Кано и премьер"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_RINGS = words_of("triggers", "call", "dative", "verbs")
_RECEIVED = words_of("triggers", "meeting", "receive", "verbs")
# As many cases as a noun has.
_ALL = 6


def govern(words: Words, parties: Sequence[Party]) -> None:
    """Leave to such a deputy the case of who acts in the passive, and of whom somebody rings; to a name the
    case of who is joined to it."""
    for party, joined in pairwise(parties):
        _stand_alike(words, party, joined)
    for party in parties:
        if len(party.cases) < _ALL or party.prep or party.first == words.sentences[party.sentence].first:
            continue
        verb = _verb_before(words, party)
        if verb is None or not words.tokens[party.head].lower.startswith("зам"):
            continue
        if verb.has("PS") and verb.lemmas & _RECEIVED:
            party.cases = frozenset(("ins",))
        elif verb.lemmas & _RINGS and _acts_before(parties, party, verb):
            party.cases = frozenset(("dat",))


def acts_as_several(words: Words, head: int, limit: int) -> bool:
    """Whether a title of a deputy that has one form for all cases is that of several, as a verb in the plural
    right before it tells, or the next one behind it where it opens the sentence: "Встретились | замглавы МИД
    Чили и Перу"."""
    token = words.tokens[head]
    cases = {r.case for r in token.readings if r.pos == "N" and r.number == "s"}
    if len(cases) < _ALL or not token.lower.startswith("зам"):
        return False
    if head == words.sentences[token.sentence].first:
        verb = next((t for t in words.tokens[head + 1 : limit + 1] if finite(t)), None)
        return verb is not None and verb.readings[0].number == "p"
    return finite(words.tokens[head - 1]) and words.tokens[head - 1].readings[0].number == "p"


def _stand_alike(words: Words, party: Party, joined: Party) -> None:
    """Leave to a bare name the nominative where who is joined to it by "и" can stand in no other case."""
    open_ = not party.cases or party.cases > _NOM
    if not (_is_bare(party) and open_) or party.prep:
        return
    if joined.cases == _NOM and _are_joined(words, party, joined):
        party.cases = _NOM


def join(words: Words, parties: Sequence[Party]) -> None:
    """Leave to a name that does not decline the cases of who stands before it by "и", where he cannot act: "в
    присутствии Тодорова и | Ионеску"."""
    for party, joined in pairwise(parties):
        governed = bool(party.cases) and not party.cases & _NOM and len(joined.cases) == _ALL
        if governed and _is_bare(joined) and _are_joined(words, party, joined):
            joined.cases = party.cases


def _are_joined(words: Words, party: Party, joined: Party) -> bool:
    """Whether nothing but "и" stands between two."""
    return joined.first == party.last + _BESIDE and words.tokens[party.last + 1].lower == "и"


def _is_bare(party: Party) -> bool:
    """Whether somebody is told by his name alone."""
    return party.person_span is not None and party.first == party.person_span.first


_NOM = frozenset(("nom",))
# "Кано | и | премьер": from one to the other.
_BESIDE = 2


def _verb_before(words: Words, party: Party) -> Token | None:
    """The verb or short participle right before somebody, past adverbs."""
    for token in reversed(words.tokens[words.sentences[party.sentence].first : party.first]):
        if token.has("PS") or finite(token) or token.has("I"):
            return token
        if not token.readings or token.readings[0].pos not in ("AV", "PRCL"):
            return None
    return None


def _acts_before(parties: Sequence[Party], party: Party, verb: Token) -> bool:
    """Whether somebody else is the subject of a verb: told before it, in the nominative."""
    before = (p for p in parties if p.sentence == party.sentence and p.last < verb.index)
    return any("nom" in p.cases and not p.prep for p in before)
