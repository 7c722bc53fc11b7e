"""Who was at a gathering after which, or from which, he goes home: "will return to Lima on Sunday following
the completion of | the Ocean Summit"."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import WILL

# Verbs of leaving, and those that tell of it with "home" or "back".
_LEAVES = frozenset(("return", "leave", "depart"))
_GOES_HOME = frozenset(("come", "go", "fly", "be", "head", "travel"))
_AFTER = re.compile(
    r"\b(?:after|following|from|(?:after|following|upon|at) the (?:completion|conclusion|end|close) of)"
    r"(?: the| a)?$"
)
_PEOPLE = ("person", "post", "pronoun")


def add_leaving(scene: Scene, draft: Draft) -> None:
    """Add who leaves after a gathering; the day on which he does is not that of the gathering."""
    if draft.parts:
        return
    low = scene.clauses.reach(draft.first)[0]
    verb = next((i for i in range(draft.first - 1, low - 1, -1) if scene.grammar.is_finite(i)), None)
    if verb is None:
        return
    between = scene.text(verb + 1, draft.first - 1)
    lemmas = scene.tokens[verb].lemmas
    home = bool(lemmas & _GOES_HOME) and not {"home", "back"}.isdisjoint(between.split())
    if not (lemmas & _LEAVES or home) or _AFTER.search(between) is None:
        return
    scene.put(draft, [p for p in scene.subject(verb) if p.kind in _PEOPLE])
    draft.attended = bool(draft.parts)
    if any(t.lower in WILL for t in scene.grammar.auxiliaries(verb)):
        draft.modality = "planned"
    draft.scope = ((draft.first, scene.clauses.reach(draft.last)[1]),)
