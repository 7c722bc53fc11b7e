"""Gatherings that are called by their sides: "встреча в формате «Россия – Центральная Азия»"."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.relative_attendance import relative_attendees
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_DASHES = re.compile(r"\s*[-–—]\s*")
_GATHERINGS = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
_REGIONS = frozenset(("центральная азия", "ца"))


@on(_GATHERINGS)
def in_format(scene: Scene, token: Token) -> Draft | None:
    """A gathering whose sides stand in quotation marks after "в формате", with who is said to attend it."""
    last = scene.sentence.last
    if not scene.is_noun(token, _GATHERINGS) or token.index + 4 > last:
        return None
    after = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 3]]
    end = phrases.quoted_end(scene.words, token.index + 3) if after == ["в", "формате"] else None
    if end is None or end > last:
        return None
    inside = scene.words.quote(token.index + 4, end - 1)
    sides = [_side(name) for name in _DASHES.split(inside)]
    if len(sides) < 2 or not all(sides):
        return None
    draft = mention(scene, "conference", token, "conference", last=end)
    draft.first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    draft.name, draft.named = scene.event_name(token, end), True
    draft.place = hosting_place(scene, token)
    scene.put(draft, attendees(scene, token) or relative_attendees(scene, token))
    scene.put(draft, participants(scene, token))
    at, index = token.index + 4, scene.sentence.index
    acting = draft.countries()
    states = [s for s in sides if s not in _REGIONS and s not in acting]
    scene.put(draft, [Party(at, end - 1, at, "state", index, NOM, country=s) for s in states])
    scene.reached = end
    return draft


def _side(name: str) -> str:
    """The ISO code of a state, or a region in lower case; '' for anything else."""
    state = gazetteer.lookup(name, "ru", kind="state")
    if isinstance(state, gazetteer.State):
        return state.iso2
    return name.lower() if name.lower() in _REGIONS else ""
