"""Who acts in a clause of place behind a relative one: "написал А, который сейчас в Осло, где встретился"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party
from kg.extract.words import Token

if TYPE_CHECKING:
    from kg.extract.languages.ru.scene import Scene

_WHERE = frozenset(("где", "куда"))


def subject(scene: Scene, verb: Token) -> list[Party]:
    """Return whom the relative clause before is about, where a clause of place goes on without a subject."""
    k = scene.clauses.index_of(verb.index)
    own = scene.clauses.segments[k]
    if not k or not finite(verb) or scene.words.tokens[own.first].lower not in _WHERE:
        return []
    inside = (
        p for p in scene.clauses.parties if own.first <= p.first <= own.last and not (p.prep or p.inner)
    )
    if any("nom" in p.cases for p in inside):
        return []
    before = scene.clauses.segments[k - 1]
    which = next(
        (t for t in scene.words.tokens[before.first : before.last + 1] if t.lemma == "который"), None
    )
    if which is None or "nom" not in which.cases() or which.index != before.first:
        return []
    antecedent = scene.clauses.antecedent(which.index, frozenset())
    return [antecedent] if antecedent is not None else []
