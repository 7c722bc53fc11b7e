"""For which gathering a journey told before is: "Səfərin əsas məqsədi sammitdə iştirakdır"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.scene import Actor, Noun, Scene

_JOURNEY: Final = frozenset(("səfərin", "səfərinin", "ziyarətin", "turnenin"))
_AIM: Final = ("məqsədi", "səbəbi")
_NEAR: Final = 5


def who_comes(scene: Scene, noun: Noun) -> list[Actor]:
    """Return who travels to attend the gathering of a noun, by the sentence before; [] for nobody."""
    if noun.case not in ("loc", "dat") or scene.low(scene.first) not in _JOURNEY:
        return []
    opening = range(scene.first + 1, min(scene.first + _NEAR, noun.index))
    if not any(scene.low(i) in _AIM for i in opening) or not _is_part(scene, noun.index + 1):
        return []
    acting = [a for a in acted_before(scene) if a.party.kind in ("person", "post")]
    return acting if len(acting) == 1 else []


def _is_part(scene: Scene, index: int) -> bool:
    """Whether "iştirakdır", "iştirak etməkdir" stands at a token."""
    if scene.low(index) in ("iştirakdır", "iştirakıdır"):
        return True
    return scene.low(index) == "iştirak" and scene.low(index + 1) in ("etməkdir", "etmək", "idi")
