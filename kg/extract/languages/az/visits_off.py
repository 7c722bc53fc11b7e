"""Visits told before that are called off: "Lakin səfər baş tutmayıb", "A səfərdən imtina edib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import participle_before, subject
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import travellers, visit

# Before a visit told right before: "Hər iki səfər təxirə salınıb"
_MEANT = frozenset(
    ["bu", "həmin", "hər", "iki", "sözügedən", "lakin", "ancaq", "amma", ",", "sonradan", "nəticədə"]
)
_COURSES = listed("cues", "during") | listed("cues", "frames")
_BECAUSE = frozenset(["üçün", "görə", "səbəbindən", "ucbatından", "səbəbilə"])


def read(
    scene: Scene, noun: Noun, told: tuple[Mood, Verb | None], sites: Sequence[Site], visitors: Sequence[Actor]
) -> Told | None:
    """Return a visit told before that is called off, or moved to another day; None for no such visit."""
    mood, verb = told
    moved = verb is not None and verb.has("cancel") and mood.modality == "planned"
    if verb is not None and verb.has("deny") and noun.case == "abl" and not (noun.owned or sites or visitors):
        visitors = travellers(subject(scene, verb))  # "Lakin A səfərdən imtina edib"
        if mood.modality != "cancelled" or not visitors:
            return None
        refused = visit(scene, noun.index, noun.index, mood, "visit-off", None)
        refused.anchors = []
        return put(refused, visitors, "guest")
    if scene.after(noun.index) in _COURSES or scene.low(noun.index + 1) in _COURSES:
        return None  # "Səfər çərçivəsində | A ilə görüş ləğv olunub": the talk alone
    off = mood.modality == "cancelled" or moved
    that = off and not sites and _is_the_one_told(scene, noun, verb, visitors)
    if not that and not (visitors and _is_called_off(scene, noun, sites, verb)):
        return None
    found = visit(scene, noun.index, noun.index, mood, "visit-off", None)
    found.anchors = [verb.last] if moved and verb is not None else []
    return found if that else put(found, visitors, "guest")


def _is_the_one_told(scene: Scene, noun: Noun, verb: Verb | None, visitors: Sequence[Actor]) -> bool:
    """Whether a bare visit is that told right before: "Səfər təxirə salınıb", "lakin səfər baş tutmadı"."""
    bare = noun.case == "nom" or (noun.case == "gen" and _is_undone(scene, noun, verb))
    bare = bare and not noun.owned and not noun.plural
    before = range(scene.opening(noun.index), noun.index)
    because = bool(before) and scene.low(before[-1]) in _BECAUSE
    tells = {i for a in scene.actors if a.may("nom") for i in range(a.first, a.last + 1)}
    tells = tells if noun.case == "gen" else set()  # "A | səfərin baş tutmayacağını bildirib"
    meant = because or all(scene.low(i) in _MEANT or i in tells for i in before)
    return bare and meant and (not visitors or (verb is not None and verb.negative))


def _is_undone(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a clause tells that a visit is called off: "səfərin təxirə salındığı", "səfərin ləğvi"."""
    clause = verb is not None and verb.kind in ("object", "noun") and verb.first == noun.index + 1
    return clause or scene.low(noun.index + 1).startswith("ləğvi")


def _is_called_off(scene: Scene, noun: Noun, sites: Sequence[Site], verb: Verb | None) -> bool:
    """Whether somebody calls off a visit told before: "o, səfərini təxirə salıb"."""
    planned = participle_before(scene, noun.index)
    bare = all(s.case == "loc" for s in sites) and (not sites or planned is None or not planned.has("plan"))
    return bare and verb is not None and verb.has("cancel") and noun.case in ("acc", "nom")
