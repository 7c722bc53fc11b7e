"""The town that a report is sent from ("BUSAN, South Korea, Oct. 30 (Xinhua)"), and "here" for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.title import is_head
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# What follows the town of a report.
_AFTER = frozenset((",", "(", "-", "--", "–", "—", ":", "/"))
# "Click here", "available here": a link.
_LINKS = frozenset(
    ("click", "available", "read", "found", "see", "watch", "view", "find", "register", "visit")
)
_CLOSING = frozenset((":", "-", "--", "–", "—"))
# An agency and its day stand in so many tokens in brackets.
_BRACKETS = 14
_LONGEST, _SHORTEST = 3, 3
_HONORIFIC = words_of("posts", "honorific")
# States that are called as their capital is.
_OF_ONE_NAME = frozenset(("KW", "SG", "LU", "DJ", "MC", "SM"))
# The state of the town stands within so many words.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its country, '' for unknown; its words are tokens [first, last]."""

    first: int
    last: int
    name: str
    country: str


def town_of(words: Words, spans: Spans) -> Town | None:
    """Return the town that a report in agency style is sent from."""
    body = next((s for s in words.sentences if s.paragraph >= 0), None)
    if body is None:
        return None
    last = body.first - 1
    while last < body.last and last - body.first < _LONGEST - 1 and _is_upper(words.tokens[last + 1]):
        last += 1
    if last < body.first:
        return _town_in_small(words, spans, body.first, body.last)
    if last == body.last or words.tokens[last + 1].text not in _AFTER:
        return None
    span = spans.over(body.first)
    if span is not None:
        listed = (span.kind == "place" or _is_town_too(span)) and span.last == last
        name = span.name.title() if span.name.isupper() else span.name
        return Town(body.first, last, name, span.country) if listed else None
    if any(is_head(token) or token.lower in _HONORIFIC for token in words.tokens[body.first : last + 1]):
        return None  # a transcript: "PRESIDENT DORN: Welcome"
    states = [
        s for i in range(last + 1, min(last + 1 + _NEAR, body.last)) if (s := spans.over(i)) is not None
    ]
    countries = [s.country for s in states if s.kind == "state"]
    name = words.quote(body.first, last).title()
    return Town(body.first, last, name, countries[0] if countries else "")


def _is_town_too(span: Span) -> bool:
    """Whether a state and its town have one name: "KUWAIT, March 12 (KUNA)", "Singapore: The minister"."""
    return span.kind == "state" and span.country in _OF_ONE_NAME


def _town_in_small(words: Words, spans: Spans, first: int, end: int) -> Town | None:
    """The listed town that opens a report in small letters: "Hanoi (VNA) –", "Tashkent, Uzbekistan (A) -"."""
    span = spans.at(first)
    if span is None or span.region or not (span.kind == "place" or _is_town_too(span)):
        return None
    i, tokens = span.last + 1, words.tokens
    state = spans.at(i + 1) if i < end and tokens[i].text == "," else None
    if state is not None and state.kind == "state":
        i = state.last + 1
    if i < end and tokens[i].text == "(":
        inside = range(i, min(i + _BRACKETS, end))
        i = next((k + 1 for k in inside if tokens[k].text == ")"), end)
    closed = i < end and tokens[i].text in _CLOSING
    beyond = spans.at(i + 1) if closed else None
    if not closed or (beyond is not None and beyond.kind == "place"):
        return None  # "Baku – Tbilisi – Kars"
    return Town(first, span.last, span.name, span.country)


def _is_upper(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and len(token.text) >= _SHORTEST


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "here" in such a report, and its town where no list has it: "held talks in Busan"."""
    town = town_of(words, spans)
    if town is None:
        return
    for token in words.tokens:
        if spans.over(token.index) is not None:
            continue
        if token.text == "here" and _is_where(words, token):
            yield Span(token.index, token.index, "place", town.name, town.country)
        last = token.index + town.last - town.first
        if token.capital and last < len(words.tokens) and words.quote(token.index, last) == town.name:
            yield Span(token.index, last, "place", town.name, town.country)


def _is_where(words: Words, token: Token) -> bool:
    """Whether "here" tells where something was, and no link."""
    before = words.tokens[token.index - 1] if token.index else token
    return before.sentence == token.sentence and before.lower not in _LINKS and before is not token
