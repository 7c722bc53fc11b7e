"""Visits that somebody is asked to pay without a word for where: "премьер пригласил президента | нанести
ответный визит"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.invitations import asked, invited
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops
from kg.extract.words import Token


@on(listed("visit", "noun", "nouns"))
def answering_visit(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit to the state of who asks somebody to pay one, of which the text names no place."""
    light = scene.light_verb(token) if token.lemmas & listed("visit", "noun", "nouns") else None
    if light is None or not light.has("I") or "acc" not in token.cases("N"):
        return None
    asks = asked(scene, light)
    if asks is None or not asks.lemmas & listed("visit", "invite", "verbs") or not finite(asks):
        return None
    hosts = [p for p in scene.subject(asks) if p.person is not None and country_of(p)]
    guests = [p for p in invited(scene, light) if p.person is not None and p not in hosts]
    if asks.has("PS") or len(hosts) != 1 or not guests:
        return None
    lands = (s for s in scene.spans.all if s.kind == "state" and s.country == country_of(hosts[0]))
    land = next(lands, None)
    if land is None or country_of(guests[0]) in ("", land.country):
        return None
    found = stops(scene, token, "expected", guests, [replace(land, first=token.index, last=token.index)])
    for visit in found:
        visit.modality, visit.denied = "planned", False
        scene.put(visit, hosts, "host")
    return found
