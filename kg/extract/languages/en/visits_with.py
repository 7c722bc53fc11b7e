"""Visits with somebody, which are talks: "In her | visit with the president, she discussed trade"."""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.nouns import with_parties
from kg.extract.languages.en.scene import Scene
from kg.extract.words import Token

_VISITS: Final = frozenset(("visit", "visits"))
# "With Minister A | to Lima": so many words behind the name.
_PLACE: Final = 3
_WITHIN: Final = frozenset(("in", "during", "at"))


@on(_VISITS)
def visit_with(scene: Scene, token: Token) -> Draft | None:
    """The talk of who visits with an official; none where "with" goes with a verb: "began a visit with"."""
    if scene.grammar.role(token.index) or scene.preposition(token.index) not in _WITHIN:
        return None
    if scene.behind(token).lower != "with":
        return None
    met = [p for p in scene.with_(token.index) if p.kind in ("person", "post")]
    if not met or met[0].first != token.index + 2:
        return None
    last = met[-1].last
    there = scene.places(last + 1, min(last + _PLACE, scene.sentence.last))
    if any(scene.prep_of(s) == "to" for s in there):
        return None  # "on her visit with Minister A to Lima": who came with her
    draft = with_parties(scene, token, "meeting", "meeting-noun")
    return draft if draft is not None and len(draft.parts) > 1 else None
