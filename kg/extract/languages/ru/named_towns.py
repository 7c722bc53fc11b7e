"""Towns that the name of a gathering tells by an adjective: "Астанинский саммит"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.drafts import Draft
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.states import town_adjectives
from kg.extract.spans import Span
from kg.extract.words import Token


def be_in_its_town(scene: Scene, draft: Draft, token: Token) -> None:
    """Give a gathering the state of the town that an adjective of its name tells, "Гамбургская конференция",
    and a summit that town: "Астанинский саммит"."""
    inside = (t for t in scene.words.tokens[draft.first : draft.last + 1] if town_of(t) is not None)
    told = next((t for t in inside if t.capital), None)
    town = town_of(told) if told is not None else None
    if told is None or town is None:
        return
    draft.land = town.iso2 or ""
    if token.lemma == "саммит" and told.index < token.index and draft.place is None:
        draft.place = Span(told.index, told.index, "place", town.ru.label or "", draft.land)


def town_of(token: Token) -> gazetteer.City | None:
    """The town whose adjective a word is."""
    return town_adjectives().get(token.lemma[:-2]) if token.has("A") else None
