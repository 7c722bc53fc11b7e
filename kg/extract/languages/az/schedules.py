"""When a visit told before is, in a sentence of its own: "Səfər martın 20-22-də baş tutacaq"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.times import When

# Words before "səfər" that leave it the one told before: "Bu rəsmi səfər martın 5-də başlayıb".
_KINDS = frozenset(["bu", "həmin", "rəsmi", "işgüzar", "dövlət", "iş", "tarixi", "ikigünlük", "üçgünlük"])
# Of a span of days the first counts; "martın 22-dək davam edəcək" tells no first day.
_SPANNING = frozenset(["davam_et", "əhatə_et"])
_ENDS = frozenset(["başa_çat", "yekunlaş", "sona_çat", "bit", "tamamlan", "başa_vurul"])
_ACCORDING = frozenset(["görə", "əsasən", "kimi"])
_UNTIL = ("dək", "nadək", "nədək")
_DURING = listed("cues", "during")


def read(scene: Scene, noun: Noun, mood: Mood, verb: Verb | None, owners: Sequence[Actor] = ()) -> list[Told]:
    """Return the mention that gives the visit told before its day; nothing where none is told.

    The ``owners`` are those whose visit it is said to be: "Nazirin səfəri martın 3-də başlayıb".
    """
    governs = _governing(scene, noun, verb)
    if scene.after(noun.index) in _DURING:
        return []  # "Səfər zamanı | görüş martın 5-də olacaq": the day of the talk
    if governs is None or noun.owned != bool(owners) or noun.plural or not _opens(scene, noun, owners):
        return []
    days = [w for w in scene.whens if noun.index < w.first and w.last < governs.first]
    days = [w for w in days if not _is_last_day(scene, w)]
    if not days or (governs.name in _SPANNING and not days[0].end):
        return []
    told = tell(scene, "visit", mood, (noun.index, noun.index), "whereabouts")
    told.anchors, told.placed = [governs.last], True
    told.draft.when = days[0]
    if governs.name == "başla":
        told.draft.earlier = False  # "Səfər martın 3-də başlamışdı" is the one told before
    return [put(told, owners, "guest")]


def _governing(scene: Scene, noun: Noun, verb: Verb | None) -> Verb | None:
    """The verb that says when: "Səfər ... başlayacaq", "Səfərin ... baş tutacağı | bildirilib"."""
    following = scene.next_verb(noun.index)
    if noun.case == "gen" and following is not None and following.kind == "object" and following.has("plan"):
        return following if not following.negative else None
    if (
        noun.case == "gen"
        and following is not None
        and following.kind == "object"
        and following.has("happen")
    ):
        return following if not following.negative else None  # "Səfərin dünən baş tutduğu | bildirilir"
    if noun.case != "nom" or verb is None or verb.kind != "finite" or verb.negative or verb.has("cancel"):
        return None
    tells = verb.has("happen", "plan", "be") or verb.name in _SPANNING
    return verb if tells and verb.name not in _ENDS else None


def _opens(scene: Scene, noun: Noun, owners: Sequence[Actor]) -> bool:
    """Whether a visit opens its clause with nothing but its owner that says which it is."""
    first = _beyond_source(scene, noun, scene.opening(noun.index))
    if owners and owners[0].first > first:
        return False
    before = range(owners[-1].last + 1 if owners else first, noun.index)
    return all(scene.low(i) in _KINDS or scene.low(i) == "," for i in before)


def _beyond_source(scene: Scene, noun: Noun, first: int) -> int:
    """Where a clause goes on after who passes the news on: "Nazirliyin məlumatına görə, | səfər"."""
    commas = [i for i in range(first, noun.index) if scene.low(i) == ","]
    told = bool(commas) and scene.low(commas[-1] - 1) in _ACCORDING
    return commas[-1] if told else first


def _is_last_day(scene: Scene, when: When) -> bool:
    """Whether a date only says until when: "martın 22-dək"."""
    return not when.end and scene.low(when.last).endswith(_UNTIL)
