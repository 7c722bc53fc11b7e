"""Calls told by what somebody does by telephone: "A B-ni telefonla təbrik edib", "A telefonla B-yə başsağlığı
verib".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.languages.az import tense
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import objects, subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_BY_PHONE: Final = frozenset(("telefonla", "telefonda"))
# What is done, by the case of the one to whom.
_DEEDS: Final = {
    "təbrik": "acc", "dəvət": "acc", "başsağlığı": "dat", "təşəkkür": "dat", "təşəkkürünü": "dat",
    "minnətdarlığını": "dat", "təbriklərini": "dat", "xəbərdarlıq": "dat", "uğurlar": "dat",
}  # fmt: skip
_PEOPLE: Final = frozenset(("person", "post", "pronoun"))


def read(scene: Scene) -> Iterator[Told]:
    """Yield the calls of a sentence in which somebody congratulates, invites or thanks by telephone."""
    for word in scene.where(_BY_PHONE):
        verb = next((v for v in scene.verbs if v.first > word and v.kind in ("finite", "converb")), None)
        if verb is None or verb.negative or verb.has("phone", "meet", "speak"):
            continue
        case = _case_of(scene, word, verb)
        called = [a for a in objects(scene, verb, case) if a.party.kind in _PEOPLE] if case else []
        calling = [a for a in subject(scene, verb) if a.party.kind in _PEOPLE and a not in called]
        if called and calling:
            told = tell(scene, "call", tense.of_verb(scene, verb), (word, verb.last), "ring")
            told.anchors = [verb.last]
            yield put(put(told, calling), called)


def _case_of(scene: Scene, low: int, verb: Verb) -> str:
    """The case in which the deed of a verb has the person to whom it is done; '' for no such deed."""
    found = (_DEEDS.get(scene.low(i), "") for i in range(verb.last - 1, low, -1))
    return next((case for case in found if case), "")
