"""Nouns of gatherings that tell of none: parts of protocol, what a paper is about."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token

_PROTOCOL = frozenset(("фотографирование", "приветствие", "встреча", "возложение", "проводы"))


def is_courtesy(scene: Scene, token: Token) -> bool:
    """Whether a ceremony is only a part of protocol: "церемония совместного фотографирования"."""
    head = phrases.attribute_run(scene.words, token.index + 1, scene.sentence.last)
    protocol = head <= scene.sentence.last and scene.words.tokens[head].lemmas & _PROTOCOL
    return "церемония" in token.lemmas and bool(protocol)


def is_topic(scene: Scene, token: Token, first: int) -> bool:
    """Whether an opening is only what something is about: "документ об | открытии представительства"."""
    return "открытие" in token.lemmas and phrases.preposition(scene.words, first) == "о"
