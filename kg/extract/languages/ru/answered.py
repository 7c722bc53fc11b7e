"""Visits that somebody is asked to pay without a word for where: "премьер пригласил президента | нанести
ответный визит", "пригласил его с визитом в страну", "пригласил в гости"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.invitations import asked, invited
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.words import Token


@on(listed("visit", "noun", "nouns"))
def answering_visit(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit to the state of who asks somebody to pay one, of which the text names no place."""
    light = scene.light_verb(token) if token.lemmas & listed("visit", "noun", "nouns") else None
    if light is None or not light.has("I") or "acc" not in token.cases("N"):
        return None
    asks = asked(scene, light)
    if asks is None or not asks.lemmas & listed("visit", "invite", "verbs") or not finite(asks):
        return None
    return _to_host(scene, token, asks, invited(scene, light))


_ASKS = frozenset(("пригласить", "приглашать"))


@on(_ASKS)
def asked_home(scene: Scene, token: Token) -> list[Draft] | None:
    """The visit to the state of who asks somebody "с визитом", "в страну" or "в гости" and names no place."""
    if not token.lemmas & _ASKS or not (finite(token) and token.has("V")):
        return None
    low, high = scene.clauses.reach(token.index)
    after = scene.words.tokens[token.index + 1 : high + 1]
    if not any(_is_home(scene, t) for t in after):
        return None
    if any((t.has("I") and not t.lemmas & _COMES) or t.lower in ("на", "к") for t in after):
        return None  # "пригласил на форум", "пригласил посетить страну"
    if any(
        s.kind == "place" and low <= s.first <= high and _is_told_where(scene, s.first)
        for s in scene.spans.all
    ):
        return None
    guests = [p for p in scene.clauses.parties if low <= p.first <= high and not (p.prep or p.inner)]
    guests = [p for p in guests if "acc" in p.cases and "nom" not in p.cases]
    return _to_host(scene, token, token, guests[:1])


_COMES = frozenset(("приехать", "прибыть", "прилететь", "побывать"))
_LANDS = frozenset(("страна", "республика", "государство", "королевство"))


def _is_home(scene: Scene, token: Token) -> bool:
    """Whether a word says that somebody is asked to a visit, or to the land of his host."""
    before = phrases.preposition(scene.words, scene.phrase_start(token)) if token.has("N") else ""
    if before == "с":
        return bool(token.lemmas & listed("visit", "noun", "nouns"))
    land = bool(token.lemmas & _LANDS) and "acc" in token.cases("N")
    return before in ("в", "к") and (land or token.lower == "гости")


def _is_told_where(scene: Scene, at: int) -> bool:
    return scene.words.tokens[max(at - 1, 0)].lower in ("в", "во")


def _to_host(scene: Scene, token: Token, asks: Token, asked_for: Sequence[Party]) -> list[Draft] | None:
    """The visit of those who are asked to the state of the only official who asks them."""
    hosts = [p for p in scene.subject(asks) if p.person is not None and country_of(p)]
    guests = [p for p in asked_for if p.person is not None and p not in hosts]
    if asks.has("PS") or len(hosts) != 1 or not guests:
        return None
    lands = (s for s in scene.spans.all if s.kind == "state" and s.country == country_of(hosts[0]))
    land = next(lands, None)
    if land is None or country_of(guests[0]) in ("", land.country):
        return None
    found = stops(scene, token, "expected", guests, [replace(land, first=token.index, last=token.index)])
    for visit in found:
        visit.modality, visit.denied = "planned", False
        scene.put(visit, hosts, "host")
    return found
