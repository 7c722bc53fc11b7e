"""Which mention of a sentence a date or a place belongs to: that whose predicate stands right of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.mere_mentions import VISIT_NOUNS
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb

_TALKS = listed("nouns", "meeting") | listed("nouns", "conference")


def governor(scene: Scene, first: int, last: int, told: Sequence[Told], *, day: bool) -> Told | None:
    """The mention whose predicate is nearest right of a date or place; None when another verb comes before
    it.

    A participle of rest passes a day on to the main clause: "noyabrın 21-də Bakıda səfərdə olan X-i qəbul
    edib".
    """
    anchors = [
        (a, t)
        for t in told
        for a in t.anchors
        if a > last
        and not (day and t.resting and _passes(scene, first, t) and _is_beyond(scene, last, t, a))
        and not (day and _of_purpose(scene, last, a))
    ]
    # ""Yaşıl gələcək" konfransı": no verb of the clause
    within = scene.quoted(last)
    verbs = [
        v.last
        for v in scene.verbs
        if v.kind == "finite" and v.last > last and (within or not scene.quoted(v.last))
    ]
    walls = [i for i in range(last, scene.last) if scene.tokens[i].text in ";:" and not scene.quoted(i)]
    near = min(anchors, key=lambda pair: pair[0], default=None)
    if near is None and day:
        near = _only_stay(last, told)
    if near is None:
        return None
    linked = {v.last for v in scene.verbs if _links(scene, v, near[0], told)}
    blocked = (
        any(v < near[0] and v not in linked for v in verbs)
        or any(w < near[0] for w in walls)
        or _told_aside(scene, last, near[0], told)
    )
    return None if blocked else near[1]


def _is_beyond(scene: Scene, last: int, told: Told, anchor: int) -> bool:
    """Whether a day is told before what rests: before its first anchor, or before the subject of the clause,
    "dünən A | Davosda keçirilən forum çərçivəsində B ilə görüşüb"."""
    if anchor == told.anchors[0]:
        return True
    acts = (a for a in scene.actors if last < a.first and a.last < anchor and a.may("nom"))
    return told.draft.type == "conference" and any(a.party.kind in ("person", "post") for a in acts)


def _only_stay(last: int, told: Sequence[Told]) -> tuple[int, Told] | None:
    """The visit that is all that is told right of a day: "martın 3-də Limada işgüzar səfərdədir"."""
    after = [t for t in told if t.draft.last > last]
    main = len(after) == 1 and after[0].resting and after[0].draft.rule in VISIT_NOUNS
    return (after[0].anchors[0], after[0]) if main and not after[0].draft.aside else None


def _links(scene: Scene, verb: Verb, anchor: int, told: Sequence[Told]) -> bool:
    """Whether "-ıb," only leads on to what the same subject did then: "dünən Ağ Evdə olub, X-lə görüşüb"."""
    if verb.kind != "finite" or verb.last >= anchor or scene.low(verb.last + 1) != ",":
        return False
    anchors = {a for t in told for a in t.anchors}
    # "şəhərin hazırlığı ilə tanış olub, X ilə görüşüb": no talk
    idle = verb.lists - {"be", "happen", "light", "say"}
    # "Limada abidəni ziyarət edib, X ilə görüşüb": no visit of its own
    idle -= {"meet", "visit"} if anchors.isdisjoint(range(verb.first, verb.last + 1)) else set()
    if idle or not scene.low(verb.last).endswith(("ıb", "ib", "ub", "üb")):
        return False
    between = (a for a in scene.actors if verb.last < a.first and a.last < anchor and a.may("nom"))
    return not any(a.party.kind in ("person", "post", "group", "pronoun") for a in between)


def _of_purpose(scene: Scene, last: int, anchor: int) -> bool:
    """Whether a date before the subject is not of a purpose: "iyulun 5-də X forumda iştirak etmək üçün
    Bakıya gəlib".
    """
    verb = next((v for v in scene.verbs if v.last >= anchor and v.kind != "attribute"), None)
    if verb is None or verb.kind != "infinitive":
        return False
    acts = [a for a in scene.actors if last < a.first < anchor and a.may("nom")]
    persons = any(a.party.kind in ("person", "post") for a in acts)
    main = any(v.kind == "finite" and v.last > anchor for v in scene.verbs)
    return persons and main and scene.low(verb.last + 1).startswith(("üçün", "məqsəd"))


def _told_aside(scene: Scene, last: int, anchor: int, told: Sequence[Told]) -> bool:
    """Whether a participle of another thing stands right after a date: "avqustda olan gərginlikdən sonra"."""
    anchors = {a for t in told for a in t.anchors}
    asides = [
        v
        for v in scene.verbs
        if v.kind == "attribute" and v.has("happen", "be") and anchors.isdisjoint(range(v.last, v.last + 3))
    ]
    done = [
        v for v in scene.verbs if v.kind == "object" and v.has("light") and not v.has("receive", "attend")
    ]
    asides += [v for v in done if _far(v.last, anchors)]
    here = {last + 1} | (
        {last + 2} if scene.low(last + 1) in ("inşa", "bərpa", "həyata", "istifadəyə") else set()
    )
    for site in scene.sites:
        here |= {site.last + 1} if site.first in here else set()
    asides = [v for v in asides if not _frames(scene, v.last + 1) and not _is_talk(scene, v.last + 1)]
    return any(v.first in here and v.last < anchor for v in asides)


def _is_talk(scene: Scene, index: int) -> bool:
    """Whether a participle tells of the talk that the sentence is about: "Brüsseldə baş tutan görüşdə X ilə
    danışıb".
    """
    near = range(index, min(index + 3, scene.last))
    talk = next((n for i in near if (n := scene.noun(i, _TALKS)) is not None), None)
    return talk is not None and talk.case == "loc" and not talk.plural


def _far(index: int, anchors: set[int]) -> bool:
    """Whether no event is told so near right of a participle that it could be described by it."""
    return anchors.isdisjoint(range(index, index + 4))


def _frames(scene: Scene, index: int) -> bool:
    """Whether a gathering that lends its place to a talk stands at a token: "Bakıda keçirilən sammitin
    kuluarlarında".
    """
    return any(scene.low(i) in listed("cues", "frames") for i in range(index, index + 3))


def _passes(scene: Scene, first: int, told: Told) -> bool:
    draft = told.draft
    place = draft.place
    if draft.type == "conference":
        return True
    does = scene.next_verb(draft.last)
    if draft.rule in VISIT_NOUNS and does is not None and does.kind == "attribute":
        # "Kral Filip dünən Limaya səfər edən A ilə görüşüb": the day of the visit
        return not any(scene.opening(first) <= a.first < first and a.may("nom") for a in scene.actors)
    return place is None or first < place.first or draft.rule in VISIT_NOUNS
