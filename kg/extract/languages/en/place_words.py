"""What describes a place before its name: "the Russian capital of Moscow", "Oman’s Muscat"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_NOUNS = words_of("triggers", "places", "nouns")
_DESCRIBING = _NOUNS | words_of("triggers", "places", "describing") | {"the", "both"}
# Where somebody is received, and no body that has ministers: "received in the Kremlin the minister".
HOUSES_OF_POWER = frozenset(("Kremlin", "Vatican", "Chancellery", "Capitol"))
_AT = frozenset(("in", "to", "at", "from", "near", "into", "for", "via"))
# "To the Red Sea resort city, Hurghada": so many words before the noun.
_NEAR = 4
_QUARTERS = words_of("triggers", "places", "quarters")


def before_place(words: Words, spans: Spans, span: Span) -> int:
    """Return the token before a place and what describes it: "to | the southern Turkish city of Izmir"."""
    i, sentence = span.first - 1, words.tokens[span.first].sentence
    noun = words.tokens[i - 1] if i > 1 else words.tokens[span.first]
    if words.tokens[i].text == "," and noun.lower in _NOUNS and noun.sentence == sentence:
        i -= 1  # "the Omani capital, Muscat"
    while i > 0 and words.tokens[i].sentence == sentence:
        step = _past_one(words, spans, i, span)
        if step == i:
            break
        i = step
    return i


def _past_one(words: Words, spans: Spans, i: int, span: Span) -> int:
    """The token before one word or name that describes a place, the same when it describes none."""
    token, before = words.tokens[i], words.tokens[i - 1]
    if token.lower == "of":
        return i - 1 if before.lower in _NOUNS else i
    if token.lower in _DESCRIBING or _is_quarter(token.lower):
        return i - 1
    other = spans.over(i) if i < span.first - 1 else None
    state = spans.over(i - 1) if token.lower in ("'s", "’s") else None
    if other is not None and other.kind == "place":
        return other.first - 1
    if state is not None and state.kind == "state":
        return state.first - 1 - (words.tokens[state.first - 1].lower in _QUARTERS)
    for first in (i, i - 1):
        adjective = gazette.adjective(words, first)
        if adjective is not None and adjective == (i, span.country):
            return first - 1  # "the South Korean port of Busan"
    return i


def _is_quarter(word: str) -> bool:
    """Whether a word says in which part of a state: "southern", "far-eastern"."""
    return word in _QUARTERS or word.rpartition("-")[2] in _QUARTERS


def is_town_in_words(words: Words, span: Span) -> bool:
    """Whether it is said of what kind a town is: "in the capital | Lima", "at the port city, | Santos"."""
    k = span.first - 1 - (words.tokens[span.first - 1].text == ",")
    if (
        k < 1
        or words.tokens[k].lower not in _NOUNS
        or words.tokens[k].sentence != words.tokens[span.first].sentence
    ):
        return False
    return any(t.lower in _AT for t in words.tokens[max(k - _NEAR, 0) : k])
