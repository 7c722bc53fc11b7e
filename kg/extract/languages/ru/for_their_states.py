"""Officials who take part in talks of their states: "переговоры Чили и Перу с участием министров А и Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.parties import Party


def represent(draft: Draft, people: Sequence[Party]) -> None:
    """Let officials act for the states that talk, in the order in which these are told, instead of them."""
    states = [p.party for p in draft.parts if p.party.kind == "state" and p.party.country]
    officials = [p for p in people if p.person is not None and p.person.capacities]
    if not states or not officials:
        return
    if len(states) == len(officials) and not any(country_of(p) for p in officials):
        for official, state in zip(officials, states, strict=True):
            give_country(official, state.country)
    acting = {country_of(p) for p in officials}
    draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in acting]
