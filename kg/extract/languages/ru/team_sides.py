"""Teams of several sides, at least one of them no state: "делегации России | и Евросоюза", "представители
правительства Судана | и повстанцев": each of the sides takes part."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import BODIES
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.collective import Collectives
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.numbered_groups import past_mediators
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Words

TEAMS = frozenset(("делегация", "представитель", "переговорщик"))
_SEVERAL = 2
# "делегации двух | стран", "переговоры между | странами", told so many sentences before at most
_TALKS = words_of("triggers", "meeting", "noun", "nouns")
LANDS = frozenset(("страна", "государство"))
_TWO = frozenset(("двух", "двумя", "обеих", "обоих", "обеими", "обоими"))
_BEFORE = 2
_SIDES = frozenset(("сторона",))


def sides(words: Words, spans: Spans, collectives: Collectives, i: int, sentence: Sentence) -> list[Party]:
    """Return the sides whose teams the noun in the plural at ``i`` means, in the case of that noun; [] where
    it has one side, or states alone, or officials who are told by names alone."""
    cases = frozenset(r.case for r in words.tokens[i].readings if r.pos == "N" and r.number == "p" and r.case)
    told = _listed(words, spans, collectives, i + 1, sentence) if cases else []
    if len(told) < _SEVERAL or all(p.kind == "state" for p in told):
        return []
    if any(a.kind == "body" and a.country and b.kind == "state" for a, b in pairwise(told)):
        return []  # "министерства Чили и Перу": one of each
    marked = any(t.text in phrases.QUOTES for t in words.tokens[i : told[-1].last])
    listed = not marked and all(spans.over(p.last) is not None for p in told)
    if "делегация" not in words.tokens[i].lemmas and listed:
        return []  # "представители ЕС и ООН" hold a post at each
    prep = phrases.preposition(words, phrases.first_attribute(words, i, sentence.first))
    last = told[-1].last
    common = {"first": i, "last": last, "head": i, "cases": cases, "prep": prep}
    return [replace(p, **common) for p in told]  # type: ignore[arg-type]  # one mapping of several types


def of_two(words: Words, spans: Spans, i: int, sentence: Sentence) -> list[Party]:
    """Return the two states, told right before, whose teams the noun in the plural at ``i`` means: "делегации
    | двух стран"; [] for all else."""
    tokens, end = words.tokens, i + _SEVERAL
    cases = frozenset(r.case for r in tokens[i].readings if r.pos == "N" and r.number == "p" and r.case)
    if i < sentence.last and tokens[i + 1].lower == "сторон":
        end = i + 1  # "представители | сторон"
    elif not cases or end > sentence.last or tokens[i + 1].lower not in _TWO:
        return []
    if not cases or not tokens[end].lemmas & (LANDS | _SIDES):
        return []
    if _is_of_more(words, spans, end, sentence):
        return []
    prep = phrases.preposition(words, phrases.first_attribute(words, i, sentence.first))
    told = _told_before(words, spans, sentence)
    return [Party(i, end, i, "state", sentence.index, cases, prep, country=c) for c in told]


def between(words: Words, spans: Spans, i: int, sentence: Sentence) -> list[Party]:
    """Return the two states, told right before, between which or of which talks are told at ``i``:
    "переговоры между | странами", "переговоры | двух стран"; [] for all else."""
    tokens = words.tokens
    counted = i > sentence.first and tokens[i - 1].lower in _TWO
    first = i - counted
    before = tokens[first - 1] if first > sentence.first else None
    if before is None or _is_of_more(words, spans, i, sentence):
        return []
    joined = before.lower == "между" and any(r.number == "p" and r.case == "ins" for r in tokens[i].readings)
    talk = before if not joined or first - 1 == sentence.first else tokens[first - 2]
    if not talk.lemmas & _TALKS or not (joined or counted):
        return []
    case = frozenset(("ins" if joined else "gen",))
    prep = "между" if joined else ""
    told = _told_before(words, spans, sentence)
    return [Party(first, i, first, "state", sentence.index, case, prep, country=c) for c in told]


def _is_of_more(words: Words, spans: Spans, land: int, sentence: Sentence) -> bool:
    """Whether states are told right there, or by what they are of: "двух стран | региона"."""
    after = words.tokens[land + 1] if land < sentence.last else None
    if after is None:
        return False
    named = spans.over(after.index) is not None or after.text in ("–", "—", "-", ":", "(")
    return named or (phrases.is_noun(after) and "gen" in after.cases("N"))


def _told_before(words: Words, spans: Spans, sentence: Sentence) -> list[str]:
    """The states of the last sentence with any before this one, where they are two."""
    for n in range(sentence.index - 1, max(sentence.index - 1 - _BEFORE, -1), -1):
        here = (s for s in spans.all if s.kind == "state" and words.tokens[s.first].sentence == n)
        if told := list(dict.fromkeys(s.country for s in here if s.country)):
            return told if len(told) == _SEVERAL else []
    return []


def _listed(words: Words, spans: Spans, collectives: Collectives, i: int, sentence: Sentence) -> list[Party]:
    """The sides in the genitive that "и" and commas join from ``i`` on."""
    told: list[Party] = []
    while (side := _side(words, spans, collectives, i, sentence)) is not None:
        told.append(side)
        i = side.last + 1
        if i <= sentence.last and words.tokens[i].text in phrases.QUOTES.values():
            i = past_mediators(words, i + 1)
        if i >= sentence.last or words.tokens[i].lower not in (",", "и"):
            break
        i += 1
    return told


def _side(words: Words, spans: Spans, collectives: Collectives, i: int, sentence: Sentence) -> Party | None:
    """The state, body or people of one side that begin at ``i``; None for anything else."""
    marked = i < sentence.last and words.tokens[i].text in phrases.QUOTES
    span = spans.at(i + marked)
    if span is not None:
        genitive = "gen" in phrases.noun_cases(words.tokens[span.first]) or span.kind == "body"
        if not genitive or span.last > sentence.last or span.kind == "person":
            return None
        if span.kind == "body":
            return collectives.of_span(span, sentence)
        state = stands_for_state(span)
        return collectives.bare("state", i, span.last, sentence, country=span.country) if state else None
    head = phrases.attribute_run(words, i, sentence.last)
    if head > sentence.last or not words.tokens[head].lemmas & BODIES:
        return None
    found = collectives.by_kind(head, i, sentence) if "gen" in words.tokens[head].cases("N") else []
    return found[0] if len(found) == 1 else None
