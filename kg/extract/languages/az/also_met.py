"""Whom else a guest meets, in a later clause of the sentence in which somebody receives him: "Onu Prezident A
qəbul edəcək, B ilə də görüşü nəzərdə tutulub"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft, Part
from kg.extract.languages.az.scene import Scene
from kg.extract.parties import Party

_PEOPLE = ("person", "post")
# By what a clause adds another talk: "B ilə | də", "B ilə | isə", "onun | B ilə görüşü"
_ALSO = frozenset(["də", "da", "isə", "onun", "onların", "qonağın"])


def settle(scene: Scene, told: Sequence[Draft]) -> None:
    """Give a talk of compatriots, or of one side, the guest of the reception told before it as its other
    side."""
    receptions = [d for d in told if d.type == "meeting" and any(p.role == "host" for p in d.parts)]
    for talk in told:
        before = [d for d in receptions if d.last < talk.first]
        if talk.type != "meeting" or not before or talk in receptions or talk.denied:
            continue
        reception = before[-1]
        met = [p for p in talk.parts if p.party.first > reception.last and p.party.kind in _PEOPLE]
        states = {country_of(p.party) for p in met}
        guests = [p for p in reception.parts if p.role == "guest" and _meets(p.party, states)]
        others = [p for p in talk.parts if p not in met]
        own = any(country_of(p.party) not in states and p.party.kind != "body" for p in others)
        if len(met) == 1 and guests and not own and "" not in states and _adds(scene, reception, talk):
            talk.parts = [*met, *(Part(g.party) for g in guests)]


def _meets(guest: Party, states: set[str]) -> bool:
    return guest.kind == "group" or country_of(guest) not in states


def _adds(scene: Scene, reception: Draft, talk: Draft) -> bool:
    """Whether nobody acts in the clause of a talk but whom it adds: "onun B ilə görüşü", "B ilə də görüş"."""
    return any(scene.low(i) in _ALSO for i in range(reception.last + 1, talk.first + 1))
