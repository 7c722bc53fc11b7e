"""Whom somebody sends to a gathering: "Prezident öz əvəzinə nazir A-nı göndərib", "Çili sammitə nazir A-nı
göndərib".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.languages.az import tense
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import objects
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_GATHERINGS: Final = listed("nouns", "conference")
_INSTEAD: Final = frozenset(("əvəzinə", "yerinə"))
_SENDS: Final = ("göndərib", "göndərmişdi", "göndərəcək", "göndərdi", "yollayıb", "yollayacaq")


def read(scene: Scene) -> Iterator[Told]:
    """Yield who is sent to the gathering told before, or to one that the sentence names by its noun alone."""
    for verb in scene.verbs:
        if verb.kind != "finite" or verb.negative or not scene.low(verb.last).startswith(_SENDS):
            continue
        where = _where_to(scene, verb)
        people = [a for a in objects(scene, verb, "acc") if a.party.kind == "person"] if where else []
        if people:
            mood = tense.of_verb(scene, verb)
            told = tell(scene, "conference", mood, (verb.first, verb.last), "attendance")
            told.draft.name, told.placed = where, True
            yield put(told, people)


def _where_to(scene: Scene, verb: Verb) -> str:
    """The noun of the gathering to which a verb sends somebody, of any where he goes for somebody else; ''
    for none."""
    clause = range(scene.opening(verb.first), verb.first)
    for index in clause:
        noun = scene.noun(index, _GATHERINGS)
        if noun is not None and noun.case == "dat":
            return noun.stem
    return "sammit" if any(scene.low(i) in _INSTEAD for i in clause) else ""
