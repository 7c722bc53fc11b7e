"""Journeys that a participle describes: "Riqa və Oslonu əhatə edən səfər"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_JOURNEYS = ("səfər", "turne", "turu")
# "əhatə edən Qərbi Balkan səfəri": so many words are between at most.
_REACH = 5


def journey_of(scene: Scene, verb: Verb) -> int | None:
    """Return the token of the journey that leads through the places before a participle; None for none."""
    if verb.kind != "attribute" or verb.name != "əhatə_et":
        return None
    near = range(verb.last + 1, min(verb.last + _REACH, scene.last))
    return next((i for i in near if scene.low(i).startswith(_JOURNEYS)), None)
