"""Days on which something is called off, which are none of its own: "The trip was called off on Monday", "On
Monday A cancelled a visit to Peru planned for Friday"."""

from __future__ import annotations

from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.words import Token

_OWN = ("'s", "’s")


def own_days(scene: Scene, noun: Token, first: int) -> tuple[int, int] | None:
    """The stretch that tells when an event was to be, whose phrase begins at ``first``; None where no verb
    calls it off."""
    if scene.grammar.role(noun.index):
        return None
    first -= scene.tokens[first].lower in _OWN and first > scene.sentence.first  # "Friday’s | trip"
    behind = scene.verb_after(noun.index)
    passive = behind is not None and scene.grammar.role(behind.index) == PASSIVE
    if behind is not None and passive and calls_off(scene, behind, noun):
        return first, max(scene.grammar.group_start(behind.index) - 1, noun.index)
    low, high = scene.clauses.reach(noun.index)
    before = next((i for i in range(first - 1, low - 1, -1) if scene.grammar.role(i)), None)
    called_off = before is not None and calls_off(scene, scene.tokens[before], noun)
    return (first, high) if called_off else None
