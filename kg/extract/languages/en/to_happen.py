"""Whether a verb says that an event is to come: "the session | is to take place", "is due to be held"."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_HAPPEN = listed("light", "happen") - {"come", "focus", "mark", "bring"}
# "Is | currently due to take place": so many words up to the "to".
_NEAR = 4
_DUE = frozenset(("due", "set", "scheduled", "expected", "slated", "planned", "supposed", "also", "now"))


def is_to_happen(scene: Scene, verb: Token) -> bool:
    """Whether "is" or "are" goes on to what is to be: no "is to blame", no "was to take place"."""
    if verb.lower not in ("is", "are"):
        return False
    last = scene.sentence.last
    to = next((i for i in range(verb.index + 1, min(verb.index + _NEAR, last)) if _is_to(scene, i)), 0)
    between = scene.tokens[verb.index + 1 : to]
    if not to or not all(t.lower in _DUE or t.lower.endswith("ly") for t in between):
        return False
    passive = scene.tokens[to + 1].lower == "be"
    what = scene.tokens[min(to + 1 + passive, last)]
    following = scene.tokens[min(what.index + 1, last)].lower
    return bool(what.lemmas & _HAPPEN) and (what.lower != "take" or following == "place")


def _is_to(scene: Scene, i: int) -> bool:
    return scene.tokens[i].lower == "to"


def when_to_happen(scene: Scene, noun: Token) -> tuple[tuple[int, int], ...]:
    """The phrase that says when what a noun tells is to be, where the verb is one of "is to", "are to"."""
    verb = scene.verb_after(noun.index)
    if verb is None or verb.lower not in ("is", "are") or scene.preposition(noun.index):
        return ()
    if not is_to_happen(scene, verb):
        return ()
    after = scene.clauses.segment(min(verb.index + 2, scene.sentence.last))
    return ((after.first, after.last),) if after.first > verb.index else ()
