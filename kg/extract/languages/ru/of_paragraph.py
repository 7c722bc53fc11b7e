"""Whose official somebody is by the paragraph that tells of him: "Мексика держала всех в напряжении. |
Министр энергетики А соглашалась"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.home import only_state
from kg.extract.languages.ru.other_officials import met_by, ruled
from kg.extract.languages.ru.private_posts import EVERYDAY
from kg.extract.languages.ru.state_posts import is_of_state, is_sent
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Person
from kg.extract.spans import Spans
from kg.extract.words import Words


def settle(
    words: Words, spans: Spans, adjectives: Adjectives, persons: Sequence[Person], drafts: Sequence[Draft]
) -> None:
    """Give officials of a state of whom nothing tells which the only one that their paragraph names before
    them; not where another holds the same post of it, or that they deal with."""
    sending = {c.country for p in persons for c in p.capacities if is_sent(c)}  # hosts receive their envoys
    for person in persons:
        for capacity in person.capacities if not person.country else ():
            told = capacity.country or capacity.organization or capacity.former
            if told or not is_of_state(capacity) or is_sent(capacity):
                continue
            mention = next((m for m in person.mentions if m.capacity is capacity), person.mentions[0])
            state = only_state(words, spans, adjectives, mention)
            if not state or state in sending | ruled(persons, capacity) | met_by(person, drafts):
                continue
            if EVERYDAY.leads(person.name) in ("", state):
                capacity.country, capacity.derived = state, True
