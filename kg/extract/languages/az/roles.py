"""Who takes part in an event beside its sides: chairs, mediators, hosts; and whether talks are held apart."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import TALKS
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import helpers
from kg.extract.languages.az.told import Told
from kg.records import Role

# How far before a noun or verb "telefon", "onlayn" make a call of it, and "ayrı-ayrılıqda" several talks.
NEAR = 5
# Participles and what is to be done: "telefonla | hazırlanan sazişin imzalanmasını | müzakirə ediblər"
_OF_MATTERS = frozenset(("attribute", "noun"))
_DISTANT = frozenset(("telefonla", "telefonda", "onlayn", "virtual", "distant", "məsafədən"))
_VIDEO = ("videoformat", "videobağlantı", "videokonfrans")
# "telefon vasitəsilə", "videokonfrans formatında"
_MEANS = ("vasitə", "format", "rejim")
_ROLES: dict[str, Role] = {"chair": "chair", "mediator": "mediator", "host": "host", "invites": "host"}


def separate(scene: Scene, index: int) -> bool:
    """Whether "ayrı-ayrılıqda" before a token makes one talk for each counterpart."""
    near = range(max(scene.first, index - NEAR), index)
    marks = scene.where(listed("cues", "separate"))
    return bool(marks) and (any(i in near for i in marks) or _each(scene, index))


def _each(scene: Scene, index: int) -> bool:
    """Whether the sentence goes on to each of the partners: "..., onların hər biri ilə ayrıca danışıb"."""
    words = [scene.low(i) for i in range(index, scene.last + 1)]
    each = any(a == "hər" and b.startswith("biri") for a, b in pairwise(words))
    return each and not listed("cues", "separate").isdisjoint(words)


def _came(scene: Scene, told: Told, actor: Actor, index: int) -> bool:
    """Whether an invitation was to a visit, not to a talk told after it: "A-nın dəvəti ilə gələn B C ilə"."""
    travels = any(actor.last < v.first < index and v.has("go", "visit", "stay", "light") for v in scene.verbs)
    return told.draft.type in TALKS and travels


def assist(scene: Scene, told: Told, index: int) -> Told:
    """Add who chairs, mediates or hosts by the words left of a token."""
    for actor, role in helpers(scene, index, scene.opening(index)):
        if role == "invites" and _came(scene, told, actor, index):
            continue
        told.draft.add(actor.party, _ROLES.get(role, "participant"))
    return told


def by_phone(scene: Scene, index: int, *, about: bool = False) -> bool:
    """Whether a clause says that a talk is one by telephone or video: "telefonla", "videoformatda"; where a
    matter may stand between (``about``), however long that is, but no other verb.
    """
    low = scene.opening(index)
    return any(
        (scene.low(i) in _DISTANT or scene.low(i).startswith(_VIDEO))
        and (
            is_near(scene, i, index)
            or (about and not any(i < v.last < index and v.kind not in _OF_MATTERS for v in scene.verbs))
        )
        for i in range(low, index)
    ) or any(
        # "videokonfrans vasitəsilə litvalı həmkarı X ilə danışıqlar aparıb"
        scene.low(i).startswith(("telefon", *_VIDEO)) and scene.low(i + 1).startswith(_MEANS)
        for i in range(low, index)
    )


def _does_more(scene: Scene, low: int, high: int) -> bool:
    """Whether a verb stands between two tokens, other than a participle that describes the matter."""
    return any(low < v.last < high and v.kind != "attribute" for v in scene.verbs)


def is_near(scene: Scene, word: int, index: int) -> bool:
    """Whether few words stand between, but for whom one talks with: "telefonla | Maltanın Baş naziri X ilə |
    danışıb".
    """
    if index - word <= NEAR:
        return True
    first = word + 1 + scene.low(word + 1).startswith(_MEANS)
    met = next((a.group for a in scene.actors if a.first == first), None)
    return met is not None and index - met[-1].last <= NEAR
