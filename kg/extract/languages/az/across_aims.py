"""For which gathering a journey told before is: "Səfərin əsas məqsədi sammitdə iştirakdır"; and whether the
talk for which somebody came took place: "A B ilə görüşmək üçün gəlib. Görüşdə ticarət müzakirə olunub".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.acting import acted_before
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.told import Told

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


_FOR: Final = frozenset(("üçün", "məqsədilə"))
_MEETINGS: Final = listed("nouns", "meeting")
_THEY: Final = frozenset(("tərəflər", "onlar", "həmsöhbətlər", "liderlər", "nazirlər", "prezidentlər"))
# So many sentences after it at most.
_SOON: Final = 2


def mark(scene: Scene, told: Sequence[Told]) -> None:
    """Mark the talks for which somebody has come as such: they may be told again as held."""
    come = [v for v in scene.verbs if v.kind == "finite" and v.tense == "past" and v.has("go")]
    visits = [t.draft for t in told if t.draft.type == "visit" and t.draft.modality == "held"]
    visits = [v for v in visits if any(v.last == verb.last for verb in come)]
    for draft in (t.draft for t in told if t.draft.type == "meeting" and t.draft.modality == "planned"):
        aim = scene.low(draft.last + 1) in _FOR
        later = [v for v in visits if draft.last < v.first and v.keys() & draft.keys()]
        draft.aimed = draft.aimed or (aim and bool(later))


def took_place(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Let a talk for which somebody has come be held, where the next sentences tell what was said at it."""
    for draft in (d for d in drafts if d.aimed and d.type == "meeting" and d.modality == "planned"):
        after = [s for s in scenes if 0 < s.sentence.index - draft.sentence <= _SOON]
        for scene in after:
            between = (d for d in drafts if d.type in TALKS and draft.last < d.first < scene.first)
            if any(between):
                break
            if _tells_of(scene):
                draft.modality, draft.aimed = "held", False
                break


def _tells_of(scene: Scene) -> bool:
    """Whether a sentence opens with the talk told before, and tells in the past what was at it."""
    noun = scene.noun(scene.first, _MEETINGS)
    main = scene.main(scene.first)
    if main is None or main.negative or main.tense != "past" or main.has("plan", "cancel"):
        return False
    if noun is None:
        return scene.low(scene.first) in _THEY and main.has("topic") and not main.has("say")
    during = scene.low(scene.first + 1) in listed("cues", "during")
    return noun.case == "loc" or during or (noun.case == "nom" and main.has("happen"))


def is_prepared(scene: Scene, noun: Noun) -> bool:
    """Whether a gathering without a name is but the matter of a talk named after it: "nazirlərin | sammitə
    hazırlıqla bağlı görüşü"."""
    prepared = noun.case == "dat" and scene.low(noun.index + 1).startswith("hazırlı")
    about = noun.case == "ins" and scene.low(noun.index + 1) in ("bağlı", "əlaqədar")
    near = range(noun.index + 2, min(noun.index + 5, scene.last))
    talks = (scene.noun(i, _MEETINGS) for i in near)
    return (prepared or about) and not noun.owned and any(n is not None and n.owned for n in talks)
