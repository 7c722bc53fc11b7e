"""What somebody says before he leaves for a visit, or before talks: "A Peruya səfəri öncəsi jurnalistlərə
deyib", "A Peruya yola düşməzdən əvvəl açıqlama verib".
"""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.tense import Mood, pluperfect
from kg.extract.languages.az.told import Told, put
from kg.extract.languages.az.visits import visit

_BEFORE = frozenset(["əvvəl", "öncə", "qabaq"])
_EVE = frozenset(["öncəsi", "qabağı"])
# "yola düş|məzdən əvvəl"
_LEAVING = ("başlamazdan", "düşməzdən", "çıxmazdan", "getməzdən", "yollanmazdan", "uçmazdan", "etməzdən")
# To whom somebody speaks before he leaves.
_TO_PRESS = ("jurnalist", "mətbuat", "media", "açıqlama", "müsahibə", "telekanal", "bəyanat")


def is_eve(scene: Scene, noun: Noun) -> bool:
    """Whether a visit or talk is still to come when somebody speaks: "səfərindən əvvəl", "görüşü öncəsi"."""
    after = scene.low(noun.index + 1)
    timed = after in _EVE or (noun.case == "abl" and after in _BEFORE)
    return timed and noun.owned and _speaks(scene, noun.index)


def _speaks(scene: Scene, index: int) -> bool:
    """Whether the clause of a token tells what somebody has said to the press, or is still to do."""
    main = scene.main(index)
    if main is None or main.negative or pluperfect(scene, main):
        return False
    if main.tense == "future":
        return main.kind == "finite"  # "səfərindən əvvəl A-nı qəbul edəcək"
    if main.tense != "past":
        return False
    clause = range(scene.opening(index), main.last + 1)
    return any(scene.low(i).startswith(_TO_PRESS) for i in clause)


def read(scene: Scene) -> list[Told]:
    """Return the visits of those who speak before they leave: "yola düşməzdən əvvəl jurnalistlərə deyib"."""
    if _BEFORE.isdisjoint(scene.rest(scene.first)):
        return []
    at = next((i for i in range(scene.first, scene.last) if scene.low(i).endswith(_LEAVING)), None)
    if at is None or scene.low(at + 1) not in _BEFORE or not _speaks(scene, at):
        return []
    low, main = scene.opening(at), scene.main(at)
    sites = [s for s in scene.sites if low <= s.first and s.last < at and s.case == "dat"]
    acting = subject(scene, main) if main is not None and sites else []
    guests = [a for a in acting if a.party.kind in ("person", "post", "pronoun")]
    guests = [a for a in guests if country_of(a.party) != sites[-1].span.country]
    if not guests:
        return []
    told = visit(scene, at, at, Mood("planned"), "visit-noun", sites[-1])
    told.anchors, told.draft.over = [], True
    return [put(told, guests, "guest")]
