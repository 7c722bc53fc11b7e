"""Summits of two sides, which are talks: "саммит России и США", "двусторонний саммит лидеров Чили и Перу"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.nouns import by_noun, with_dashes
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_SUMMITS = frozenset(("саммит", "мини-саммит"))
# A summit, and a talk of two.
_TWO = 2


def summit_of_two(scene: Scene, token: Token) -> Draft | None:
    """A talk told as a summit with two sides and no body: none of a union or of its members."""
    if token.lemmas.isdisjoint(_SUMMITS) or not scene.is_noun(token, _SUMMITS):
        return None
    genitive = scene.genitive(token)
    sides = genitive or scene.states_before(token) or scene.between(token) or with_dashes(scene, token)
    partner = [p for p in scene.with_(token) if p.first == token.index + _TWO] if not sides else []
    two = _are_two(sides) or (len(partner) == 1 and _is_one(partner[0])) or _in_whose_course(scene, token)
    return by_noun(scene, "meeting", token, "meeting-noun") if two else None


def _in_whose_course(scene: Scene, token: Token) -> bool:
    """Whether two of two states agree in the course of a summit: "А и Б договорились в ходе | саммита"."""
    bare = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    if [t.lower for t in scene.words.tokens[bare - 2 : bare]] != ["в", "ходе"]:
        return False
    verb = scene.governor(token, scene.clause(token))
    acting = scene.subject(verb) if verb is not None else []
    people = [p for p in acting if p.person is not None]
    return len(people) == len(acting) == _TWO and len({country_of(p) for p in people} - {""}) == _TWO


def _are_two(sides: list[Party]) -> bool:
    return len(sides) == _TWO and all(map(_is_one, sides))


def _is_one(party: Party) -> bool:
    """Whether a side is a state or somebody who acts for one."""
    return not party.plural and (party.kind in ("state", "person") or bool(party.country))
