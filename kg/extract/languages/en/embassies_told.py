"""Whose ambassador somebody is whose embassy the text has told: "The Peruvian embassy gave a dinner.
Ambassador A received"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity, Person
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_EMBASSIES: Final = words_of("posts", "embassies", "houses")
_ENVOYS: Final = frozenset(table("posts")["embassies"]["heads"])
# So many sentences before the ambassador.
_NEAR: Final = 2


def settle(words: Words, spans: Spans, persons: Sequence[Person]) -> None:
    """Let heads of embassies act for the only state whose embassy was told shortly before."""
    for person in persons:
        held = person.capacities[0] if len(person.capacities) == 1 and not person.country else None
        if held is None or held.country or held.organization or held.position.lower() not in _ENVOYS:
            continue
        mention = next((m for m in person.mentions if m.capacity is held), person.mentions[0])
        if any(t.lower == "to" for t in words.tokens[mention.first : mention.last]):
            continue  # "Ambassador to France A"
        first = words.sentences[max(mention.sentence - _NEAR, 0)].first
        told = (t for t in words.tokens[first : mention.first] if t.lower in _EMBASSIES)
        states = {_state_of(words, spans, t) for t in told}
        if len(states) == 1 and "" not in states:
            _give(held, person, states.pop())


def _give(held: Capacity, person: Person, state: str) -> None:
    held.country, held.derived = state, True
    for mention in person.mentions:
        mention.country = mention.country or state


def _state_of(words: Words, spans: Spans, noun: Token) -> str:
    """The state of an embassy: "the Peruvian | embassy", "Peru’s | embassy", "the | embassy of Peru"."""
    whole = spans.over(noun.index)
    if whole is not None and whole.kind == "body" and whole.country:
        return whole.country
    before = noun.index - 1 - (words.tokens[max(noun.index - 1, 0)].text in OWN)
    span = spans.over(max(before, 0))
    if span is not None and span.kind == "state":
        return span.country
    starts = range(max(before - 1, 0), before + 1)
    found = (gazette.adjective(words, k) for k in starts)
    adjective = next((a for a in found if a is not None and a[0] == before), None)
    if adjective is not None:
        return adjective[1]
    at = noun.index + 2
    at += at < len(words.tokens) and words.tokens[at].lower == "the"
    span = spans.at(at) if at < len(words.tokens) and words.tokens[noun.index + 1].lower == "of" else None
    return span.country if span is not None and span.kind == "state" else ""
