"""Who spoke at a gathering told right before: "In her speech, the regional director, A, noted"."""

from __future__ import annotations

import re

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_SPEECHES = frozenset(("speech", "address", "remarks", "statement"))
_DELIVERING = frozenset(("deliver", "make", "give"))
_SPOKEN = (["speeches", "."], ["addresses", "."], ["remarks", "."], ["speeches", "at"])
_OPENING = re.compile(
    r"in (?:his|her|their) (?:(?:opening|closing|welcome|welcoming|keynote|video|own) )?"
    r"(?:speech|address|remarks|statement)"
)
# A talk of two is called a meeting, too.
_GATHERINGS = listed("conference", "noun") - {"meeting", "meet"}
# The gathering is told so many sentences before.
_NEAR = 2
# "In his | video address": so many words to the noun.
_FRONTED = 5


@on(_SPEECHES)
def speech(scene: Scene, token: Token) -> Draft | None:
    """Who acts in a sentence that a speech opens took part: "In his opening remarks, Minister A said"."""
    if scene.title or token.lower not in _SPEECHES or token.index - scene.sentence.first > _FRONTED:
        return None
    opening = scene.text(scene.sentence.first, token.index)
    comma = scene.behind(token).text == ","
    if not comma or _OPENING.fullmatch(opening) is None or not scene.told_of(_GATHERINGS, _NEAR):
        return None
    verb = next((i for i in range(token.index, scene.sentence.last) if scene.grammar.is_finite(i)), None)
    people = scene.subject(verb) if verb is not None else []
    draft = were_there(
        scene, token, [p for p in people if p.kind == "person" and p.capacity is not None], attended=True
    )
    if draft is not None:
        draft.name = "gathering"
    return draft


@on(_DELIVERING)
def delivered(scene: Scene, token: Token) -> Draft | None:
    """Who speaks at a gathering told right before: "A, B and C | delivered speeches"."""
    near = [
        t.lower for t in scene.tokens[token.index + 1 : min(token.index + _FRONTED, scene.sentence.last + 1)]
    ]
    spoken = near[:2] in _SPOKEN or (near[:1] == ["a"] and near[1:3] == ["speech", "."])
    if (
        scene.title
        or not scene.is_verb(token, _DELIVERING)
        or not spoken
        or not scene.told_of(_GATHERINGS, _NEAR)
    ):
        return None
    people = [p for p in scene.subject(token.index) if p.kind == "person" and p.capacity is not None]
    draft = were_there(scene, token, people, attended=True)
    if draft is not None:
        draft.name = "gathering"
    return draft
