"""Who acts for which state, where a sentence tells it of several one by one: "Malta was represented by A,
Peru by B and Chad by C", "A spoke for Malta, B for Peru", "led by A (Malta) and B (Peru)"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# From a state to who acts for it: "Malta | was represented by | A" has so many words.
_BEFORE, _AFTER = 5, 3
_SIDES = frozenset(("side", "delegation", "team"))
_SEVERAL = 2


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give those of whom nothing but a name is told the states for which their sentence names them."""
    named = [p for p in parties if p.kind == "person" and p.person is not None and _is_bare(p)]
    for sentence in dict.fromkeys(p.sentence for p in named):
        here = [p for p in named if p.sentence == sentence]
        for find in (_before, _after) if len(here) >= _SEVERAL else ():
            told = [find(words, spans, p) for p in here]
            states = set(told) - {""}
            if len(states) >= _SEVERAL and len(states) == len(told) - told.count(""):
                for party, country in zip(here, told, strict=True):
                    _give(party, country)
                break


def _is_bare(party: Party) -> bool:
    person = party.person
    return person is not None and not person.capacities and not person.country and party.capacity is None


def _before(words: Words, spans: Spans, party: Party) -> str:
    """The state before somebody: "Malta was represented by | A", "the Maltese side by | B"."""
    i, first = party.first - 1, words.sentences[party.sentence].first
    if i <= first or words.tokens[i].lower != "by":
        return ""
    for k in range(i - 1, max(first, i - _BEFORE) - 1, -1):
        token = words.tokens[k]
        state = _state_at(words, spans, k)
        if state:
            return state
        if (
            token.lower not in _SIDES
            and not token.lemmas & words_of("grammar", "acting_for", "verbs")
            and "be" not in token.lemmas
        ):
            return ""
    return ""


def _after(words: Words, spans: Spans, party: Party) -> str:
    """The state behind somebody: "A | attended for Malta", "B | for Peru", "C | (Chad)", "D represented |
    Oman"."""
    tokens, last = words.tokens, words.sentences[party.sentence].last
    i = party.last + 1
    if i < last and tokens[i].text == "(":
        return _state_at(words, spans, i + 1)
    stands = False
    for k in range(i, min(i + _AFTER, last)):
        stands = stands or tokens[k].lower == "for" or bool(tokens[k].lemmas & {"represent"})
        if state := _state_at(words, spans, k):
            return state if stands else ""
        told = tokens[k].lemmas & words_of("grammar", "acting_for", "verbs") or tokens[k].lower in (
            "for",
            "the",
            "on",
        )
        if not told:
            return ""
    return ""


def _state_at(words: Words, spans: Spans, index: int) -> str:
    span = spans.over(index)
    if span is not None and span.kind == "state":
        return span.country
    adjective = gazette.adjective(words, index) if span is None else None
    return adjective[1] if adjective is not None else ""


def _give(party: Party, country: str) -> None:
    if country and party.person is not None:
        party.country = party.person.home = country
