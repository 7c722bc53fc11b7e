"""Talks told by what the other side is called: "Nazirin digər müsahibi A oldu", "Prezidentin növbəti qonağı A
olub"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.tense import of_verb
from kg.extract.languages.az.told import Told, put, tell

_PARTNERS = listed("met", "partners")
_WHICH = listed("met", "which")
_WAS = frozenset(["idi", "idilər"])
_PEOPLE = ("person", "post", "pronoun")


def read(scene: Scene) -> Iterator[Told]:
    """Yield the talk of somebody with whom a sentence calls his partner or guest."""
    for index in scene.where(_PARTNERS):
        main = scene.main(index)
        if main is None or main.negative or not (main.has("be") or scene.low(main.last) in _WAS):
            continue
        owners = scene.groups(scene.opening(index), index - 1, "gen")
        whose = [a for a in owners[-1] if a.party.kind in _PEOPLE] if owners else []
        between = range(whose[-1].last + 1, index) if whose else range(0)
        met = [g for g in scene.groups(index + 1, main.first - 1, "nom") if g[0].party.kind in _PEOPLE]
        if not whose or len(met) != 1 or not all(scene.low(i) in _WHICH for i in between):
            continue
        told = tell(scene, "meeting", of_verb(scene, main), (index, main.last), "meet")
        told.anchors = [main.last]
        yield put(put(told, whose), met[0])
