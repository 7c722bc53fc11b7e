"""Where a visit leads that is told by the body which sits there: "visited NATO headquarters in Brussels"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.spans import Span

_SEATS = words_of("triggers", "visit", "seats")


def town_of_body(scene: Scene, index: int, preps: Sequence[str], places: Sequence[Span]) -> list[Span]:
    """The town of the seat of a body of several states that is what is visited, [] for none."""
    i, last = index + 1, scene.sentence.last
    if preps:
        if scene.tokens[min(i, last)].lower not in preps:
            return []
        i += 1
    i += scene.tokens[min(i, last)].lower == "the"
    if scene.text(i, i + 1).split()[:1] and scene.tokens[min(i, last)].lower in _SEATS:
        i += 1 + (scene.tokens[min(i + 1, last)].lower == "of")
        i += scene.tokens[min(i, last)].lower == "the"
    body = scene.spans.at(i) if i < last else None
    if body is None or body.kind != "body" or not is_international(body.name):
        return []
    i = body.last + 1
    while i < last and scene.tokens[i].lower in _SEATS:
        i += 1
    town = next((s for s in places if s.first == i + 1), None)
    return [town] if town is not None and scene.tokens[i].lower == "in" else []


def is_in_town(scene: Scene, house: Span, town: Span) -> bool:
    """Whether a place only says in which town a house is: "the UN headquarters in New York"."""
    inside = scene.text(house.last + 1, town.first - 1) == "in" and house.kind == town.kind == "place"
    return inside and house.country in ("", town.country)
