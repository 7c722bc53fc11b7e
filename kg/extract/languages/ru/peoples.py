"""Two peoples that stand for their states in talks: "израильтяне и палестинцы возобновили переговоры",
"переговоры между сербами и Косовом"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.languages.ru import demonyms, phrases
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

_TALKS = words_of("triggers", "meeting", "noun", "nouns")
_PAIR = 2
# So many words at most stand between two peoples and their verb: "сербы и албанцы вчера провели".
_BEFORE_VERB = 3


@dataclass(frozen=True, slots=True)
class _Side:
    first: int
    last: int
    country: str
    people: bool


def acting(words: Words, spans: Spans, sentence: Sentence) -> Iterator[Party]:
    """Yield a state for each people of a pair that talks, or that is talked between."""
    sides = [s for t in words.inside(sentence.index) if (s := _side(words, spans, t.index)) is not None]
    for a, b in pairwise(sides):
        joined = a.last + _PAIR == b.first and words.tokens[a.last + 1].lower == "и"
        case = _case(words, sentence, a, b) if joined and a.country != b.country else ""
        for side in (a, b) if case and (a.people or b.people) else ():
            if side.people:
                prep = "между" if case == "ins" and side is a else ""
                at = side.first, side.last, side.first
                yield Party(*at, "state", sentence.index, frozenset((case,)), prep, country=side.country)


def _side(words: Words, spans: Spans, i: int) -> _Side | None:
    """The people, or the state, that one word tells."""
    token, span = words.tokens[i], spans.at(i)
    people = demonyms.country(token) if any(r.number == "p" for r in token.readings[:1]) else ""
    if people:
        return _Side(i, i, people, people=True)
    if span is None or not stands_for_state(span):
        return None
    return _Side(span.first, span.last, span.country, people=False)


def _case(words: Words, sentence: Sentence, a: _Side, b: _Side) -> str:
    """Return how a pair takes part: 'ins' behind "между", 'gen' behind a talk, 'nom' before its verb."""
    before = words.tokens[a.first - 1] if a.first > sentence.first else None
    cases = phrases.noun_cases(words.tokens[a.last]) & phrases.noun_cases(words.tokens[b.last])
    if before is not None and before.lower == "между" and a.first - _PAIR >= sentence.first:
        talk = words.tokens[a.first - _PAIR]
        return "ins" if talk.lemmas & _TALKS and "ins" in cases else ""
    if before is not None and before.lemmas & _TALKS:
        return "gen" if "gen" in cases else ""
    if "nom" not in cases or (before is not None and before.text not in ",—–:"):
        return ""
    after = words.tokens[b.last + 1 : sentence.last + 1]
    verb = next((t for t in after[: _BEFORE_VERB + 1] if finite(t)), None)
    return "nom" if verb is not None and _of_talks(after, verb.index - b.last) else ""


def _of_talks(after: Sequence[Token], verb: int) -> bool:
    """Whether a verb is one of talks, or what follows it is a talk: "провели | прямые переговоры"."""
    near = after[verb - 1 : verb + 1 + _BEFORE_VERB]
    return any(t.lemmas & (_TALKS | _MEET) for t in near)


_MEET = words_of("triggers", "meeting", "with", "verbs")
