"""For which talks or gatherings somebody travels: "A B ilə danışıqlar üçün Limaya gedəcək"; of a journey made
long ago they were held.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import across_aims
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb

# "2024-11-11": who came on a day announced that he would attend.
_DAY = 10
_FOR = frozenset(["üçün", "məqsədilə"])
# "sammitdə iştirak | üçün", "sammitdə iştirakla | bağlı"
_AIMS = frozenset(("üçün", "məqsədilə", "məqsədi"))
_BOUND = frozenset(("bağlı", "əlaqədar"))


def is_aim(scene: Scene, noun: Noun) -> bool:
    """Whether somebody travels for a talk: "danışıqlar | üçün Limaya gedəcək", "görüşə gedəcək"."""
    if noun.owned or not (scene.low(noun.index + 1) in _FOR if noun.case == "nom" else noun.case == "dat"):
        return False
    main = scene.main(noun.index)
    goes = main is not None and main.has("go", "stay") and not main.negative
    return goes and main is not None and (noun.case == "nom" or main.tense == "future")


def settle(scene: Scene, told: Sequence[Told]) -> None:
    """Let that for which somebody travelled long ago be held, then and there: "2023-cü ildə mərasimdə iştirak
    etmək üçün Limaya gəlmişdi"."""
    if all(t.draft.modality != "planned" for t in told):
        return
    across_aims.mark(scene, told)
    done = {v.last for v in scene.verbs if v.tense == "past" and v.lists}  # and no "səfərdədir"
    visits = [t.draft for t in told if t.draft.type == "visit" and t.draft.last in done]
    visits = [v for v in visits if v.modality == "held" and v.earlier]
    for visit in (v for v in visits if v.when is None or len(v.when.value) < _DAY):
        for draft in (t.draft for t in told if t.draft.modality == "planned" and _is_for(scene, t.draft)):
            if draft.keys() & visit.keys() and draft.first < visit.first:
                draft.modality, draft.aimed, draft.earlier = "held", False, True
                draft.when = draft.when or visit.when


def _is_for(scene: Scene, draft: Draft) -> bool:
    """Whether an event is that for which somebody travels."""
    return draft.aimed or scene.low(draft.last + 1) in _FOR


def comes_to(scene: Scene, noun: Noun) -> Verb | None:
    """Return the verb of a journey to a gathering: "iştirak üçün gələcək", "iştirakı məqsədilə gəlib",
    "iştirakla bağlı gedəcək"."""
    main = scene.next_verb(noun.index)
    if noun.case == "nom" and scene.low(noun.index + 1) == "üçün" and main is not None:
        return main if main.kind == "finite" and main.has("go") else None  # "sammiti üçün Limaya gedəcək"
    words = [scene.low(i) for i in range(noun.index + 1, noun.index + 4)]
    purpose = words[0] in ("iştirak", "iştirakı", "qatılma") and words[1] in _AIMS
    purpose = purpose or (words[0] == "iştirakla" and words[1] in _BOUND)
    purpose = purpose or (words[:2] == ["iştirakı", "ilə"] and words[2] in _BOUND)
    following = scene.next_verb(noun.index) if purpose and noun.case in ("loc", "dat") else None
    return following if following is not None and following.has("go", "be", "stay", "visit") else None
