"""Who is awaited where: "Sabah A-nı Bəsrədə gözləyirlər", "Orada onu Prezident B gözləyir"."""

from __future__ import annotations

from typing import Final

from kg.extract.allegiance import country_of
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import objects, subject
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import visit

_PERSONS: Final = ("person", "post", "pronoun", "group")
_THERE: Final = frozenset(("orada", "burada"))
# "gözləyir | lər"
_MANY: Final = ("lər", "lar")


def read(scene: Scene, verb: Verb) -> list[Told]:
    """Return the visit of somebody whom a town awaits, or his talk with the official who awaits him there."""
    guests = [a for a in objects(scene, verb, "acc") if a.party.kind in _PERSONS]
    if verb.name != "gözlə" or verb.tense != "present" or verb.negative or not guests:
        return []
    low = scene.opening(verb.first)
    sites = [s for s in scene.sites if s.case == "loc" and low <= s.first < verb.first and s.span.country]
    hosts = [a for a in subject(scene, verb) if a.party.kind in ("person", "post") and a not in guests]
    if hosts:
        return _by_official(scene, verb, hosts, guests) if sites or scene.says(_THERE) else []
    return _in_town(scene, verb, guests, sites)


def _by_official(scene: Scene, verb: Verb, hosts: list[Actor], guests: list[Actor]) -> list[Told]:
    """ "Orada onu | Prezident B | gözləyir": one who holds a post."""
    if not all(a.party.capacity is not None or _held(a) for a in hosts):
        return []
    told = tell(scene, "meeting", Mood("planned"), (verb.first, verb.last), "receive")
    return [put(put(told, hosts, "host"), guests, "guest")]


def _held(actor: Actor) -> bool:
    person = actor.party.person
    return person is not None and bool(person.capacities)


def _in_town(scene: Scene, verb: Verb, guests: list[Actor], sites: list[Site]) -> list[Told]:
    """ "A-nı | Bəsrədə | gözləyirlər": nobody else awaits him."""
    if not sites or not scene.low(verb.last).endswith(_MANY):
        return []
    town = sites[-1]
    abroad = [a for a in guests if country_of(a.party) != town.span.country]
    told = visit(scene, verb.first, verb.last, Mood("planned"), "go", town)
    return [put(told, abroad, "guest")] if abroad else []
