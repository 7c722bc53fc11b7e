"""References to an official whom a text tells by his post alone: "Perunun xarici işlər naziri gəlib. | Nazir
B ilə görüşüb", "Peru rəsmisi", "o"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az import titled
from kg.extract.languages.az.holding import stands_for
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party

_ANY = words_of("posts", "any_official")
# In sentences: who is told by his post is referred to so soon.
_NEAR = 2


def refer(party: Party, before: Sequence[Party], home: str) -> bool:
    """Let a reference be the official told by his post alone who acted in the sentence before, "Peru rəsmisi"
    also one who was received; tell whether it is one. It then has his post and state."""
    said = party.capacity
    if said is not None and home and titled.is_top(said):
        return False  # "Prezident" of the home
    near = [p for p in reversed(before) if 0 < party.sentence - p.sentence <= _NEAR]
    if said is not None and said.country and lower(said.position) in _ANY:
        near = [p for p in near if p.kind == "post" and p.country == said.country]
    else:
        near = [p for p in near if p.kind in ("person", "post", "pronoun") and _acts(p)]
    told = near[0] if near and _is_nameless(near[0]) else None
    if told is None or told.capacity is None or not _means(party, told.capacity):
        return False
    party.kind, party.country = "post", told.country
    party.capacity = replace(told.capacity, derived=True)
    return True


def _is_nameless(party: Party) -> bool:
    said = party.capacity
    alone = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
    return alone and said is not None and bool(said.country) and not (said.former or said.local)


def _acts(party: Party) -> bool:
    return "nom" in party.cases and not (party.prep or party.inner)


def _means(party: Party, told: Capacity) -> bool:
    """Whether a reference can be to the holder of a post: "nazir", "Peru rəsmisi", "o"."""
    said = party.capacity
    if said is None:
        return party.kind == "pronoun" and not (party.country or party.body) and "nom" in party.cases
    if said.organization or said.country not in ("", told.country):
        return False
    position = lower(said.position)
    if position in _ANY:
        return said.country == told.country
    return not said.country and stands_for(position, f"{told.organization} {told.position}".strip())


def shorten(parties: Sequence[Party]) -> None:
    """Let several officials told by their noun alone be those told before by their whole title: "hərbi
    attaşelər səfər ediblər. Komandan | attaşelərlə görüşüb"."""
    for index, party in enumerate(parties):
        held = party.capacity
        if held is None or not _are_many(party) or held.organization or held.country:
            continue
        before = (p for p in reversed(parties[:index]) if _are_many(p) and p.capacity is not None)
        whole = next((p for p in before if _ends_with(p.capacity, held)), None)
        if whole is not None:
            party.capacity = whole.capacity


def _are_many(party: Party) -> bool:
    return party.kind == "post" and party.plural and party.person is None


def _ends_with(whole: Capacity | None, held: Capacity) -> bool:
    return whole is not None and lower(whole.position).endswith(f" {lower(held.position)}")
