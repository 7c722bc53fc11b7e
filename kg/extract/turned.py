"""Pronouns that cannot mean whom they seem to: "The president received Minister A, who is on a visit. He will
also meet the president's own premier". The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party
from kg.extract.reading import Reading

# The talk with the guest is told so many sentences before.
_NEAR = 2


def turn(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Let a pronoun that would make a talk of one state's people mean the other side of the talk before."""
    for n, draft in enumerate(drafts):
        sides = [p.party for p in draft.parts if p.role != "mediator"]
        if draft.type not in TALKS or len(sides) != 2 or draft.title:
            continue
        told = next((p for p in draft.parts if p.party.kind == "pronoun"), None)
        country = country_of(sides[0])
        if told is None or told.party.plural or not country or country_of(sides[1]) != country:
            continue
        guest = _other_side(told.party, country, drafts[:n])
        if guest is not None and not _names_another(reading, told.party):
            draft.parts[draft.parts.index(told)] = Part(guest, told.role)


def _names_another(reading: Reading, pronoun: Party) -> bool:
    """Whether the sentence names somebody before a pronoun, who may be meant: "A's visit and | his talks"."""
    here = (p for p in reading.parties if p.sentence == pronoun.sentence and p.first < pronoun.first)
    return any(p.kind in ("person", "post") for p in here)


def _other_side(pronoun: Party, country: str, earlier: Sequence[Draft]) -> Party | None:
    """Who of another state was the only other one at the talk told last, where the pronoun has its own."""
    talk = next((d for d in reversed(earlier) if d.type in TALKS and len(d.parts) > 1), None)
    if talk is None or not 0 < pronoun.sentence - talk.sentence <= _NEAR:
        return None
    people = talk.people()
    if all(p.person is not pronoun.person for p in people):
        return None
    guests = [p for p in people if country_of(p) not in ("", country)]
    return guests[0] if len(guests) == 1 else None
