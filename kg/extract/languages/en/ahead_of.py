"""Gatherings that something is told to come before, or that are told by the week in which they are.

"Spoke today ahead of the | summit", "the upcoming summit": the day that the sentence tells is that of what
comes before them, and they have only what is told behind those words. "Next week’s summit" is to come, "last
week’s" is over, whatever else the sentence tells.
"""

from __future__ import annotations

from typing import Final

from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token
from kg.records import Modality

_AHEAD: Final = (
    "ahead of", "in advance of", "prior to", "in the lead - up to", "in the leadup to", "in the lead up to",
    "in the run - up to", "in the runup to", "on the eve of",
)  # fmt: skip
_BEHIND: Final = ("following", "after", "on the heels of", "in the wake of", "in the aftermath of")
_COMING: Final = ("upcoming", "forthcoming")
# "Ahead of tomorrow’s virtual G20 leaders’ | summit": so many words from the name to the preposition.
_NEAR, _LONGEST = 6, 6
_OWN: Final = frozenset(("’s", "'s"))
_SPANS: Final = frozenset(("week", "month", "year"))
_WHEN: Final[dict[str, Modality]] = {
    "next": "planned", "tomorrow": "planned", "last": "held", "yesterday": "held",
}  # fmt: skip


def comes_after(scene: Scene, first: int) -> bool:
    """Whether something is told to come before a gathering, so that nobody need attend it: "met ahead of"."""
    return _start(scene, first, _AHEAD) is not None


def own_days(scene: Scene, draft: Draft, verb: Token | None) -> None:
    """Leave a gathering that is to come after what its sentence tells only the days told with it.

    ``verb`` is that by which somebody attends it.
    """
    if draft.modality == "cancelled" or draft.denied:
        return
    draft.modality = _by_week(scene, draft) or draft.modality
    told = (*_AHEAD, *_COMING, *(() if _is_to_come(scene, draft.last) else _BEHIND))
    start = _start(scene, draft.first, told) if verb is None else None
    if start is not None:
        draft.scope = ((start, _end(scene, draft.last)),)
        draft.closed = draft.closed or _start(scene, draft.first, _BEHIND) is not None


def _is_to_come(scene: Scene, last: int) -> bool:
    """Whether what follows on a gathering is still to be: "Following the summit, A | will travel to Lima"."""
    ahead = range(last + 1, scene.sentence.last)
    verb = next((i for i in ahead if scene.grammar.role(i) == FINITE), None)
    return verb is not None and any(t.lower == "will" for t in scene.grammar.auxiliaries(verb))


def _end(scene: Scene, last: int) -> int:
    """Where the words on a gathering end: "on the eve of the summit in Lima, A | announced"."""
    reach = max(scene.clauses.reach(last)[1], last)
    verbs = (i for i in range(last + 1, reach + 1) if scene.grammar.role(i) == FINITE)
    return next(verbs, reach + 1) - 1


def _by_week(scene: Scene, draft: Draft) -> Modality | None:
    """How real a gathering is by the week, month or day that owns it: "next week’s", "yesterday’s"."""
    low = max(scene.sentence.first, draft.first - _NEAR)
    owner = next((i for i in range(draft.last, low, -1) if scene.tokens[i].text in _OWN), None)
    if owner is None:
        return None
    word = scene.tokens[owner - 1].lower
    return _WHEN.get(scene.tokens[owner - 2].lower if word in _SPANS else word)


def _start(scene: Scene, first: int, told: tuple[str, ...]) -> int | None:
    """Where the words on a gathering begin that ``told`` opens, None where none of it stands before it."""
    for i in range(first, max(scene.sentence.first, first - _NEAR) - 1, -1):
        before = scene.text(max(scene.sentence.first, i - _LONGEST), i)
        if before.endswith(told):
            return i + (i < first)
        if i < first and (scene.grammar.role(i) or scene.tokens[i].text in ",;:"):
            return None
    return None
