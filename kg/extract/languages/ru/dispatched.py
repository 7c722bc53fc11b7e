"""Visits of those whom somebody sends: "президент направил в Кабул спецпредставителя", "в Рим отправлен
посланник"."""

from __future__ import annotations

from kg.extract.allegiance import country_of, give_country
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import ACC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.state_posts import is_sent
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.words import Token

_SENDS = listed("visit", "send", "verbs")


@on(_SENDS)
def send(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit of a named official whom somebody sends to a place abroad; no envoy who is to serve there."""
    if not token.lemmas & _SENDS or not (finite(token) or token.has("PS")):
        return None
    places = destinations(scene, token, ACC, ("в", "на"))
    if len(places) != 1:
        return None
    sent = [p for p in scene.subject(token) if "nom" in p.cases] if token.has("PS") else _sent(scene, token)
    sent = [p for p in sent if p.person is not None and not _serves(p)]
    if not sent:
        return None
    senders = [p for p in scene.subject(token) if p not in sent] if not token.has("PS") else []
    state = country_of(senders[0]) if len(senders) == 1 else ""
    for party in sent if state and state != places[0].country else ():
        if not country_of(party):
            give_country(party, state)
    return [v for v in stops(scene, token, "go", sent, places) if abroad(v)] or None


def _sent(scene: Scene, verb: Token) -> list[Party]:
    """Whom a verb of sending has as its object, next to it or behind the place."""
    low, high = scene.clauses.reach(verb.index)
    for party in scene.clauses.parties:
        if party.prep or party.inner or party.person is None or not low <= party.first <= high:
            continue
        if "acc" not in party.cases or "nom" in party.cases:
            continue
        noun = scene.words.tokens[max(party.first - 1, low)]
        place = scene.spans.over(noun.index)
        of_noun = noun.has("N") and (place is None or place.kind not in ("place", "state"))
        if not of_noun or noun.index == verb.index or phrases.is_attribute(noun):
            return scene.clauses.group(party, ACC)
    return []


def _serves(party: Party) -> bool:
    """Whether somebody is sent for years: "направил в Рим | послом", "нового посла"."""
    held = [party.capacity] if party.capacity is not None else []
    return any(is_sent(c) for c in held)
