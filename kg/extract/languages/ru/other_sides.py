"""Whom "пригласил своего коллегу" means where his name does not stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.any_colleague import are_colleagues
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span

# Those who talk with each other.
_TWO = 2


def other_side(scene: Scene, guest: Party, places: Sequence[Span] = ()) -> Party:
    """Return for a "коллега" of whom nothing is told the other of the two colleagues who talked last, else of
    the two who did: he who does not invite; where a "гость" invites, who is not of the state to come to."""
    if not guest.counterpart or guest.person is not None or guest.country:
        return guest
    talks = [d for d in scene.told if d.type in TALKS and len(d.parts) == _TWO and not d.title]
    talks = [d for d in talks if _are_colleagues(d)] or talks
    acting = {p.person.name for p in scene.clauses.parties if p.person is not None}
    others = [p.party for p in talks[-1].parts] if talks else []
    others = [p for p in others if p.person is not None and p.person.name not in acting]
    if len(others) == _TWO and any(p.kind == "group" and "nom" in p.cases for p in scene.clauses.parties):
        there = {s.country for s in places}
        others = [p for p in others if country_of(p) not in there]
    return others[0] if len(others) == 1 else guest


def _are_colleagues(talk: Draft) -> bool:
    one, other = (p.party.person for p in talk.parts)
    return one is not None and other is not None and are_colleagues(one, other)
