"""Ceremonies and words of welcome that tell of a visit: "An official welcoming ceremony for President A was
held in Lima", "A was given a red-carpet welcome in Lima", "B rolled out the red carpet for A in Lima"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_WELCOMING = listed("ceremony", "welcoming")
# "Was given a red-carpet welcome", "received a warm welcome"
_GIVING = frozenset(("give", "accord", "extend", "afford"))
_GETTING = frozenset(("receive", "get", "enjoy"))
_WARM = words_of("vocabulary", "warm")
_PEOPLE = ("person", "post", "pronoun")
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


@on("welcome", "reception")
def given_welcome(scene: Scene, token: Token) -> Draft | None:
    """The visit of a guest from abroad who is given a welcome: "was given a warm | welcome in Lima by B"."""
    governor = scene.clauses.governor(token.index)
    if token.lower not in ("welcome", "reception") or scene.grammar.role(token.index) or governor is None:
        return None
    passive = scene.grammar.role(governor) == PASSIVE
    if scene.tokens[governor].lemmas.isdisjoint(_GIVING if passive else _GETTING):
        return None
    if not any(t.lower in _WARM for t in scene.tokens[governor + 1 : token.index]):
        return None
    guests = [p for p in scene.subject(governor) if p.kind in _PEOPLE]
    return _welcomed(scene, token, guests, scene.clauses.after(governor, ("by", "from")))


@on("carpet")
def red_carpet(scene: Scene, token: Token) -> Draft | None:
    """The visit of a guest for whom the red carpet is rolled out."""
    if token.lower != "carpet" or scene.tokens[token.index - 1].lower != "red":
        return None
    verb = scene.clauses.governor(token.index)
    if verb is None or "roll" not in scene.tokens[verb].lemmas:
        return None
    guests = [p for p in scene.clauses.after(token.index, ("for",)) if p.kind in _PEOPLE]
    return _welcomed(scene, token, guests, [p for p in scene.subject(verb) if p.kind in _PEOPLE])


def welcomed_in(scene: Scene, verb: Token, guests: Sequence[Party]) -> Draft | None:
    """The visit of a guest who is welcomed abroad, by nobody told: "was officially | welcomed in Lima"."""
    return _welcomed(scene, verb, guests, ())


def _welcomed(scene: Scene, token: Token, guests: Sequence[Party], hosts: Sequence[Party]) -> Draft | None:
    places = scene.places(token.index, scene.clauses.reach(token.index)[1])
    place = next((s for s in places if s.name and scene.prep_of(s) in ("in", "to", "at")), None)
    if not guests or place is None or not _is_abroad(guests[0], place):
        return None
    draft = mention(scene, "visit", token, "greeting")
    draft.place = place
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft


def _guests(scene: Scene, token: Token, prepositions: tuple[str, ...]) -> list[Party]:
    """Who is welcomed: behind "for" or "of", or behind "to welcome"."""
    after = (p for p in scene.clauses.parties if p.first > token.index and p.kind in ("person", "post"))
    first = next((p for p in after if not prepositions or p.prep in prepositions), None)
    return scene.clauses.group(first) if first is not None else []


def _is_abroad(guest: Party, place: Span) -> bool:
    return bool(place.country) and country_of(guest) != place.country
