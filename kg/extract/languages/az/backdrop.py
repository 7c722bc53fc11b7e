"""What somebody had done before what the main clause tells: "B ilə görüşmüş | A C ilə danışıb", "B ilə
görüşdükdən sonra | A Limaya yollanıb".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.subordinate import is_before_news
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb

# The letters of a day: "2025-03-12".
_DAY = 10


def read(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """Return the mentions that tell only what somebody had done before he did what the main clause tells."""
    if len(told) < 2:
        return []
    ordered = sorted(told, key=lambda t: t.draft.first)
    return [t for t, then in pairwise(ordered) if _precedes(scene, t) or _describes(scene, t, then.draft)]


def set_apart(scene: Scene, told: Sequence[Told]) -> None:
    """Keep talks that only say after what somebody travels or attends a gathering out of that."""
    for before in read(scene, told):
        for draft in (t.draft for t in told if t.draft.first > before.draft.last):
            if before.draft.type in ("meeting", "call") and draft.type == "visit" and draft.rule == "go":
                before.draft.over = True
            when = before.draft.when
            if when is not None and len(when.value) < _DAY and draft.type == "visit" and draft.scope:
                draft.scope = ((max(draft.scope[0][0], before.draft.last + 1), draft.scope[0][1]),)
            if before.draft.type == "meeting" and draft.type == "conference":
                draft.follows = True


def is_there(scene: Scene, stay: Told, talk: Draft) -> bool:
    """Whether a talk can be of the stay that a participle tells: not "Limada səfərdə olmuş | A çadlı həmkarı
    ilə görüşüb"."""
    verb = next((v for v in scene.verbs if v.last in (*stay.anchors, stay.draft.last)), None)
    head = next((a for a in scene.actors if verb is not None and a.first > verb.last), None)
    home = stay.draft.place.country if stay.draft.place is not None else ""
    acts = head is not None and head.group[-1].may("nom")
    return not acts or not home or home in talk.countries() or len(talk.parts) < 2


def _precedes(scene: Scene, told: Told) -> bool:
    return any(is_before_news(scene, i) for i in (*told.anchors, told.draft.last))


def _describes(scene: Scene, told: Told, then: Draft) -> bool:
    """Whether a participle tells of whom the sentence goes on to tell what he does: "B ilə görüşmüş | A C ilə
    danışıb"."""
    ends = (*told.anchors, told.draft.last, told.draft.last + 1)  # "görüş | keçirmiş"
    verb = next((v for v in scene.verbs if v.last in ends), None)
    if verb is None or verb.kind != "attribute" or _is_visited(told.draft, then):
        return False
    following = next((a for a in scene.actors if a.first > verb.last), None)
    return following is not None and following.group[-1].may("nom")


def _is_visited(visit: Draft, then: Draft) -> bool:
    """Whether what is told next can be of a visit: "Limada səfərdə olmuş A perulu həmkarı ilə görüşüb"."""
    if visit.type != "visit" or visit.modality == "cancelled":
        return False
    home = visit.place.country if visit.place is not None else ""
    return visit.modality != "held" or not home or home in then.countries() or not visit.when


def leave_participles(scene: Scene, told: Sequence[Told]) -> None:
    """Give a participle with its day, place and people to the event right behind it, of which it tells, and
    the main verb to the other: "Zəng | A ilə B-nin martda Limada keçirdiyi görüşdən sonra | olub"."""
    for verb in (v for v in scene.verbs if v.kind == "object" and v.has("light")):
        inner = next((t for t in told if verb.last < t.draft.last <= verb.last + 2), None)
        if inner is None or not is_before_news(scene, inner.draft.last):
            continue
        main = scene.main(verb.last)
        inner.anchors = [a for a in inner.anchors if main is None or a != main.last]
        for outer in told:
            if outer is not inner and outer.draft.last < verb.first and verb.last in outer.anchors:
                outer.anchors = [a for a in outer.anchors if a != verb.last]
                outer.anchors += [main.last] if main is not None else []
                _leave_people(outer.draft, inner.draft, verb)


def _leave_people(outer: Draft, inner: Draft, verb: Verb) -> None:
    """Leave those who are told behind an event and before the participle of another one to that, with what is
    told beside them."""
    between = [p for p in outer.parts if outer.last < p.party.first < verb.first]
    inner.parts = inner.parts or list(between)
    known = inner.keys()
    theirs = [p for p in between if p.party.key() in known]
    outer.parts = [p for p in outer.parts if p not in theirs]
    outer.rule = "whereabouts" if theirs and not outer.parts else outer.rule
    inner.rule = "meeting-noun" if inner.rule == "reference" and theirs else inner.rule
    outer.scope, outer.closed = ((outer.first, outer.last),), True
