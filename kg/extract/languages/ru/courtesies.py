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
    """Whether an opening is only what something is about: "документ об | открытии представительства"; steps
    to be taken are none: "план | мероприятий по реализации решений"."""
    if "открытие" in token.lemmas:
        return phrases.preposition(scene.words, first) == "о"
    after = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 3]]
    several = all(r.number == "p" for r in token.readings if r.pos == "N")
    steps = after[:1] == ["по"] and after[1:] not in (["случаю"], ["поводу"])
    return "мероприятие" in token.lemmas and steps and several
