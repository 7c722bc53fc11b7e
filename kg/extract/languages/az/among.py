"""Who is told as one of those at an event: "iştirakçıları arasında A və B var", "A-nın çıxışı dinlənilib"."""

from __future__ import annotations

from kg.extract.languages.az.gathering_bodies import bodies, owning_body
from kg.extract.languages.az.gathering_names import noun_at, start
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.verbs import Verb

_ATTENDING = listed("attending", "people")
_AMONG = listed("attending", "among")
_SPEECHES = tuple(sorted(listed("attending", "speeches")))
_HEARD = tuple(sorted(listed("attending", "heard")))
_GATHERINGS = listed("nouns", "conference") | {"panel"}
_DASHES = frozenset("-–—")
_PERSONS = ("person", "post")
# The words for those who attend stand so near after the noun of the event: "forumda | iştirak edənlər".
_NEAR = 6


def attending(scene: Scene, noun: Noun) -> list[Actor]:
    """Return who is told to be among those at an event, or to have been heard there; [] for nobody."""
    return _listed(scene, noun) or (_heard(scene, noun) if noun.case == "loc" else [])


def _listed(scene: Scene, noun: Noun) -> list[Actor]:
    """ "Forumun iştirakçıları arasında A, B və C olub": all in the nominative up to the end of the clause."""
    if noun.case not in ("gen", "loc", "dat"):
        return []
    near = range(noun.index + 2, min(noun.index + _NEAR, scene.last))
    told = (i for i in near if scene.low(i) in _AMONG and scene.low(i - 1) in _ATTENDING)
    first = next(told, None)
    if first is None:
        return []
    ends = [v.first for v in scene.verbs if v.kind == "finite" and v.first > first]
    high = min(ends, default=scene.last)
    return _people(scene, first + 1, high, "nom")


def _heard(scene: Scene, noun: Noun) -> list[Actor]:
    """ "Forumda A-nın, B-nin çıxışları dinlənilib"."""
    for index in range(noun.index + 2, scene.last):
        if scene.low(index).startswith(_SPEECHES) and scene.low(index + 1).startswith(_HEARD):
            return _people(scene, noun.index + 1, index - 1, "gen")
    return []


def _people(scene: Scene, low: int, high: int, case: str) -> list[Actor]:
    groups = scene.groups(low, high, case)
    return [a for group in groups for a in group if a.party.kind in _PERSONS]


def speak(scene: Scene, actors: list[Actor], verb: Verb) -> bool:
    """Whether those who say something are told as speakers at an event: "forumda çıxış edən A və B",
    "Forumda A və B enerjidən danışıblar", "Panelin iştirakçıları – A və B – danışıblar".
    """
    if actors and verb.name == "danış" and _is_at(scene, actors[0].first):
        return True
    before = actors[0].first - 1 if actors else scene.first
    if scene.tokens[before].text in _DASHES and scene.low(before - 1) in _ATTENDING:
        return True
    speaking = (v for v in scene.verbs if v.kind == "attribute" and v.has("attend"))
    return any(a in subject(scene, v) for v in speaking for a in actors)


def _is_at(scene: Scene, index: int) -> bool:
    """Whether a sentence begins with the gathering at which somebody does something."""
    near = range(scene.first, min(scene.first + _NEAR, index))
    nouns = (scene.noun(i, _GATHERINGS) for i in near)
    return any(n is not None and n.case == "loc" for n in nouns)


def whose(scene: Scene, index: int) -> list[Actor]:
    """The body whose session those attend who are received or met: "Şuranın iclasının iştirakçılarını |
    qəbul edib", "sammitin iştirakçılarından ibarət heyəti | qəbul edib"."""
    near = range(index - 1, max(index - _NEAR - 1, scene.first), -1)
    at = next((i for i in near if scene.low(i).startswith("iştirakçılar")), None)
    noun = noun_at(scene, at - 1) if at is not None else None
    if at is None or noun is None or noun.case != "gen":
        return []
    first = start(scene, noun.index)
    found = bodies(scene, first, noun.index) or owning_body(scene, first, noun)
    actors = [Actor(b, b.first, index - 1, frozenset(["acc"])) for b in found]
    for actor in actors:
        actor.group = actors
    return actors
