"""Meals that somebody gives a guest, at which the guest is told to have been: "A B-nin verdiyi naharda iştirak edib"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.tense import of_verb
from kg.extract.languages.az.told import Told, put, tell

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
        if hosts and guests and not verb.negative and verb.kind in ("finite", "converb"):
            told = tell(scene, "meeting", of_verb(scene, verb), (index, index), "receive")
            told.anchors = [index, verb.last]
            yield put(put(told, hosts, "host"), guests, "guest")

