"""Journeys to a gathering whose town is told only behind its name: "left for the Water Summit in Lima"."""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.visit_stops import drafts_of
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token

_LEAVING = frozenset(("leave", "depart", "travel", "fly", "head"))
_PEOPLE = ("person", "post", "pronoun")
_TO = words_of("grammar", "prepositions") - {"of", "from"}


def journey_to(scene: Scene, verb: Token | None, gathering: Draft) -> list[Draft]:
    """Return the visit to the town of a gathering for which somebody leaves; [] where the clause tells where
    he goes by another word, or where the gathering is not told to be anywhere."""
    if verb is None or gathering.place is None or scene.grammar.role(verb.index) != FINITE:
        return []
    if scene.verb_lemma(verb) not in _LEAVING or not gathering.parts:
        return []
    before = [s for s in scene.places(verb.index + 1, gathering.first - 1) if s.name]
    if gathering.place.kind != "place" or any(scene.prep_of(s) in _TO for s in before):
        return []
    visitors = [p for p in scene.subject(verb.index) if p.kind in _PEOPLE]
    return drafts_of(scene, verb, "go", visitors, [gathering.place]) if visitors else []
