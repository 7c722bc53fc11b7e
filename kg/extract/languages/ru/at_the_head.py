"""Officials at the head of a delegation that stands before them: "прибывший во главе делегации | министр"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of, give_country
from kg.extract.parties import Party
from kg.extract.words import Words

_HEAD = ["во", "главе"]


def absorb(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties without the delegations that those right behind lead, who act for their states."""
    led: list[Party] = []
    for team, leader in pairwise(parties):
        before = [t.lower for t in words.tokens[max(team.first - 2, 0) : team.first]]
        beside = leader.first == team.last + 1 and leader.capacity is not None and not leader.plural
        if before != _HEAD or "делегация" not in words.tokens[team.head].lemmas or not beside:
            continue
        led.append(team)
        if team.country and not country_of(leader):
            give_country(leader, team.country)
    return [p for p in parties if p not in led] if led else list(parties)
