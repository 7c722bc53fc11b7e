"""Gatherings of several states that are called by a format or by many sides: "5+2 talks were held", "a
meeting in the Astana format", "six-party talks resumed", "the round of the Geneva Discussions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.groups import SUM
from kg.extract.languages.en.attended import takes_place
from kg.extract.languages.en.gathering_names import place_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.words import Token

RULE: Final = "gather-many"
_NOUNS: Final = frozenset(("talks", "meeting", "discussions", "negotiations", "consultations", "summit"))
_MANY_SIDED: Final = re.compile(r"(?:five|six|seven|eight)-(?:party|sided)")
# "On the | sidelines of the 3+3 meeting", "during the six-party talks"
_AT: Final = frozenset(("during", "at", "sidelines", "margins"))
_BETWEEN: Final = frozenset(("of", "the", "a", "an"))
# The words of a sum and of a name; "the 20th meeting on Syria | in the Astana format": so many lie between.
_ADDS_UP, _NAME, _NEAR = 3, 4, 6


@on(_NOUNS)
def in_format(scene: Scene, token: Token) -> Draft | None:
    """A gathering that is called so, and takes place or is where something else does."""
    if token.lower not in _NOUNS:
        return None
    found = _called_before(scene, token) or _called_behind(scene, token)
    if found is None:
        return None
    head = _round_of(scene, found[0]) or token
    if not (takes_place(scene, head) or _resumes(scene, head) or _is_at(scene, found[0])):
        return None
    draft = mention(scene, "conference", token, RULE)
    draft.first, draft.last = found
    draft.name, draft.named = scene.words.quote(*found), True
    draft.place = place_of(scene, found[1]) or draft.place
    return draft


def _called_before(scene: Scene, token: Token) -> tuple[int, int] | None:
    """The words of "5+2 | talks", "3+3 format | meeting", "six-party | talks", "Geneva | Discussions"."""
    low = scene.sentence.first
    if token.index > low and _MANY_SIDED.fullmatch(scene.tokens[token.index - 1].lower):
        return token.index - 1, token.index
    last = token.index - 1 - (scene.tokens[token.index - 1].lower in ("format", "platform"))
    if (first := _start_of_sum(scene.tokens, low, last)) is not None:
        return first, token.index
    for first in range(max(low, token.index - _NAME), token.index):
        found = gazetteer.lookup(scene.words.quote(first, token.index), "en", "body")
        if isinstance(found, gazetteer.Body) and found.kind == "gathering":
            return first, token.index
    return None


def _called_behind(scene: Scene, token: Token) -> tuple[int, int] | None:
    """The words of "the meeting on Syria | in the Astana format"."""
    for at in range(token.index + 1, min(token.index + _NEAR, scene.sentence.last - 1)):
        if scene.tokens[at].lower == "with" or scene.grammar.role(at):
            return None
        if [t.lower for t in scene.tokens[at : at + 2]] != ["in", "the"]:
            continue
        near = scene.tokens[at + 2 : min(at + 2 + _NAME + 1, scene.sentence.last + 1)]
        form = next((t.index for t in near if t.lower in ("format", "platform")), None)
        if form is None:
            continue
        named = gazetteer.lookup(scene.words.quote(at + 2, form), "en", "body") is not None
        adds_up = _start_of_sum(scene.tokens, at + 2, form - 1) == at + 2
        return (token.index, form) if named or adds_up else None
    return None


def _start_of_sum(tokens: Sequence[Token], low: int, last: int) -> int | None:
    """The first token of "5 + 2", which ends there."""
    first = last - _ADDS_UP + 1
    text = "".join(t.text for t in tokens[first : last + 1]) if first >= low else ""
    return first if SUM.fullmatch(text) else None


def _round_of(scene: Scene, first: int) -> Token | None:
    """What talks have several of: "the 60th | round of the Geneva International Discussions"."""
    before = scene.tokens[max(scene.sentence.first, first - 3) : first]
    words = [t.lower for t in before if t.lower != "the"]
    return next(t for t in before if t.lower == "round") if words[-2:] == ["round", "of"] else None


def _resumes(scene: Scene, token: Token) -> bool:
    """Whether talks go on: "six-party | talks on trade resumed"."""
    verb = scene.verb_after(token.index)
    return verb is not None and scene.verb_lemma(verb) in ("resume", "restart", "reconvene")


def _is_at(scene: Scene, first: int) -> bool:
    """Whether something is done at what a phrase names: "on the sidelines of | the 3+3 meeting"."""
    at = first - 1
    while at > scene.sentence.first and scene.tokens[at].lower in _BETWEEN:
        at -= 1
    return scene.tokens[at].lower in _AT
