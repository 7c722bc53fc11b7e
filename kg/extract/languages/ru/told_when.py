"""Talks that name nobody, of which a phrase tells where or on which day the one told before was: "по итогам
встречи | 6 марта", "на переговорах | в Осло обсудили торговлю"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_MONTHS = listed("cues", "months")
_SAYING = words_of("statements", "saying")
_COURSE = frozenset(("ходе", "время", "итогам", "рамках"))
# What was done then may have a day of its own: "после встречи | 6 марта", not "после встречи 7 марта уедет".
_OVER = frozenset(("после", "окончании", "завершении", "результатам"))
# "6 марта 2025 года в Лиме |": so many tokens tell when and where a talk was.
_WHEN_AND_WHERE = 7


def is_placed(scene: Scene, token: Token) -> bool:
    """Whether a talk that names nobody is told with its town or its day right behind it."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    at = (before == "на" and "loc" in token.cases("N")) or before in _COURSE
    if at and _is_day(scene, token.index + 1):
        return True
    following = scene.words.tokens[token.index + 1] if token.index < scene.sentence.last else token
    town = scene.spans.at(token.index + 2) if following.lower in ("в", "во") else None
    placed = town is not None and town.kind == "place"
    if before in _OVER:
        day = _is_day(scene, token.index + 1) or (
            town is not None and placed and _is_day(scene, town.last + 1)
        )
        return day and _closes(scene, token)
    return placed and at


def is_reported(scene: Scene, token: Token) -> bool:
    """Whether somebody tells of a talk in a town: "Об итогах | встречи в Осло рассказал посол"."""
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(first - 2, scene.sentence.first) : first]]
    about = before[-1:] in (["о"], ["об"]) or before[-2:] in (["об", "итогах"], ["о", "результатах"])
    following = scene.words.tokens[token.index + 1] if token.index < scene.sentence.last else token
    town = scene.spans.at(token.index + 2) if following.lower in ("в", "во") else None
    placed = town is not None and town.kind == "place"
    return about and placed and any(t.lemmas & _SAYING and finite(t) for t in scene.clause(token))


def _is_day(scene: Scene, index: int) -> bool:
    """Whether a day of a month begins at a token: "| 6 марта"."""
    day = scene.words.tokens[index : index + 2] if index < scene.sentence.last else []
    return len(day) > 1 and day[0].shape == "number" and bool(day[1].lemmas & _MONTHS)


def _closes(scene: Scene, token: Token) -> bool:
    """Whether a clause ends with the day and the town of a talk."""
    after = scene.words.tokens[
        token.index + 1 : min(token.index + 1 + _WHEN_AND_WHERE, scene.sentence.last + 1)
    ]
    end = next((n for n, t in enumerate(after) if t.shape == "mark"), None)
    verb = next((n for n, t in enumerate(after) if finite(t)), None)
    return end is not None and (verb is None or end < verb)


def is_meal_of_talk(scene: Scene, token: Token) -> bool:
    """Whether a meal only tells at what a verb says that somebody met: "встретились за | ужином с послом"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1].lower if first > scene.sentence.first else ""
    if before != "за" or "ins" not in token.cases("N"):
        return False
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and verb.index < first and bool(verb.lemmas & listed("meeting", "with", "verbs"))
