"""Talks that only what a guest is told shows: "The premier told the visiting | Peruvian minister that"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token

_PEOPLE = ("person", "post")
_TELLING = listed("call", "addressing") - {"invite", "press", "offer", "extend"}
_VISITING = frozenset(("visiting", "guest"))  # "told his Peruvian | guest, Minister B, that"


@on(_TELLING)
def told_visitor(scene: Scene, token: Token) -> Draft | None:
    """ "President A told visiting Minister B on Monday that", "assured the visiting envoy of his support"."""
    if scene.title or scene.grammar.role(token.index) != FINITE or not scene.is_verb(token, _TELLING):
        return None
    after = scene.tokens[token.index + 1 : scene.sentence.last + 1]
    if all(t.lower not in _VISITING for t in after):
        return None
    guests = [p for p in scene.object(token.index) if p.kind in _PEOPLE and not p.plural]
    hosts = [p for p in scene.subject(token.index) if p.kind in (*_PEOPLE, "pronoun")]
    if not guests or not hosts or _VISITING.isdisjoint(scene.text(token.index + 1, guests[0].head).split()):
        return None
    if country_of(guests[0]) in ("", country_of(hosts[0])):
        return None
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, [*hosts, *guests])
    return draft if len(draft.parts) > 1 else None
