"""States and bodies at a gathering told before: "It was attended by UNICEF", "Participants included Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import ADVERBS, PREPOSITIONS
from kg.extract.parties import Party

SIDES = ("state", "body")
# Before one that is listed after people.
_OPENING = frozenset(("and", "the", "as", "with"))
# What goes on after one that stands for itself.
_GOING_ON = PREPOSITIONS | ADVERBS | {"and", "or", "as", "who", "which", "where", "while", "when", "both", "that"}


def bring(scene: Scene, draft: Draft, parties: Sequence[Party]) -> None:
    """Let the states and bodies among those told of come to the gathering told before, and to nothing else."""
    draft.sides = [p for p in parties if p.kind in SIDES and acts(scene, p)]
    if draft.sides and not draft.parts:
        draft.type, draft.open = "conference", True


def acts(scene: Scene, party: Party) -> bool:
    """Whether a state or body stands for itself, and not before what is of it: "with U.S. | Mission staff"."""
    if is_possessive(scene.tokens, party):
        return False
    following = scene.tokens[min(party.last + 1, scene.sentence.last)]
    attribute = following.shape == "word" and following.lower not in _GOING_ON
    return not attribute or bool(scene.grammar.role(following.index) and not following.capital)


def sides_in(scene: Scene, listed: Sequence[Party]) -> list[Party]:
    """The states and bodies among people in a list; what a comma parts from somebody can be where he works:
    "A, Director, White House; B and | the World Bank"."""
    first = next((p.first for p in listed if p.kind not in SIDES), 0)
    sides = (p for p in listed if p.kind in SIDES)
    return [p for p in sides if p.first < first or scene.tokens[p.first - 1].lower in _OPENING]


def settle(draft: Draft, event: Draft) -> None:
    """Give an event the states and bodies that a draft brings, if it is a gathering."""
    for side in draft.sides if event.type == "conference" else ():
        event.add(side)
