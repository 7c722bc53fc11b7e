"""Summits and sessions of two sides, which are talks: "саммит России и США", "саммит лидеров Чили и Перу"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees
from kg.extract.languages.ru.noun_parties import with_dashes
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_SUMMITS = frozenset(("саммит", "мини-саммит"))
_SITTINGS = frozenset(("заседание", "сессия"))
# A summit, and a talk of two.
_TWO = 2


@on(_SUMMITS)
def summit_of_two(scene: Scene, token: Token) -> Draft | None:
    """A talk told as a summit with two sides and no body: none of a union or of its members."""
    if token.lemmas.isdisjoint(_SUMMITS) or not scene.is_noun(token, _SUMMITS):
        return None
    genitive = scene.genitive(token)
    sides = genitive or scene.states_before(token) or scene.between(token) or with_dashes(scene, token)
    partner = [p for p in scene.with_(token) if p.first == token.index + _TWO] if not sides else []
    two = _are_two(sides) or (len(partner) == 1 and _is_one(partner[0])) or _in_whose_course(scene, token)
    return by_noun(scene, "meeting", token, "meeting-noun") if two else None


@on(listed("meeting", "session", "nouns"), _SITTINGS)
def session_of_two(scene: Scene, token: Token) -> Draft | None:
    """A talk told by a noun of gatherings or links, of two officials of two states and no body: "провели
    рабочее совещание", "заседание стратегического диалога А с Б", "в ходе контактов с Б А отметил"."""
    nouns = listed("meeting", "session", "nouns")
    head = phrases.attribute_run(scene.words, token.index + 1, scene.sentence.last)
    inner = scene.words.tokens[head] if head <= scene.sentence.last else token
    of_dialogue = inner is not token and "диалог" in inner.lemmas and not inner.capital
    if not (scene.is_noun(token, nouns) or (of_dialogue and token.lemmas & _SITTINGS)):
        return None
    if _is_part(scene, token) or scene.reached >= token.index:
        return None
    draft = _of_two(scene, token) or (_of_two(scene, inner) if of_dialogue else None)
    if draft is not None and of_dialogue:
        scene.reached = inner.index  # "заседание стратегического | диалога": told once
    return draft


def _of_two(scene: Scene, token: Token) -> Draft | None:
    """The talk that a noun tells of two officials of two states; None where a body or others are in it."""
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    if any(t.capital for t in scene.words.tokens[token.index + 1 : end + 1] if not _is_side(scene, t)):
        return None
    light = scene.light_verb(token)
    if not _has_sides(scene, token, light) or (light is None and attendees(scene, token)):
        return None
    draft = by_noun(scene, "meeting", token, "meeting-noun")
    parties = [p.party for p in draft.parts] if draft is not None else []
    people = all(p.kind in ("person", "post") for p in parties)
    states = {country_of(p) for p in parties}
    two = len(parties) == len(states) == _TWO and "" not in states
    return draft if two and people and all(map(_is_one, parties)) else None


def _is_part(scene: Scene, token: Token) -> bool:
    """Whether a noun only says which part of a talk is meant: "раунд | переговоров"."""
    head = phrases.attribute_run(scene.words, token.index + 1, scene.sentence.last)
    inner = scene.words.tokens[head] if head <= scene.sentence.last else token
    return inner is not token and scene.is_noun(inner, listed("meeting", "noun", "nouns"))


def _is_side(scene: Scene, token: Token) -> bool:
    """Whether a token is part of an official who acts: "совещание | министра Чили А"."""
    near = (p for p in scene.clauses.parties if p.kind in ("person", "post"))
    return any(p.first <= token.index <= p.last for p in near)


def _has_sides(scene: Scene, token: Token, light: Token | None) -> bool:
    """Whether a clause says between whom, of whom or with whom a session is, or who holds it."""
    sides = scene.between(token) or scene.genitive(token)
    if len(sides) == _TWO or scene.with_(token):
        return True
    return light is not None and len(scene.subject(light)) == _TWO


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
