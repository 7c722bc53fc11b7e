"""Journeys to the place spoken of last that a text tells besides the news: "В мае 2019 года он был там с
визитом", "В 2019 году он совершил туда поездку"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.places import spoken_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.spans import Span
from kg.extract.words import Token

_STAYS = listed("visit", "stay", "verbs")
_THERE, _THITHER = frozenset(("там", "здесь")), frozenset(("туда", "сюда"))
# What tells that somebody was there once: "побывать", "с визитом".
_BEEN = frozenset(("побывать", "бывать", "гостить", "погостить"))


def been_there(scene: Scene, verb: Token) -> list[Span]:
    """Where somebody was at another time, by a verb of staying: "тогда он | побывал там"."""
    if not verb.lemmas & _STAYS or not finite(verb) or "past" not in verb.readings[0].tags:
        return []
    clause = scene.clause(verb)
    at = next((t.index for t in clause if t.lower in _THERE), None)
    on_visit = any(t.lemmas & listed("visit", "noun", "nouns") and _is_with(scene, t) for t in clause)
    if at is None or not (on_visit or verb.lemmas & _BEEN) or not _tells_when(clause):
        return []
    place = spoken_of(scene, at)
    return [place] if place is not None else []


def paid_there(scene: Scene, noun: Token) -> list[Span]:
    """Where the visit leads that somebody paid "туда": "совершил туда | визит", "его | поездка туда"."""
    near = [t for t in scene.words.tokens[noun.index - 3 : noun.index + 3] if t.sentence == noun.sentence]
    at = next((t.index for t in near if t.lower in _THITHER), None)
    if at is None or not scene.sentence.index:
        return []
    light = scene.light_verb(noun)
    if at != noun.index + 1 and (light is None or "acc" not in noun.cases("N")):
        return []
    place = spoken_of(scene, at)
    return [place] if place is not None else []


def _is_with(scene: Scene, noun: Token) -> bool:
    """Whether somebody is "с визитом", "в командировке" there."""
    return phrases.preposition(scene.words, scene.phrase_start(noun)) in ("с", "в")


def _tells_when(clause: Sequence[Token]) -> bool:
    """Whether a clause says when, or that it was before: a number, a month, "уже", "ранее"."""
    when = listed("cues", "months") | listed("cues", "earlier") | _TIMES
    return any(t.shape == "number" or t.lemmas & when for t in clause)


_TIMES = frozenset(("уже", "год", "месяц", "неделя", "весна", "лето", "осень", "зима", "впервые", "тогда"))
