"""Days told with what somebody travels for: of the journey, of what it is for, or of the talk with him."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.extract.languages.az.governing import governor
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.told import Told
from kg.extract.times import When

# What somebody came for is so many days ahead at most: "martın 15-də sammitdə iştirak etmək üçün gəlib".
_SOON = 30


def with_journey(scene: Scene, when: When, aim: Told, told: Sequence[Told]) -> Told:
    """What a day belongs to that is not of what somebody came for: his coming, or what the clause tells of
    him, "mayın 7-də sammitdə iştirak etmək üçün gəlmiş A-nın B ilə görüşü olub".
    """
    journey = next((t for t in told if t.draft.type == "visit" and t.draft.modality == "held"), aim)
    if journey is aim or not journey.draft.aside:
        return journey
    others = [t for t in told if t not in (aim, journey) and t.draft.first > journey.draft.last]
    return governor(scene, when.first, when.last, others, day=True) or journey


def is_of_journey(scene: Scene, when: When, aim: Told, published: datetime.date | None) -> bool:
    """Whether a day before what somebody has come for is that of his coming: "dekabrın 4-də | bu gün Moskvada
    keçiriləcək iclasda iştirak etmək üçün Rusiyaya gedib", "martın 5-də | Şuranın sammitində".
    """
    between = range(when.last + 1, aim.draft.first)
    if any(w.first in between for w in scene.whens):
        return True
    if published is not None and _is_soon(when, published):
        return False
    telling = [v.first for v in scene.verbs if v.first in between and v.kind in ("attribute", "object")]
    named = [a.first for a in scene.actors if a.first in between and a.party.kind in ("person", "post")]
    # "mayın 7-də | A-nın keçirilən tədbirlərdə iştirak etmək üçün gəlmiş B ilə görüşü"
    described = bool(telling) and not (named and named[0] < telling[0])
    owned = any(b.first == when.last + 1 and "gen" in b.cases for b in scene.bodies)
    return owned or not described


def _is_soon(when: When, published: datetime.date) -> bool:
    """Whether a day without a year is one of those right after the publication."""
    ahead = (published + datetime.timedelta(days=n) for n in range(1, _SOON))
    return len(when.value) == 10 and when.value[4:] in {d.isoformat()[4:] for d in ahead}


def days_of_journeys(scene: Scene, told: Sequence[Told]) -> None:
    """Who comes to a gathering comes on the day told: "mayın 6-da sammitdə iştirak üçün Parisə gedəcək"."""
    for visit in (t.draft for t in told if t.draft.type == "visit" and t.draft.rule == "go"):
        before = [t.draft for t in told if t.draft.type == "conference" and t.draft.last < visit.first]
        when = before[-1].when if before else None
        if visit.when is not None or when is None or not when.last < before[-1].first:
            continue
        if visit.modality == "held" and before[-1].aimed:
            continue  # it is the day of the gathering to come
        described = any(when.last < v.first < before[-1].first for v in scene.verbs)
        purpose = any(
            scene.low(i).startswith(("üçün", "məqsəd")) for i in range(before[-1].last, visit.first)
        )
        if purpose and not described:
            visit.when = when
