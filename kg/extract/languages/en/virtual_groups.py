"""Meetings of a group of two states that are held by video, which are calls: "the first virtual Oman-Peru
Consultative Group meeting"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en import gazette
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_VIRTUAL = listed("call", "virtual")
_GROUPS = listed("call", "groups")
_TWO = 2


def be_call(scene: Scene, draft: Draft, token: Token) -> None:
    """Make a call of a virtual meeting of a group of two states; who acts for a state stands in its place."""
    inside = {t.lower for t in scene.tokens[draft.first : draft.last + 1]}
    beside = {t.lower for t in scene.tokens[scene.attributes(token.index) : token.index]}
    states = {country_of(p.party) for p in draft.parts}
    grouped = bool(inside & _GROUPS) and scene.noun_lemma(token) == "meeting"
    if draft.denied or not grouped or not (inside | beside) & _VIRTUAL:
        return
    named = {gazette.state_at(scene.words, i) for i in range(draft.first, draft.last + 1)} - {""}
    if len(states) != _TWO or named != states:
        return  # "a virtual Ukraine Contact Group meeting" is one of many
    draft.type, draft.rule, draft.attended = "call", "commission", False
    acting = {country_of(p.party) for p in draft.parts if p.party.kind in ("person", "post")}
    draft.parts = [p for p in draft.parts if p.party.kind != "state" or p.party.country not in acting]
