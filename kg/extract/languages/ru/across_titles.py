"""One title for an official of whom a text tells by two words for it: "премьер Чили ... премьер-министр
Чили"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.same_post import expanded
from kg.extract.parties import Capacity, Party


def agree(parties: Sequence[Party]) -> None:
    """Give the officials of a state without a name the longer one of two titles that mean one post."""
    told: dict[tuple[str, str, str], list[Capacity]] = {}
    for party in parties:
        held = party.capacity
        if party.kind == "post" and party.person is None and held is not None and held.country:
            key = expanded(held.position), held.country, held.organization
            told.setdefault(key, []).append(held)
    for held_so in told.values():
        longest = max((c.position for c in held_so), key=len)
        for held in held_so:
            if held.position.lower() != longest.lower() and not held.former:
                held.position = longest
