"""Who says something in the course of a gathering, and so is there: "во время саммита | премьер А предложил",
"на закрытии форума | министр Б напомнил"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.speakers import speaks
from kg.extract.parties import Party
from kg.extract.words import Token

_QUARRELS = words_of("statements", "quarrels")
_SAYS = words_of("statements", "saying") | words_of("statements", "at_talks") | _QUARRELS
_COURSES = (["во", "время"], ["в", "ходе"])
_ENDS = frozenset(("открытие", "закрытие", "завершение"))


def speaking_during(scene: Scene, token: Token, first: int) -> list[Party]:
    """Return the officials who say something, or quarrel, while the gathering of a phrase lasts."""
    if not _lasts(scene, token, first):
        return []
    verb = scene.governor(token, scene.clause(token))
    if verb is None or not finite(verb) or not verb.lemmas & _SAYS or _denied(scene, verb):
        return []
    towns = [s for s in scene.spans.all if s.kind == "place" and scene.sentence.first <= s.first]
    low, high = scene.clauses.reach(verb.index)
    if len({s.name for s in towns if low <= s.first <= high}) > 1:
        return []  # "во время саммита в Лиме министр сказал в Осло"
    there = [p for p in scene.subject(verb) if p.person is not None and country_of(p) and not speaks(p)]
    quarrels = bool(verb.lemmas & _QUARRELS)
    return [*there, *(p for p in scene.with_(verb) if quarrels and there and p.person is not None)]


def _lasts(scene: Scene, token: Token, first: int) -> bool:
    """Whether a phrase tells what goes on: "во время | саммита", "в ходе открытия | форума", "на закрытии |
    форума"."""
    tokens, floor = scene.words.tokens, scene.sentence.first
    if first <= floor or "gen" not in token.cases("N"):
        return False
    end = tokens[first - 1]
    start = phrases.first_attribute(scene.words, end.index, floor) if end.lemmas & _ENDS else first
    before = [t.lower for t in tokens[max(floor, start - 2) : start]]
    return before in _COURSES or (start < first and before[-1:] == ["на"])


def _denied(scene: Scene, verb: Token) -> bool:
    return scene.words.tokens[verb.index - 1].lower == "не"
