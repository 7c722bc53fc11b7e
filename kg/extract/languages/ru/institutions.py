"""Visits to a body and not to a town: "МГУ посетила делегация парламента Чили"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def visit_body(scene: Scene, token: Token) -> Draft | None:
    """A delegation of a state visits a body, which then is the place."""
    if not scene.is_verb(token, listed("visit", "object", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    guests = [p for p in near if _is_delegation(scene, p) and "nom" in p.cases]
    guests = [p for p in guests if country_of(p) or p.person is not None]
    bodies = [p for p in near if p.kind == "body" and "acc" in p.cases and not _is_delegation(scene, p)]
    if (
        len(guests) != 1
        or len(bodies) != 1
        or not bodies[0].body
        or bodies[0].country == country_of(guests[0])
    ):
        return None
    draft = mention(scene, "visit", token, "visit-object")
    scene.put(draft, guests, "guest")
    draft.place = Span(bodies[0].first, bodies[0].last, "place", bodies[0].body, bodies[0].country)
    return draft


def _is_delegation(scene: Scene, party: Party) -> bool:
    return scene.words.tokens[party.head].lemma == "делегация"
