"""Meals that somebody gives, at which a guest was: "A B-nin verdiyi naharda iştirak edib"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.tense import of_verb
from kg.extract.languages.az.told import Told, put, tell

RULE = "meal"
_MEALS = frozenset(["nahar", "ziyafət", "yemək", "süfrə"])
_GIVEN = frozenset(["verdiyi", "verəcəyi", "etdiyi", "açdığı"])
_PEOPLE = ("person", "post", "pronoun")
_HONOURED = ("şərəfinə", "adına")
# The participle stands so many tokens before the meal at most: "verdiyi | rəsmi şam yeməyində".
_REACH = 4


def read(scene: Scene) -> Iterator[Told]:
    """Yield the talks over meals that a sentence tells by who gave and who attended them."""
    for index in scene.may_be(_MEALS):
        noun = scene.noun(index, _MEALS)
        verb = scene.next_verb(index)
        if noun is None or noun.case not in ("loc", "dat") or verb is None or not verb.has("attend"):
            continue
        given = next((i for i in range(index - 1, index - _REACH, -1) if scene.low(i) in _GIVEN), None)
        if given is None:
            continue
        low = scene.opening(given)
        groups = scene.groups(low, given - 1, "gen")
        groups = [g for g in groups if scene.low(g[-1].last + 1) not in _HONOURED]
        hosts = [a for g in groups[-1:] for a in g if a.party.kind in _PEOPLE]
        guests = [a for a in subject(scene, verb) if a.party.kind in _PEOPLE and a not in hosts]
        hosts = hosts or _meant(scene, given, guests)
        if hosts and guests and not verb.negative and verb.kind in ("finite", "converb"):
            told = tell(scene, "meeting", of_verb(scene, verb), (index, index), RULE)
            told.anchors = [index, verb.last]
            yield put(put(told, hosts, "host"), guests, "guest")


def without_guests_alone(told: Sequence[Told]) -> list[Told]:
    """Return the mentions without those of who attended a meal of which the host is told as well."""
    given = {t.draft.first for t in told if t.draft.rule == RULE}
    return [t for t in told if not (t.draft.rule == "attendance" and t.draft.first in given)]


def _meant(scene: Scene, given: int, guests: Sequence[Actor]) -> list[Actor]:
    """Whom "onun" means: the only other one whom the sentence has told: "A B-nin maşını ilə gəlib və | onun
    verdiyi naharda iştirak edib"."""
    if scene.low(given - 1) != "onun":
        return []
    own = {a.party.key() for a in guests}
    others = [a for a in scene.actors if a.last < given - 1 and a.party.key() not in own]
    return others if len(others) == 1 and others[0].party.kind in _PEOPLE else []
