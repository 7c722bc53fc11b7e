"""Visits of the missions that lenders and inspectors send, told by their work: "Миссия МВФ | начнет работу в
Каире 5 мая". Those of others, "миссия ОБСЕ", stay for years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import LOC, Scene
from kg.extract.languages.ru.visits import visit
from kg.extract.parties import Party
from kg.extract.words import Token

_SENDS = words_of("vocabulary", "sends_missions")
_WORKS = words_of("vocabulary", "working") | {"приступить", "приступать"}


@on("работа", "работать")
def mission_works(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit of a mission whose work at a place is told."""
    if "миссия" not in scene.said:
        return None
    verb = token if "работать" in token.lemmas else None
    if "работа" in token.lemmas and token.has("N") and token.cases("N") & {"acc", "dat"}:
        verb = next((t for t in scene.clause(token) if t.lemmas & _WORKS and finite(t)), None)
    if verb is None or not finite(verb) or _stays(scene.clause(verb)):
        return None
    if not any(_is_mission(scene, p) for p in scene.subject(verb)):
        return None
    return visit(scene, verb, destinations(scene, verb, LOC, ("в", "на")), "stay")


def _stays(clause: Sequence[Token]) -> bool:
    """Whether a mission has been there for years: "работает в Киеве | с 2010 года"."""
    return any(a.lower == "с" and b.shape == "number" for a, b in pairwise(clause))


def _is_mission(scene: Scene, party: Party) -> bool:
    """Whether a party is the mission of a body that sends some for days."""
    named = gazetteer.lookup(party.body, "ru", "body") if party.kind == "body" else None
    sends = isinstance(named, gazetteer.Body) and named.key in _SENDS
    return sends and "миссия" in scene.words.tokens[party.head].lemmas
