"""Airports called by a name of their own, in the town that the text names: "переговоры в Калининграде ... в
аэропорт Храброво прилетел"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.ru.lexicon import table
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_AIRPORT = frozenset(("аэропорт",))
_OPENING = frozenset("«“\"'")


def be_in_towns(words: Words, spans: Spans) -> None:
    """Let an airport be a place of its town, where the text names that as well."""
    for noun in words.with_any(_AIRPORT):
        at = noun.index + 1
        while at < len(words.tokens) - 1 and words.tokens[at].text in _OPENING:
            at += 1
        token = words.tokens[min(at, len(words.tokens) - 1)]
        town = _town(token)
        told = next((s for s in spans.all if s.name == town and s.first != token.index), None)
        if not town or told is None or token.sentence != noun.sentence:
            continue
        span = spans.over(token.index)
        if span is not None and span.first == span.last:
            spans.drop(span)
        spans.offer([Span(token.index, token.index, "place", told.name, told.country)])


def _town(token: Token) -> str:
    """The town of an airport called so, '' for none."""
    towns: dict[str, str] = table("towns")["airports"]
    town = next((towns[w] for w in (token.text, token.lemma.capitalize()) if w in towns), "")
    return town if town and gazetteer.lookup(town, "ru") else ""
