"""Who speaks or takes part "there", at the gathering of the sentence before: "Forum sabah keçiriləcək. Nazir
| orada məruzə edəcək"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az import tense
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb

_GATHERINGS = listed("nouns", "conference")
_THERE = frozenset(("orada", "burada"))
_PEOPLE = ("person", "post", "pronoun", "group")


def read(scene: Scene) -> Iterator[Told]:
    """Yield who attends the gathering of the sentence before, where a sentence names none."""
    if not scene.where(_THERE) or scene.may_be(_GATHERINGS) or not _tells_gathering(scene.before):
        return
    for verb in scene.verbs:
        if not (verb.kind == "finite" and verb.has("attend") and not verb.negative):
            continue
        if any(scene.low(i) in _THERE for i in range(scene.opening(verb.first), verb.first)):
            yield from _attends(scene, verb)


def _attends(scene: Scene, verb: Verb) -> Iterator[Told]:
    people = [a for a in subject(scene, verb) if a.party.kind in _PEOPLE]
    if people:
        told = tell(scene, "conference", tense.of_verb(scene, verb), (verb.first, verb.last), "attendance")
        told.draft.name = "tədbir"
        yield put(told, people)


def _tells_gathering(scene: Scene | None) -> bool:
    """Whether a sentence tells of one gathering, and neither of a talk nor of a journey."""
    if scene is None or scene.sentence.paragraph < 0:
        return False
    nouns = [n for i in scene.may_be(_GATHERINGS) if (n := scene.noun(i, _GATHERINGS)) is not None]
    return bool(nouns) and not any(v.has("meet", "receive", "go", "visit") for v in scene.verbs)
