"""Teams of several sides, at least one of them no state: "делегации России | и Евросоюза", "представители
правительства Судана | и повстанцев": each of the sides takes part."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import BODIES
from kg.extract.languages.ru.capitals import stands_for_state
from kg.extract.languages.ru.collective import Collectives
from kg.extract.languages.ru.numbered_groups import past_mediators
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Words

TEAMS = frozenset(("делегация", "представитель", "переговорщик"))
_SEVERAL = 2


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
