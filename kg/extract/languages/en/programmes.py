"""Talks that a programme has: "The agenda of the visit includes talks with A", "B's schedule has a call"."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.parties import Party
from kg.extract.words import Token

# "The programme of the minister’s visit to Lima | provides for talks": so many words before the verb.
_NEAR = 12
_PROGRAMMES = frozenset(("programme", "program", "agenda", "schedule", "itinerary", "timetable"))
_PROVIDING = frozenset(("include", "provide", "feature", "envisage", "foresee", "contain", "comprise"))
_PEOPLE = ("person", "post", "pronoun")


def programme(scene: Scene, verb: Token) -> Token | None:
    """The programme whose verb says what it has, None for another verb."""
    if scene.verb_lemma(verb) not in _PROVIDING:
        return None
    near = scene.tokens[max(scene.sentence.first, verb.index - _NEAR) : verb.index]
    return next((t for t in near if t.lower in _PROGRAMMES), None)


def holding(scene: Scene, token: Token) -> Token | None:
    """The programme that has an event: "The programme includes talks with A and a | conversation with B"."""
    near = range(token.index - 1, scene.sentence.first, -1)
    verb = next((i for i in near if scene.grammar.role(i) == FINITE), None)
    return programme(scene, scene.tokens[verb]) if verb is not None else None


def owners(scene: Scene, token: Token) -> list[Party]:
    """Whose programme has an event: "The minister’s schedule includes | talks with A"."""
    found = holding(scene, token)
    return [p for p in scene.possessor(found.index) if p.kind in _PEOPLE] if found is not None else []
