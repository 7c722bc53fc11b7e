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
    if talk_told(scene) is None:
        return _is_of_visit(scene, token)
    verb = scene.governor(token, scene.clause(token)) if at else None
    if verb is None or scene.with_(token):
        return False
    whose = scene.genitive(token)
    if verb.lemmas & _ESCORTS:  # "На | встрече премьера сопровождали А и Б"
        return not whose or whose[-1].last == verb.index - 1
    if whose:
        return False
    sides = verb.lemmas & _REPRESENTS and any(t.lemma == "сторона" for t in scene.clause(token))
    return bool(sides) or bool(speaking(scene, verb))


def _is_of_visit(scene: Scene, token: Token) -> bool:
    """Whether a sentence tells who of the hosts was at the talks of the visit told before, of which it says
    no more: "В переговорах с чилийской стороны участвовали А и Б"."""
    visit = next((d for d in reversed(scene.told) if not d.title), None)
    told = visit is not None and visit.type == "visit" and scene.sentence.index - visit.sentence <= _SHORTLY
    at = phrases.preposition(scene.words, scene.phrase_start(token)) in ("в", "на")
    if not (told and at) or scene.genitive(token) or scene.with_(token):
        return False
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    return verb is not None and bool(verb.lemmas & _ATTENDS) and any(t.lemma == "сторона" for t in clause)


_ATTENDS = _REPRESENTS | {"участвовать", "присутствовать"}
_SHORTLY = 3
