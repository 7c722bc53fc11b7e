"""Officials whom one sentence tells in general and the next one names: "He will meet Ukrainian leaders. Among
them are President A and Minister B". The same for every language."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party


def give_way(told: Draft, people: Draft) -> None:
    """Let those who are named of officials told in general take their place in a talk."""
    if not people.they or told.type not in TALKS:
        return
    general = [p for p in told.parts if _is_general(p.party)]
    state = country_of(general[0].party) if len(general) == 1 else ""
    if not state or {country_of(p.party) for p in people.parts} != {state}:
        return
    told.parts = [p for p in told.parts if p is not general[0]]


def _is_general(party: Party) -> bool:
    return party.kind == "post" and party.plural and party.person is None
