"""What somebody only says to be ahead, in a clause without "that": "Speaking in London, A said | she would
meet B in Rome on Friday". Where and when it is said tells nothing of it."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import SAYING, WILL
from kg.extract.words import Token

_AHEAD = WILL | {"would"}
_SAYING = SAYING | {"report", "inform"}


def start_of_what_is_said(scene: Scene, token: Token) -> int | None:
    """Where the clause of a verb begins that tells what is to come, behind who says so; None for others."""
    ahead = any(a.lower in _AHEAD for a in scene.grammar.auxiliaries(token.index))
    acting = scene.subject(token.index) if ahead else []
    if not acting:
        return None
    first = acting[0].first
    before = range(min(first, token.index) - 1, scene.sentence.first, -1)
    said = next((i for i in before if scene.grammar.is_finite(i)), None)
    if said is None or scene.tokens[said].lemmas.isdisjoint(_SAYING):
        return None
    aside = scene.tokens[said + 1].text in (",", ".")  # "On Friday, the ministry said, A will visit Peru"
    parted = any(t.text in ",;" for t in scene.tokens[said:first])
    return None if aside or parted else first
