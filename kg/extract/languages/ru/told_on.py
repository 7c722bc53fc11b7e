"""Gatherings to which somebody only may or wants to come, of which a clause tells that they take place:
"хочет приехать на саммит АСЕАН, | который пройдет в Ханое"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.bare_gatherings import CALLED_SO
from kg.extract.languages.ru.gatherings import conference
from kg.extract.languages.ru.modality import is_future
from kg.extract.languages.ru.predicates import relative_verb
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


@on(listed("conference", "noun", "nouns"), listed("conference", "sits", "nouns"), CALLED_SO)
def gathering(scene: Scene, token: Token) -> Draft | Sequence[Draft] | None:
    """A gathering; where only who might come is wished for, that which its own clause tells, without him."""
    found = conference(scene, token)
    if not isinstance(found, Draft) or not found.denied or not found.named:
        return found
    verb = relative_verb(scene, token)
    if verb is None or not verb.lemmas & listed("happen", "verbs"):
        return found
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    clause = scene.words.tokens[segment.first : segment.last + 1]
    if any(t.lower == "не" for t in clause):
        return found
    found.denied, found.aimed = False, False
    found.modality = "planned" if is_future(scene, verb, clause) else "held"
    found.parts = [p for p in found.parts if p.party.kind in ("body", "state")]
    return found
