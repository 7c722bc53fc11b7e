"""Who came together on the visit told last: its guests and those whom later sentences name with them. The same
for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.parties import Party

# The visit was told so many sentences before those who came are told of on.
_NEAR = 3


def together(told: Sequence[Draft]) -> list[Party]:
    """The people of the visit told last, with the members of the delegation that the text names after it.

    ``told`` are the mentions before, the last one first.
    """
    visits = [d for d in told if d.type == "visit"]
    visits = [d for d in visits if d.rule != "delegation"] or visits
    beside = [d for d in told if d.rule == "delegation" and visits and d.first > visits[0].first]
    whole = [*visits[:1], *reversed(beside)]
    return [p.party for d in whole for p in d.parts if p.role != "host" and p.party.person is not None]


def just_come(sentence: int, earlier: Sequence[Draft]) -> list[Party]:
    """Those who came on the visit that the sentences before tell, where no talk is told after it."""
    told = [d for d in reversed(earlier) if not d.title]
    last = next((d for d in told if d.rule not in ("delegation", "greeting", "whereabouts")), None)
    near = last is not None and last.type == "visit" and 0 < sentence - last.sentence <= _NEAR
    return list({p.key(): p for p in together(told)}.values()) if near else []
