"""Who is somebody’s guest, at a meal of his: "A and B were guests of C at a dinner", "C treated A to lunch",
"A was hosted to lunch by C"."""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_MEALS: Final = listed("meeting", "noun", "meals")
_PEOPLE: Final = ("person", "post", "pronoun")
_TREATING: Final = frozenset(("treat", "host", "entertain"))
_BEFORE_HOST: Final = ("guest", "guests", "honour", "honor")
# "Was the guest of honour of President A at a | state dinner": so many words from the host to the meal.
_NEAR: Final = 6
# "Guests of honour of | President A"
_TO_HOST: Final = 5


@on("guest", "guests")
def guest_of(scene: Scene, token: Token) -> Draft | None:
    """Who is told to be somebody’s guest at a meal."""
    verb = scene.clauses.governor(token.index)
    be = scene.tokens[verb] if verb is not None else None
    if be is None or "be" not in be.lemmas:
        return None
    near = (p for p in scene.clauses.parties if 0 < p.first - token.index <= _TO_HOST and p.prep == "of")
    first = next((p for p in near if scene.tokens[p.first - 2].lower in _BEFORE_HOST), None)
    hosts = [p for p in scene.clauses.group(first) if p.kind in _PEOPLE] if first is not None else []
    meal = _meal(scene, hosts[-1].last) if hosts else None
    acting = [p for p in scene.clauses.parties if p.last < be.index and p.kind in _PEOPLE and not p.prep]
    guests = [p for p in scene.subject(be.index) if p.kind in _PEOPLE] or acting[-1:]
    return _draft(scene, token, guests, hosts) if meal is not None and guests else None


@on(_TREATING)
def treated(scene: Scene, token: Token) -> Draft | None:
    """Who is given a meal by a verb: "treated the minister | to dinner"."""
    role = scene.grammar.role(token.index)
    if not scene.is_verb(token, _TREATING) or role not in (FINITE, INFINITIVE, PASSIVE):
        return None
    passive = role == PASSIVE
    guests = scene.subject(token.index) if passive else scene.object(token.index)
    hosts = _by(scene, token) if passive else scene.subject(token.index)
    guests = [p for p in guests if p.kind in _PEOPLE and p not in hosts]
    hosts = [p for p in hosts if p.kind in _PEOPLE]
    if not guests or not hosts:
        return None
    meal = _meal(scene, token.index if passive else guests[-1].last)
    given = meal is not None and scene.tokens[scene.attributes(meal.index) - 1].lower == "to"
    return _draft(scene, token, guests, hosts) if given else None


def _meal(scene: Scene, after: int) -> Token | None:
    near = scene.tokens[after + 1 : min(after + _NEAR, scene.sentence.last) + 1]
    return next((t for t in near if t.lower in _MEALS), None)


def _by(scene: Scene, verb: Token) -> list[Party]:
    near = scene.clauses.parties
    first = next((p for p in near if p.prep == "by" and 0 < p.first - verb.index <= 2 * _NEAR), None)
    return scene.clauses.group(first) if first is not None else []


def _draft(scene: Scene, token: Token, guests: list[Party], hosts: list[Party]) -> Draft:
    draft = mention(scene, "meeting", token, "receive")
    scene.put(draft, hosts, "host")
    scene.put(draft, guests, "guest")
    return draft
