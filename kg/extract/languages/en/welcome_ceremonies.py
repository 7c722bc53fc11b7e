"""Ceremonies by which a guest is welcomed, which tell of his visit: "An official welcoming ceremony for
President A was held in Lima"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_WELCOMING = listed("ceremony", "welcoming")
_FOR = ("for", "of")
# "The official welcoming | ceremony": so many words before the noun.
_NEAR = 2


@on("ceremony")
def welcome_ceremony(scene: Scene, token: Token) -> Draft | None:
    """The visit of a guest from abroad for whom a ceremony is held in a town or state; None for others."""
    before = scene.tokens[max(token.index - _NEAR, scene.sentence.first) : token.index]
    ahead = scene.text(token.index + 1, min(token.index + 2, scene.sentence.last)) == "to welcome"
    if not ahead and not any(t.lower in _WELCOMING for t in before):
        return None
    guests = _guests(scene, token, () if ahead else _FOR)
    place = next(iter(scene.places(scene.sentence.first, scene.sentence.last)), None)
    if not guests or place is None or not _is_abroad(guests[0], place):
        return None
    draft = mention(scene, "visit", token, "stay")
    draft.place = place
    scene.put(draft, guests, "guest")
    return draft


def _guests(scene: Scene, token: Token, prepositions: tuple[str, ...]) -> list[Party]:
    """Who is welcomed: behind "for" or "of", or behind "to welcome"."""
    after = (p for p in scene.clauses.parties if p.first > token.index and p.kind in ("person", "post"))
    first = next((p for p in after if not prepositions or p.prep in prepositions), None)
    return scene.clauses.group(first) if first is not None else []


def _is_abroad(guest: Party, place: Span) -> bool:
    return bool(place.country) and country_of(guest) != place.country
