"""Visits to a body and not to a town: "МГУ посетила делегация Чили", "посетил штаб-квартиру ОТГ", "приезжал в
штаб-квартиру ОТГ"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


@on(listed("visit", "object", "verbs"))
def visit_body(scene: Scene, token: Token) -> Draft | None:
    """A delegation of a state visits a body, which then is the place; an official that of several states."""
    if not scene.is_verb(token, listed("visit", "object", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    if (seat := _seat(scene, token)) is not None:
        return _at_seat(scene, token, seat)
    near = [p for p in scene.clauses.parties if low <= p.first <= high and not p.prep and not p.inner]
    guests = [p for p in near if _is_delegation(scene, p) and "nom" in p.cases]
    guests = [p for p in guests if country_of(p) or p.person is not None]
    bodies = [p for p in near if p.kind == "body" and "acc" in p.cases and not _is_delegation(scene, p)]
    if (
        len(guests) != 1
        or len(bodies) != 1
        or not bodies[0].body
        or bodies[0].country == country_of(guests[0])
    ):
        return None
    draft = mention(scene, "visit", token, "visit-object")
    scene.put(draft, guests, "guest")
    draft.place = Span(bodies[0].first, bodies[0].last, "place", bodies[0].body, bodies[0].country)
    return draft


@on(listed("visit", "go", "verbs"))
def go_to_body(scene: Scene, token: Token) -> Draft | None:
    """The journey of an official to the seat of a body, where no town is told."""
    if not scene.is_verb(token, listed("visit", "go", "verbs")):
        return None
    seat = _seat(scene, token, "в")
    low, high = scene.clauses.reach(token.index)
    inside = (s for s in scene.spans.all if low <= s.first <= high and s.kind in ("place", "state"))
    towns = any(not scene.in_party(s) for s in inside)
    return _at_seat(scene, token, seat) if seat is not None and not towns else None


def _seat(scene: Scene, verb: Token, to: str = "") -> Party | None:
    """The international body whose seat is the object of a verb: "посетил | штаб-квартиру ОТГ"; or of the
    preposition ``to``.
    """
    low, high = scene.clauses.reach(verb.index)
    for party in scene.clauses.parties:
        inside = low <= party.first <= high and party.kind == "body" and party.prep in ("", to)
        noun = scene.words.tokens[party.head if party.head < party.first else party.first]
        noun = noun if noun.lemma in _SEATS else scene.words.tokens[max(party.first - 1, low)]
        if inside and noun.lemma in _SEATS and "acc" in noun.cases("N") and _is_union(party, noun):
            return party if phrases.preposition(scene.words, scene.phrase_start(noun)) == to else None
    return None


_SEATS = frozenset(("штаб-квартира", "секретариат", "офис", "генсекретариат"))


def _is_union(party: Party, noun: Token) -> bool:
    """Whether a body is one of several states, or the seat of one: "секретариат ОТГ"."""
    name = party.body.removeprefix(noun.text).strip() or party.body
    return not party.country and (international(party.body) or international(name))


def _at_seat(scene: Scene, verb: Token, seat: Party) -> Draft | None:
    """The visit of an official to the seat of a body: to its town, where the clause tells it."""
    guests = [p for p in scene.subject(verb) if p.kind in ("person", "post")]
    after = (p for p in scene.clauses.parties if p.first > verb.index and p.kind in ("person", "post"))
    first = next((p for p in after if not p.prep), None) if seat.first < verb.index else None
    if not guests and first is not None and "nom" in first.cases:  # "Секретариат ОТГ | посетил министр"
        guests = scene.clauses.group(first, NOM)
    guests = [p for p in guests if country_of(p) or p.person is not None]
    if not guests:
        return None
    draft = mention(scene, "visit", verb, "visit-object")
    scene.put(draft, guests, "guest")
    _, high = scene.clauses.reach(verb.index)
    towns = (s for s in scene.spans.all if s.kind == "place" and seat.first < s.first <= high)
    town = next((s for s in towns if phrases.preposition(scene.words, s.first) in ("в", "во")), None)
    draft.place = town or Span(seat.first, seat.last, "place", seat.body)
    return draft


def _is_delegation(scene: Scene, party: Party) -> bool:
    return scene.words.tokens[party.head].lemma == "делегация"
