"""Talks of one state with several that are not named: "talks between Iran and six world powers", "Iran held
talks with European countries"."""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_TALKS: Final = words_of("triggers", "unnamed", "talks")
_STATES: Final = words_of("triggers", "unnamed", "states")
_WHICH: Final = words_of("triggers", "unnamed", "which")
_LINKS: Final = frozenset(("and", "with"))
# "Six | major | world | powers": so many words.
_LONG: Final = 5


@on(_TALKS)
def with_states(scene: Scene, token: Token) -> Draft | None:
    """The talk of the only state named beside a noun of talks, whose other side is several states."""
    if scene.grammar.role(token.index) or scene.title:
        return None
    low, high = scene.clauses.reach(token.index)
    states = [p for p in scene.clauses.parties if p.kind == "state" and low <= p.first and p.last <= high]
    side = states[0] if len({p.country for p in states}) == 1 else None
    if side is None or not _faces(scene, token, side, low, high):
        return None
    draft = mention(scene, "meeting", token, "talk-noun")
    draft.named = draft.many = True
    scene.put(draft, [side])
    return draft


def _faces(scene: Scene, token: Token, side: Party, low: int, high: int) -> bool:
    """Whether several states follow "and" or "with" as the other side of a talk, or stand before "and"."""
    other = next((k for k in range(low, high + 1) if scene.tokens[k].lower in _STATES), None)
    first = _first(scene, other, low) if other is not None else None
    if other is None or first is None or any(side.first <= k <= side.last for k in range(first, other + 1)):
        return False
    before = scene.tokens[max(first - 1, 0)]
    between = scene.text(max(token.index + 1, low), token.index + 1) == "between"
    if side.last < first:  # "between Iran and | six powers", "Iran held talks with | six powers"
        joined = before.lower in _LINKS and (side.last == first - 2 or before.lower == "with")
        return joined and (between or before.lower == "with" or other < token.index)
    return scene.text(other + 1, other + 1) == "and" and (between or side.last < token.index)


def _first(scene: Scene, noun: int, low: int) -> int | None:
    """Where the phrase of several states begins that says how many or which: "six world | powers"."""
    first = noun
    while first > low and noun - first < _LONG and scene.tokens[first - 1].lower in _WHICH:
        first -= 1
    return first if first < noun else None
