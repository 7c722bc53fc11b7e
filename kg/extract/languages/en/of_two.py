"""Meetings of two sides that their phrase joins, which are no gatherings of many: "the Peru-EU meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.words import Token

_GATHERINGS = listed("conference", "noun")
_HIGH = frozenset(("high-level", "ministers", "ministers’", "leaders", "leaders’"))
_TWO = 2


def be_talk_of_two(scene: Scene, draft: Draft, token: Token) -> None:
    """Let a plain meeting of two sides be a talk, with those who act for a side in its place."""
    attended = any(p.party.kind in ("person", "post") for p in draft.parts)
    if draft.denied or not (token.text == "meeting" or (attended and token.text == "consultations")):
        return
    sides = scene.pair(token.index) or scene.of_noun(token.index, ("of", "between"))
    if len(sides) != _TWO or any(s.kind not in ("state", "body") for s in sides):
        return
    joined = sides[-1].last < token.index
    attributes = scene.tokens[scene.attributes(token.index) : token.index]
    if any(scene.noun_lemma(t) in _GATHERINGS or t.lower in _HIGH for t in attributes):
        return  # "the Peru-EU ministerial | meeting"
    if joined and any(t.capital for t in scene.tokens[sides[-1].last + 1 : token.index]):
        return  # "the NATO-Peru Council | meeting" is one of the council
    acting = {country_of(p.party) for p in draft.parts} | {body_of(p.party) for p in draft.parts}
    draft.type, draft.rule, draft.attended, draft.named, draft.name = (
        "meeting",
        "meeting-noun",
        False,
        False,
        "",
    )
    scene.put(draft, [s for s in sides if (s.country or s.body) not in acting])


def add_sides(scene: Scene, draft: Draft, token: Token, between: Sequence[Party]) -> None:
    """Add the sides of a talk for which nobody of those who take part acts: "A will chair talks between Peru
    and the Union", "A will lead the Peru-Kenya talks"."""
    sides = list(between) or scene.pair(token.index)
    people = [p.party for p in draft.parts if p.party.kind in ("person", "post")]
    if len(sides) != _TWO or not people or any(s.kind not in ("state", "body") for s in sides):
        return
    acting = {country_of(p) or body_of(p) for p in people}
    if "" not in acting:
        scene.put(draft, [s for s in sides if (s.country or s.body) not in acting])
