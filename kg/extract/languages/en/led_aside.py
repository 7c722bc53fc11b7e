"""Who leads the talk told before, told by whose chairmanship it was under: "The meeting, which took place
today under the | chairmanship of A and B, reviewed trade"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_CHAIRS = frozenset(("chairmanship", "co-chairmanship", "chairpersonship", "chair", "leadership"))
_NOUNS = listed("there_too", "nouns")
# "The | two-day meeting" and "of the co-chairs, | A": so many words.
_OPENING, _NEAR = 4, 5
_PERSONS = ("person", "post")


@on(_CHAIRS)
def under_chair(scene: Scene, token: Token) -> Draft | None:
    """Those under whose chairmanship a sentence says that what was told before took place."""
    under = scene.text(token.index - 3, token.index - 1).split()
    if token.lower not in _CHAIRS or "under" not in under or scene.title or not scene.sentence.index:
        return None
    first = scene.sentence.first
    opening = scene.tokens[first : first + _OPENING]
    told = opening[0].lower in ("the", "this") and any(scene.is_noun(t, _NOUNS) for t in opening[1:])
    if not told or scene.tokens[token.index + 1].lower != "of":
        return None
    near = [p for p in scene.clauses.parties if 0 < p.first - token.index <= _NEAR and p.kind in _PERSONS]
    people = [q for p in near[:1] for one in scene.clauses.group(p) for q in scene.clauses.spelled_out(one)]
    named = [p for p in people if p.person is not None]
    return were_there(scene, token, named, attended=True) if named else None
