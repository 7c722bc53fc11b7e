"""Holders of a post that a list does not repeat: "турецкий министр А, | грузинский – Б и | иранский – В"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party
from kg.extract.words import Words

_LINKS = frozenset((",", ";", "и", "а"))


def fill(words: Words, adjectives: Adjectives, parties: Sequence[Party]) -> None:
    """Give names behind the adjective of their state and a dash the post of who is listed before them."""
    for before, party in pairwise(parties):
        adjective = party.first - 2
        if party.kind != "person" or party.capacity is not None or adjective <= before.last:
            continue
        held = _first_post(words, adjectives, before)
        states = adjectives.countries(words.tokens[adjective])
        dashed = words.tokens[adjective + 1].text in DASHES and len(states) == 1
        linked = all(t.lower in _LINKS for t in words.tokens[before.last + 1 : adjective])
        if held is None or not (dashed and linked) or adjective == before.last + 1:
            continue
        cases = words.tokens[adjective].cases("A") & before.cases
        if cases:
            party.capacity = replace(held, country=states[0], first=adjective, last=adjective)
            party.first, party.head, party.cases = adjective, adjective, cases
            party.country = states[0]


def _first_post(words: Words, adjectives: Adjectives, party: Party) -> Capacity | None:
    """The post of somebody whose state an adjective before it tells."""
    opening = words.tokens[party.first]
    told = party.person_span is not None and len(adjectives.countries(opening)) == 1
    return party.capacity if told else None
