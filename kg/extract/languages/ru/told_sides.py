"""Sentences that name a talk told before only to say who was with its sides: "Чили на переговорах
представляли А и Б", "На встрече премьера сопровождали А и Б"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.states_represented import speaking
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.words import Token

_ESCORTS = frozenset(("сопровождать",))
_REPRESENTS = frozenset(("представлять", "представить"))


def is_told_with_sides(scene: Scene, token: Token) -> bool:
    """Whether a sentence only says who represented or accompanied the sides of the talk told before."""
    first = scene.phrase_start(token)
    at = phrases.preposition(scene.words, first) == "на" or scene.words.tokens[first - 1].lower == "ходе"
    verb = scene.governor(token, scene.clause(token)) if at else None
    if verb is None or scene.with_(token) or talk_told(scene) is None:
        return False
    whose = scene.genitive(token)
    if verb.lemmas & _ESCORTS:  # "На | встрече премьера сопровождали А и Б"
        return not whose or whose[-1].last == verb.index - 1
    if whose:
        return False
    sides = verb.lemmas & _REPRESENTS and any(t.lemma == "сторона" for t in scene.clause(token))
    return bool(sides) or bool(speaking(scene, verb))
