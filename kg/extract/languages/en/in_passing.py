"""Visits told aside, right behind who is on them: "A, currently in Lima, met", "A, in Lima for a two-day
visit, called on"."""

from __future__ import annotations

from typing import Final

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_NOW: Final = frozenset(("currently", "presently", "now"))
_JOURNEYS: Final = frozenset(("visit", "trip", "tour", "stay"))
_TALKS: Final = listed("meeting", "noun", "nouns")
# "In Lima | for a two-day official | visit,": so many words behind the place.
_NEAR: Final = 6


@on("in")
def in_passing(scene: Scene, token: Token) -> Draft | None:
    """The visit of who is told aside to be abroad."""
    if token.lower != "in" or token.index - scene.sentence.first < 2:
        return None
    now = scene.tokens[token.index - 1].lower in _NOW
    comma = token.index - 1 - now
    if scene.tokens[comma].text != ",":
        return None
    guests = [p for p in scene.clauses.parties if p.last == comma - 1 and p.kind in ("person", "post")]
    place = _place(scene, token)
    if not guests or place is None or not (now or _says_why(scene, place)):
        return None
    if not place.country or country_of(guests[0]) in ("", place.country):
        return None
    draft = mention(scene, "visit", token, "stay")
    draft.place, draft.modality, draft.denied = place, "held", False
    after = scene.tokens[place.last + 1 : scene.sentence.last]
    end = next((t.index for t in after if t.text == ","), place.last + 1)
    draft.scope = ((token.index, end),)
    scene.put(draft, _all(scene, guests[0]), "guest")
    return draft


def _all(scene: Scene, guest: Party) -> list[Party]:
    return scene.clauses.group_back(guest) if not guest.prep else [guest]


def _place(scene: Scene, token: Token) -> Span | None:
    near = scene.places(token.index + 1, min(token.index + 2, scene.sentence.last))
    return next((s for s in near if s.name and scene.prep_of(s) == "in"), None)


def _says_why(scene: Scene, place: Span) -> bool:
    """Whether it is told behind a place what somebody is there for: "in Lima | for talks,"."""
    after = scene.tokens[place.last + 1 : min(place.last + 1 + _NEAR, scene.sentence.last)]
    for_, on_ = (after[:1] and after[0].lower == word for word in ("for", "on"))
    nouns = _JOURNEYS | (_TALKS if for_ else frozenset())
    return bool((for_ or on_) and any(t.lemmas & nouns for t in after[1:]))
