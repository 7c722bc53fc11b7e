"""Visits told by what somebody does abroad: "выступил в Давосе", "самолет премьера сел в Токио"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.places import destinations
from kg.extract.languages.ru.scene import ACC, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import aboard, stops
from kg.extract.spans import Span
from kg.extract.words import Token

_SPEAKS = listed("visit", "speak", "verbs")
_LANDS = listed("visit", "land", "verbs")
_SEATS = listed("visit", "speak", "seats")
_ON_AIR = listed("visit", "speak", "on_air")
_GATHERINGS = (
    listed("conference", "noun", "nouns")
    | listed("meeting", "noun", "nouns")
    | listed("call", "noun", "nouns")
    | listed("visit", "noun", "nouns")
)


def speak_abroad(scene: Scene, token: Token) -> list[Draft] | None:
    """Who speaks in a town abroad, right before or behind the verb, at nothing that the clause names."""
    if not scene.is_verb(token, _SPEAKS) or not token.has("V", "G"):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    if len(places) != 1 or places[0].kind != "place" or places[0].name.lower() in _SEATS:
        return None
    if not _is_beside(scene, token, places[0]):
        return None
    clause = scene.words.inside(scene.sentence.index)
    if any((t.lemmas & _GATHERINGS and t.has("N")) or t.lemmas & _ON_AIR for t in clause):
        return None
    speakers = [p for p in scene.subject(token) if p.person is not None and not p.prep]
    found = stops(scene, token, "stay", speakers, places) if speakers else []
    return [v for v in found if abroad(scene, v) and v.place is places[0]] or None


def _is_beside(scene: Scene, verb: Token, place: Span) -> bool:
    """Whether a place stands right behind a verb, or right before it: "выступил | в Осло"."""
    return place.first == verb.index + 2 or place.last == verb.index - 1


def land(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit of those whose plane lands: "самолет с премьером на борту сел в Токио"."""
    if not scene.is_verb(token, _LANDS):
        return None
    clause = scene.clause(token)
    sits = token.lemmas & {"сесть", "садиться"}
    if not sits and not any(b.lower == "посадку" for _, b in pairwise(clause)):
        return None
    people = [p for p in aboard(scene, token) if p.person is not None]
    places = destinations(scene, token, ACC | LOC, ("в", "на")) if people else []
    found = stops(scene, token, "go", people, places) if places else []
    return [v for v in found if abroad(scene, v)] or None
