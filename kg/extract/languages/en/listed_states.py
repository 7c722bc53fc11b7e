"""Of which state somebody is in a list: "- President A, Gabon - Prime Minister B, the Republic of Korea"."""

from __future__ import annotations

from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_PARTING = frozenset((";", "-", "–", "—", "•", "*"))


def state_in_list(words: Words, spans: Spans, party: Party) -> Span | None:
    """The state between a comma after a name and the next item of the list; None where there is none."""
    tokens, end = words.tokens, words.sentences[party.sentence].last
    first = party.last + 2
    if first > end or tokens[first - 1].text != ",":
        return None
    first += tokens[first].lower == "the" and first < end
    span = spans.at(first)
    if span is None or span.kind != "state":
        return None
    parted = span.last < end and tokens[span.last + 1].text in _PARTING
    ends = span.last >= end - (tokens[end].text == ".")
    return span if parted or (ends and _is_item(words, party)) else None


def _is_item(words: Words, party: Party) -> bool:
    """Whether somebody is named in an item of a list: after a dash, or "; and"."""
    first = max(party.first - 1, 0)
    before = words.tokens[first]
    if before.lower == "and" and first:
        before = words.tokens[first - 1]
    return before.text in _PARTING
