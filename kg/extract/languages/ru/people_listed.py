"""Several people told by one word who are then named: "прибыли | участники переговоров: министр А и Б", "с
членами делегации – А и Б", "ряд других гостей, в том числе А"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_PEOPLE = words_of("posts", "people_listed")
_LEADERS = words_of("posts", "heads_listed")
_HEADS = frozenset(("глава", "руководитель"))
_TEAMS = frozenset(("делегация", "миссия"))
_OPENERS = ((":",), ("–",), ("—",), ("-",), (",", "в", "том", "числе"), (",", "среди", "которых"))
# "ряд других | участников": how many they are rules their case.
_AMOUNTS = frozenset(("ряд", "несколько", "группа", "часть", "большинство"))
# "члены межправительственной делегации Республики Чили |:": so many words at most before the names.
_NEAR = 9
# Between two who are listed.
_LINKS = frozenset((",", ";", "и", "а", "также"))


def stand_for(words: Words, spans: Spans, adjectives: Adjectives, parties: list[Party]) -> None:
    """Let the first of those who are named behind a word for several people begin with that word, so that
    the names are whom the word is; they act for the only state that stands with it."""
    for party in [p for p in parties if p.person_span is not None and p.capacity is not None]:
        mark = _mark(words, party)
        noun = _noun(words, mark) if mark is not None else None
        if mark is None or noun is None or party not in parties:
            continue
        first, cases = _phrase(words, noun)
        fitting = cases & party.cases
        if not fitting or any(first <= p.first < mark and p.person_span is not None for p in parties):
            continue
        listed = _listed(words, party, parties)
        if _is_closed(words, mark, listed[-1]):
            continue
        countries = {s.country for s in spans.all if s.country and noun.index < s.first < mark}
        countries |= {c for t in words.tokens[first:mark] for c in adjectives.countries(t)}
        for one in listed if len(countries) == 1 else ():
            if one.capacity is not None and not (one.capacity.country or one.capacity.closed):
                one.capacity.country = next(iter(countries))
        parties[:] = [p for p in parties if p is party or not first <= p.first < party.first]
        party.first, party.cases, party.prep = first, fitting, phrases.preposition(words, first)


def _mark(words: Words, party: Party) -> int | None:
    """Where what opens a list right before somebody stands, None where nothing does."""
    low = words.sentences[party.sentence].first
    for opener in _OPENERS:
        at = party.first - len(opener)
        if at > low and tuple(t.lower for t in words.tokens[at : party.first]) == opener:
            return at
    return None


def _is_closed(words: Words, mark: int, last: Party) -> bool:
    """Whether names stand between dashes, so that the word before these goes on: "Участники встречи – А и Б |
    – обсудили"."""
    after = words.tokens[min(last.last + 1, words.sentences[last.sentence].last)]
    return words.tokens[mark].text in _DASHES and after.text in _DASHES


_DASHES = frozenset("–—-")


def _noun(words: Words, mark: int) -> Token | None:
    """The word for several people that a list is opened behind: "члены делегации Чили |:"."""
    low = max(words.sentence_of(mark).first, mark - _NEAR)
    for i in range(mark - 1, low - 1, -1):
        token = words.tokens[i]
        if finite(token) or token.shape == "mark" or token.lower in ("и", "с", "со"):
            return None
        heads = bool(token.lemmas & _HEADS and words.tokens[i + 1].lemmas & _TEAMS)
        heads = heads or (words.tokens[mark].text == ":" and bool(token.lemmas & _LEADERS))
        if (token.lemmas & _PEOPLE or heads) and _plural(token):
            return token
    return None


def _plural(noun: Token) -> frozenset[str]:
    return frozenset(r.case for r in noun.readings if r.pos == "N" and r.number == "p" and r.case)


def _phrase(words: Words, noun: Token) -> tuple[int, frozenset[str]]:
    """Where the phrase of a noun begins and the cases that it stands in: "ряд других | участников"."""
    floor = words.sentences[noun.sentence].first
    first = phrases.first_attribute(words, noun.index, floor)
    before = words.tokens[first - 1] if first > floor else None
    if before is not None and "gen" in _plural(noun):
        if before.lemmas & _AMOUNTS:
            return before.index, before.cases("N", "NUM") or frozenset(("nom", "acc"))
        if before.shape == "number":
            return before.index, frozenset(("nom", "acc"))
    return first, _plural(noun)


def _listed(words: Words, first: Party, parties: Sequence[Party]) -> list[Party]:
    """Those who are listed from somebody on."""
    out = [first]
    for party in parties[parties.index(first) + 1 :]:
        between = words.tokens[out[-1].last + 1 : party.first]
        if party.person_span is not None and between and all(t.lower in _LINKS for t in between):
            out.append(party)
    return out
