"""Places that give a talk or a gathering of others: "Oslo hosted talks between A and B", "Oslo played host to
the summit", "Oslo was the venue for a meeting of A and B"."""

from __future__ import annotations

from typing import Final

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import PREPOSITIONS, WILL
from kg.extract.spans import Span
from kg.extract.words import Token

_GIVING: Final[dict[str, list[str]]] = table("triggers")["places"]["giving"]
# Between a place and its verb: "Oslo | will again | host", "Oslo | is due to | host".
_BETWEEN: Final = WILL | {
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "to", "also", "again", "once",
    "more", "set", "due", "expected", "scheduled", "slated", "now",
}  # fmt: skip
# From the place to the noun of what it gives: so many words at most.
_FAR: Final = 16
_ROUNDS: Final = ("round of", "series of", "rounds of")


def add_place(scene: Scene, noun: Token, draft: Draft) -> None:
    """Let a talk be where the place is that gives it, where no other place is told beside it."""
    if draft.place is not None:
        return
    first = scene.attributes(noun.index)
    if scene.text(first - 2, first - 1) in _ROUNDS:
        first = scene.attributes(first - 2)
    place = place_that_gives(scene, first)
    if place is None or any(scene.prep_of(s) in ("in", "at") for s in _after(scene, noun)):
        return
    draft.place = place
    if place.kind == "place" and len(draft.parts) > 1:
        draft.parts = [p for p in draft.parts if not place.first <= p.party.first <= place.last]


def _after(scene: Scene, noun: Token) -> list[Span]:
    return scene.places(noun.index + 1, scene.clauses.reach(noun.index)[1])


def place_that_gives(scene: Scene, first: int) -> Span | None:
    """The place that is told to give what begins with a token; None where nothing or nobody else does."""
    low = max(scene.sentence.first, first - _FAR)
    verbs = (i for i in range(first - 1, low, -1) if scene.grammar.role(i) and _gives(scene, i, first))
    verb = next(verbs, None)
    if verb is None:
        return None
    at = verb - 1
    while at > low and (scene.tokens[at].lower in _BETWEEN or _is_when(scene, at)):
        at -= 1
    at -= scene.tokens[at].text == ","
    span = scene.spans.over(at)
    if span is None or span.kind not in ("place", "state") or span.region or not span.name:
        return None
    return None if scene.prep_of(span) in PREPOSITIONS or scene.prep_of(span) in (",", "and") else span


def _gives(scene: Scene, verb: int, first: int) -> bool:
    """Whether a verb and the words after it, the day left out, tell that a place gives what follows."""
    said = [t.lower for t in scene.tokens[verb + 1 : first] if not _is_when(scene, t.index)]
    return " ".join(said) in _GIVING.get(scene.verb_lemma(scene.tokens[verb]), ())


def _is_when(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    before_day = token.lower in ("on", "this", "last", "next") and scene.grammar.is_when(
        scene.tokens[min(index + 1, scene.sentence.last)]
    )
    return scene.grammar.is_when(token) or token.shape == "number" or before_day
