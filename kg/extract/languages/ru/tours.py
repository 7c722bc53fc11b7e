"""Stops of a tour that are told by what somebody did there: "провел переговоры в Кении и Бурунди", "был в
Найроби"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import on_tour, stops
from kg.extract.words import Token


@on(listed("meeting", "noun", "nouns"))
def talks_on_tour(scene: Scene, token: Token) -> list[Draft] | None:
    """The stops of a tour at which somebody talked with nobody in particular."""
    if not scene.is_noun(token, listed("meeting", "noun", "nouns")) or not on_tour(scene):
        return None
    light = scene.light_verb(token)
    if light is None or scene.with_(token) or scene.between(token) or scene.genitive(token):
        return None
    travellers = [p for p in scene.subject(light) if p.kind in ("person", "post", "pronoun")]
    places = destinations(scene, token, LOC, ("в", "на"))
    if len(travellers) != 1 or not places:
        return None
    found = stops(scene, token, "stay", travellers, places)
    return [stop for stop in found if abroad(stop)] or None
