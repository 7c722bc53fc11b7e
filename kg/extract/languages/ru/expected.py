"""Visits to be, of whom a verb of waiting or asking has for its object: "В Москве ожидают премьера"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.at_gatherings import is_where_gathered
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import ACC, GEN, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops, visit_word
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


def _belongs_to_noun(scene: Scene, party: Party) -> bool:
    """Whether somebody stands in the genitive after a noun: "во дворец – резиденцию | президента"."""
    before = scene.words.tokens[party.first - 1]
    if party.first == scene.sentence.first or "gen" not in party.cases or before.capital:
        return False
    if before.lemmas & _WHEN:
        return False  # "в пятницу | министра ожидают в Осло"
    return bool(before.readings) and before.readings[0].pos == "N" and "gen" not in before.cases("N")


_WHEN = listed("cues", "days") | listed("cues", "months") | {"неделя", "месяц", "год", "лето", "осень"}


def awaits_event(scene: Scene, token: Token) -> bool:
    """Whether it is an event that awaits somebody: "премьера ждет встреча с канцлером"."""
    talks = listed("meeting", "noun", "nouns") | listed("conference", "noun", "nouns")
    after = scene.words.tokens[token.index + 1 : token.index + 4]
    return any(scene.is_noun(t, talks) and "nom" in t.cases("N") for t in after)


def _is_of_other_verb(scene: Scene, place: Span, verb: Token) -> bool:
    """Whether a place stands with another predicate before a verb: "прибыл в Осло и | пригласил премьера"."""
    return any(finite(t) or t.lower == "и" for t in scene.words.tokens[place.last + 1 : verb.index])


def _is_gathered(scene: Scene, place: Span, verb: Token) -> bool:
    """Whether a place only says where a gathering is to which somebody is asked: "На саммит в Осло |
    приглашен премьер"."""
    return verb.has("PS") and place.last < verb.index and is_where_gathered(scene, place)


def _hosting(scene: Scene, token: Token, guests: Sequence[Party]) -> list[Span]:
    """The town or state that waits for somebody, right before the verb: "Осло ждет премьера"."""
    place = scene.spans.over(token.index - 1) if token.index > scene.sentence.first else None
    if place is None or place.kind not in ("place", "state") or scene.in_party(place):
        return []
    alone = place.first in (scene.sentence.first, *(s.first for s in scene.clauses.segments))
    known = all(p.person is not None and country_of(p) not in ("", place.country) for p in guests)
    return [place] if guests and known and alone and not phrases.preposition(scene.words, place.first) else []


def _planned(found: list[Draft]) -> list[Draft]:
    for stop in found:
        stop.modality = "planned"
    return found


def _is_guest(party: Party) -> bool:
    """Whether a party is a guest who is only known later: "Завтра | гостя ждут в Лиме"."""
    return party.kind == "group" and not (party.plural or party.country)


def awaited(scene: Scene, token: Token) -> list[Party]:
    """Who is the object of a verb of waiting or asking."""
    low, high = scene.clauses.reach(token.index)
    return [
        p
        for p in scene.clauses.parties
        if low <= p.first <= high
        and "acc" in p.cases
        and not p.prep
        and (p.kind in ("person", "post") or p.person is not None or _is_guest(p))
        and ("nom" not in p.cases or p.first > token.index or _is_waited_for(scene, p, token))
        and (_is_guest(p) or not _belongs_to_noun(scene, p))  # "в министерстве | гостя ждут"
    ]


def _is_waited_for(scene: Scene, party: Party, verb: Token) -> bool:
    """Whether a name that has one form for all cases is no subject of a verb in the plural: "| Моди ждут в
    Афинах"."""
    plural = bool(verb.readings) and verb.readings[0].number == "p" and finite(verb)
    alone = [p for p in scene.clauses.parties if p.first < verb.index and "nom" in p.cases and not p.prep]
    return plural and party.person is not None and verb.has("V") and len(alone) == 1


def _at_whose(scene: Scene, token: Token) -> list[Party]:
    """Who will receive a guest: "ждут в Афинах, | у премьера Греции"."""
    high = scene.clauses.reach(token.index)[1]
    behind = (p for p in scene.clauses.parties if token.index < p.first <= high and p.prep == "у")
    return [p for p in behind if p.person is not None and (p.person.capacities or " " in p.person.name)][:1]


@on(listed("visit", "expect", "verbs"), listed("visit", "invite", "verbs"))
def expected(scene: Scene, token: Token) -> list[Draft] | None:
    """A visit to be, of the object of the verb.

    "В Москве ожидают премьера", "гостья позвала министра в Ригу".
    """
    waits = scene.is_verb(token, listed("visit", "expect", "verbs"))
    asks = scene.is_verb(token, listed("visit", "invite", "verbs"))
    if not (waits or asks) or (waits and awaits_event(scene, token)):
        return None
    if asks and any(t.lower == "не" for t in scene.words.tokens[max(token.index - 2, 0) : token.index]):
        return None  # "не был приглашен на саммит в Осло"
    if waits and scene.clauses.opens_there(token.index):
        return None  # "вошел в дворец, | где министра ждал коллега"
    low, _ = scene.clauses.reach(token.index)
    guests = awaited(scene, token)
    if asks and token.readings[0].pos == "PS":  # "премьер приглашен в Осло"
        guests = [p for p in scene.subject(token) if p.kind in ("person", "post")]
    places = destinations(scene, token, LOC if waits else ACC, ("в", "на"))
    if asks and any(_is_of_other_verb(scene, s, token) or _is_gathered(scene, s, token) for s in places[:1]):
        places = []
    awaits = waits and not places and visit_word(scene, token)
    hosts = _hosting(scene, token, guests) if waits and not places else []
    if hosts:
        return _planned(stops(scene, token, "expected", scene.clauses.group(guests[0], ACC | GEN), hosts))
    several = any(r.number == "p" for r in token.readings[:1])  # "А сообщил, что в Риме | ждут премьера"
    near = [p for p in scene.subject(token) if p.first >= low or not several] if waits else []
    host = [p for p in near if (awaits or p.person is not None) and p not in guests]
    if not guests or not (places or (awaits and host)):
        return None
    found = stops(scene, token, "expected", scene.clauses.group(guests[0], ACC | GEN), places)
    for stop in found:
        stop.modality = "planned"
        scene.put(stop, host or _at_whose(scene, token), "host")  # "ждет коллегу с визитом": to his own state
    return found
