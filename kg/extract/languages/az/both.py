"""Officials "of both states": one of each of the two states of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az import naming
from kg.extract.languages.az.states import pair
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Words

_HOME = "AZ"
_TWO = 2
_STATES = frozenset(("ölkənin", "dövlətin", "ölkə", "dövlət"))


def part(words: Words, spans: Spans, parties: list[Party]) -> list[Party]:
    """Return the parties, "iki ölkənin nazirləri" as two where the text tells officials of two states, or of
    one and just one state beside it."""
    held = (p.capacity for p in parties if p.capacity is not None and not p.capacity.former)
    countries = list(dict.fromkeys(c.country for c in held if c.country))
    if len(countries) == 1 and _HOME not in countries and any(_is_local(words, p) for p in parties):
        countries.append(_HOME)
    if len(countries) == 1:
        told = dict.fromkeys((*countries, *(s.country for s in spans.all if s.kind == "state")))
        countries = list(told) if len(told) == 2 and _owned_by_both(words, parties) else countries
    out: list[Party] = []
    for party in parties:
        capacity = party.capacity
        of_both = capacity is not None and _is_of_both(words, party)
        two = _told_beside(words, spans, party, countries) if of_both else []
        if capacity is None or len(two) != 2:
            out.append(party)
            continue
        for country in two:
            one = replace(capacity, country=country)
            out.append(replace(party, plural=False, country=country, capacity=one))
    return out


def _told_beside(words: Words, spans: Spans, party: Party, countries: Sequence[str]) -> Sequence[str]:
    """The two states that the sentence of a party tells before it, or the one before that, else those of the
    text; none of a pair that is a side by itself: "Azərbaycan-Peru komissiyasının iclası | iki ölkənin
    nümayəndələrinin iştirakı ilə keçirilib"."""
    first = words.sentences[party.sentence].first
    if any("-" in t.text and pair(t.text) for t in words.tokens[first : party.first]):
        return ()
    # "iki ölkənin", and not "iki dövlət başçısı"
    owned = bool(countries) and words.tokens[party.first + 1].lower.endswith("in")
    for start, end in ((first, party.first), (words.sentences[max(party.sentence - 1, 0)].first, first)):
        told = (s.country for s in spans.all if s.kind == "state" and start <= s.first < end)
        if owned and len(here := list(dict.fromkeys(c for c in told if c))) == _TWO:
            return here
    return countries


def _owned_by_both(words: Words, parties: list[Party]) -> bool:
    """Whether officials are "iki | ölkənin | nazirləri", and not "iki dövlət başçısı"."""
    of_both = (p for p in parties if p.kind == "post" and _is_of_both(words, p))
    return all(words.tokens[p.first + 1].lower.endswith("in") for p in of_both)


def _is_local(words: Words, party: Party) -> bool:
    """Whether an official without a state has a name of Azerbaijan: "Prezident İlham Əliyev"."""
    span = party.person_span
    if span is None or party.capacity is None or party.capacity.country:
        return False
    name = words.quote(span.first, span.last)
    return naming.is_local(name) and naming.has_local_surname(name)


def _is_of_both(words: Words, party: Party) -> bool:
    """Whether officials without names are said to be of two states that are not named."""
    tokens = words.tokens[party.first : party.head]
    two = bool(tokens) and tokens[0].lower == "iki" and any(t.lower in _STATES for t in tokens[1:3])
    two = two or (bool(tokens) and tokens[0].lower == "tərəflərin")
    capacity: Capacity | None = party.capacity
    bare = capacity is not None and not capacity.country and not capacity.organization
    return two and bare and party.kind == "post" and party.plural and party.person is None
