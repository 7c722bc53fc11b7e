"""For which talks or gatherings somebody travels: "A B ilə danışıqlar üçün Limaya gedəcək"; of a journey made
long ago they were held.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import across_aims
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.told import Told

# "2024-11-11": who came on a day announced that he would attend.
_DAY = 10
_FOR = frozenset(["üçün", "məqsədilə"])


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
