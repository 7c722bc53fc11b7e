"""Visitors to the country that an article is written in: they are no officials of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.en.capacities import is_sole
from kg.extract.parties import Party

_TWO = 2


def settle(drafts: Sequence[Draft], home: str, told: Callable[[], Sequence[str]]) -> None:
    """Give visitors to ``home`` who have no country that of the only foreign side of the talks told.

    "He met with the Ukrainian foreign minister. They spoke of President Zelenskyy’s visit to Washington."
    """
    if not home:
        _settle_of_two(drafts, told)
    abroad = {c for d in drafts if d.type in TALKS for c in d.countries() if c != home}
    for draft in drafts if home and len(abroad) == 1 else ():
        if draft.type == "visit" and draft.place is not None and draft.place.country == home:
            for guest in (p.party for p in draft.parts if p.role != "host" and not country_of(p.party)):
                if not _met(drafts, guest) & abroad:  # who talks with them is none of them
                    give_country(guest, next(iter(abroad)))


def _settle_of_two(drafts: Sequence[Draft], told: Callable[[], Sequence[str]]) -> None:
    """Give the head of a state who visits one of the two states that a text names the other one.

    "President A ended his visit to Peru. Chile proposed a new port."
    """
    bare = [(d, p.party) for d in drafts if d.type == "visit" for p in d.parts if _lacks_state(p)]
    states = told() if bare else ()
    for draft, guest in bare if len(states) == _TWO else ():
        place = draft.place.country if draft.place is not None else ""
        also = {d.place.country for d in drafts if d.place is not None and d.keys() & {guest.key()}}
        other = next((s for s in states if s != place), "")
        if place in states and not also >= set(states) and other not in _met(drafts, guest):
            give_country(guest, other)


def _met(drafts: Sequence[Draft], guest: Party) -> set[str]:
    """The states of those with whom somebody talks, none of them his: "met his Omani colleague"."""
    talks = [d for d in drafts if d.type in TALKS and d.keys() & {guest.key()}]
    return {country_of(p.party) for d in talks for p in d.parts if p.party.key() != guest.key()}


def _lacks_state(part: Part) -> bool:
    return part.role != "host" and not country_of(part.party) and _leads_state(part.party)


def _leads_state(party: Party) -> bool:
    posts = party.person.capacities if party.person is not None else []
    return bool(posts) and all(is_sole(c.position) and not (c.organization or c.former) for c in posts)
