"""Places of a journey after or before which something was: "прилетел после поездки | в Осло"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span


def of_other_journey(scene: Scene, place: Span) -> bool:
    """Whether a noun of travel behind "после" or "перед" stands right before a place and its preposition."""
    noun = scene.words.tokens[max(place.first - 2, scene.sentence.first)]
    if not noun.lemmas & listed("visit", "noun", "nouns") or not noun.has("N"):
        return False
    first = phrases.first_attribute(scene.words, noun.index, scene.sentence.first)
    return phrases.preposition(scene.words, first) in ("после", "перед", "до", "накануне")


def on_the_way(scene: Scene) -> list[Party]:
    """Who goes on the journey told in the sentence before, where nobody else acts: "Объявлено о планах
    премьера посетить Африку. Запланированы | визиты в Кению и Гану"."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    if told is None or told.type != "visit" or scene.sentence.index - told.sentence != 1 or told.denied:
        return []
    return [p.party for p in told.parts if p.role != "host"]
