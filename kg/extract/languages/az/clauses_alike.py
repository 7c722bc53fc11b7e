"""A day or town that opens a sentence is that of all its clauses: "Dünən A B ilə görüşüb, C isə D-ni qəbul
edib".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.told import Told

# What stands before such a day: "Bundan başqa, | dünən", "Xatırladaq ki, | dünən"
_OPENING = 4
# "A B ilə görüşüb, sonra | Limaya gedib"
_THEN = frozenset(["sonra", "ardınca", "oradan"])
# "A B ilə | görüşmüş, C D-ni qəbul etmişdi"
_DONE = ("mış", "miş", "muş", "müş")
_APART = frozenset(["ki", ";", ":"])
_PLACED = ("meeting", "signing")


def share(scene: Scene, told: Sequence[Told]) -> None:
    """Give what later clauses tell the day and the town that open the sentence, where these are those of the
    first and theirs are not told."""
    main = sorted((t for t in told if not t.draft.aside), key=lambda t: t.draft.first)
    first = next(iter(main), None)
    if first is None or len(main) == 1:
        return
    for then in main[1:]:
        if not _are_alike(scene, first, then):
            continue
        when, place = first.draft.when, first.draft.place
        own = any(first.draft.last < w.first < then.draft.last for w in scene.whens)
        opens = when is not None and not when.end and _opens(scene, when.first)
        if opens and then.draft.when is None and not own and _is_of_day(first.draft, then.draft):
            then.draft.when = when
        free = then.draft.place is None and not then.placed and then.draft.type in _PLACED
        town = place is not None and not place.region and _opens(scene, place.first)
        if free and town and first.draft.type in _PLACED and not _goes_away(scene, first, then):
            then.draft.place = place


def _opens(scene: Scene, index: int) -> bool:
    """Whether a word opens its sentence, or stands behind what leads on to it or behind its day."""
    if index == scene.first:
        return True
    if index - scene.first <= _OPENING and scene.low(index - 1) in (",", "ki"):
        return True
    return any(w.last + 1 == index and _opens(scene, w.first) for w in scene.whens)


def _are_alike(scene: Scene, first: Told, then: Told) -> bool:
    """Whether two clauses stand side by side, and tell what was done, or what will be."""
    one, other = first.draft, then.draft
    same = one.modality == other.modality and one.earlier == other.earlier and one.last < other.first
    if not same or one.apart or other.apart or one.modality == "cancelled" or first.ends:
        return False
    if any(scene.low(i) in _APART and not scene.quoted(i) for i in range(one.last, other.last)):
        return False
    return _is_main(scene, first) and _is_main(scene, then)


def _is_main(scene: Scene, told: Told) -> bool:
    """Whether the predicate of a clause tells an event, and no "-dığını" or "-maq üçün" does."""
    ends = (told.draft.last, *told.anchors)
    verbs = [v for v in scene.verbs if v.last in ends]
    joined = any(v.kind == "converb" and scene.low(v.last).endswith(_DONE) for v in verbs)
    return joined or any(v.kind == "finite" and not v.negative for v in verbs)


def _is_of_day(first: Draft, then: Draft) -> bool:
    """Whether what a clause tells was on the day of the first: other people act, or the same talk again."""
    if not first.keys() & then.keys():
        return True
    return first.type in TALKS and then.type in TALKS


def _goes_away(scene: Scene, first: Told, then: Told) -> bool:
    """Whether somebody may be elsewhere by then: "sonra", a town or state in the second clause."""
    between = range(first.draft.last + 1, then.draft.last)
    moved = any(scene.low(i) in _THEN for i in between)
    return moved or any(s.first in between and s.case in ("loc", "dat", "abl") for s in scene.sites)
