"""Journeys to the place spoken of last that a text tells besides the news: "В мае 2019 года он был там с
визитом", "В 2019 году он совершил туда поездку"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lands_meant import spoken_of
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
    if not verb.lemmas & _STAYS or not finite(verb):
        return []
    clause = scene.clause(verb)
    at = next((t.index for t in clause if t.lower in _THERE), None)
    if at is not None and _is_another(scene, verb, at):
        place = spoken_of(scene, at)
        return [place] if place is not None else []
    if "past" not in verb.readings[0].tags:
        return []
    on_visit = any(t.lemmas & listed("visit", "noun", "nouns") and _is_with(scene, t) for t in clause)
    if at is None or not (on_visit or verb.lemmas & _BEEN) or not _tells_when(clause):
        return []
    place = spoken_of(scene, at)
    return [place] if place is not None else []


def this_town(scene: Scene, verb: Token) -> Span | None:
    """The town that "этот | город" beside a verb means: the one spoken of last."""
    tokens = scene.words.tokens
    beside = (i for i in (verb.index - 1, verb.index + 2) if scene.sentence.first < i <= scene.sentence.last)
    town = next((i for i in beside if tokens[i].lower == "город" and tokens[i - 1].lemma == "этот"), None)
    place = spoken_of(scene, town) if town is not None else None
    return place if place is not None and place.kind == "place" else None


def _is_another(scene: Scene, verb: Token, at: int) -> bool:
    """Whether a named official is, was or will be as well where the text told of somebody's visit: "| Там же
    побывал премьер А", "Там ожидается и премьер А"."""
    told = [d for d in reversed(scene.told) if d.rule not in _ADDED and not d.title]
    visit = next((d for d in told if d.type == "visit" and d.sentence == told[0].sentence), None)
    if visit is None or scene.sentence.index - visit.sentence > _SHORTLY:
        return False
    if not verb.lemmas & _BEEN_TOO:
        return False
    people = scene.subject(verb)
    known = visit.keys()
    named = bool(people) and all(p.person is not None and p.person.capacities for p in people)
    new = named and not any(p.key() in known for p in people)
    tokens = scene.words.tokens
    ahead = tokens[people[0].first - 1].lower if people else ""
    too = tokens[min(at + 1, scene.sentence.last)].lower == "же" or ahead in _ALSO
    return new and too


_BEEN_TOO = _BEEN | {"находиться", "ожидаться", "пребывать"}
_ALSO = frozenset(("и", "также", "тоже"))
_ADDED = ("attendance", "delegation", "greeting", "whereabouts")
_SHORTLY = 2


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
