"""Who joins the guest and the host of a visit of whom no talk is told: the three talk then. The same for
every language."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party

_TWO = 2
# The visit was told so many sentences before at most.
_NEAR = 4


def meet(people: Draft, told: Sequence[Draft]) -> bool:
    """Let a colleague from a third state talk with the guest and the host of the visit told last: "President
    A came to Chad. President B met him at the airport. Their Omani colleague C joined them"."""
    before = (d for d in reversed(told) if d.type in (*TALKS, "visit") and not d.title)
    visit = next((d for d in before if d.type in TALKS or len(d.parts) > 1), None)
    if visit is None or visit.type != "visit" or people.sentence - visit.sentence > _NEAR:
        return False
    held = people.modality == visit.modality == "held"
    if not held or people.type != "meeting" or people.rule != "attendance":
        return False
    both = {country_of(p.party): p.party for p in visit.parts if p.party.person is not None}
    hosts = [p.party for p in visit.parts if p.role == "host"]
    if len(both) != _TWO or len(visit.parts) != _TWO or len(hosts) != 1 or "" in both:
        return False
    if not people.parts or not all(_is_third(p.party, both.values()) for p in people.parts):
        return False
    people.parts = [*(Part(p) for p in both.values()), *people.parts]
    people.frame = people.frame or visit
    return True


def _is_third(party: Party, both: Collection[Party]) -> bool:
    """Whether somebody is of neither state, and has the post of one of the two."""
    person = party.person
    country = country_of(party)
    if person is None or not country or country in {country_of(p) for p in both}:
        return False
    posts = {c.position.lower() for p in both if p.person is not None for c in p.person.capacities}
    return party.counterpart or any(c.position.lower() in posts for c in person.capacities)
