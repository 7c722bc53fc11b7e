"""The place that gives its house to an event: "Стамбул принял саммит", "Лима стала местом встречи"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.spans import Span
from kg.extract.words import Token


def hosting_place(scene: Scene, token: Token) -> Span | None:
    """The town or state that is the subject of "принять": "Стамбул принял саммит", "заседание принимает
    Перу"."""
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else token
    head = before if before.lemmas & {"раунд", "тур", "этап"} else token
    low, high = scene.clauses.reach(token.index)
    if _is_given_place(scene, token):
        return _becomes_place(scene, low, high)
    if "acc" not in head.cases("N", "A"):
        return None
    verb = next((t for t in scene.words.tokens[low : high + 1] if t.lemmas & _RECEIVES and finite(t)), None)
    towns = [s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high]
    towns = [s for s in towns if not phrases.preposition(scene.words, s.first) and not scene.in_party(s)]
    named = [s for s in towns if "nom" in phrases.noun_cases(scene.words.tokens[s.last])]
    beside = verb is not None and len(named) == 1 and _stands_beside(scene, verb, named[0])
    return named[0] if beside else None


def _stands_beside(scene: Scene, verb: Token, town: Span) -> bool:
    """Whether at most a time stands between a verb and its subject: "примет | в мае | Пекин", "Пекин | 5 мая
    | примет"."""
    behind = scene.words.tokens[verb.index + 1 : town.first]
    ahead = scene.words.tokens[town.last + 1 : verb.index]
    return any(_is_time(between) for between in (behind, ahead)) or 1 in (
        verb.index - town.last,
        town.first - verb.index,
    )


def _is_time(words: Sequence[Token]) -> bool:
    """Whether words tell a time: "в мае", "в будущем году", "5 мая"."""
    opens = bool(words) and (words[0].has("PREP") or words[0].shape == "number")
    return opens and 1 < len(words) <= _TIMED and not any(t.capital for t in words)


_TIMED = 3


def _is_given_place(scene: Scene, token: Token) -> bool:
    """Whether a noun says of what something is the place: "местом проведения | саммита"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    near = scene.words.tokens[max(scene.sentence.first, first - 2) : first]
    near = [t for t in near if t.lemma != "проведение"]
    return bool(near) and bool(near[-1].lemmas & _VENUES) and "ins" in near[-1].cases("N")


_VENUES = frozenset(("место", "площадка"))


def _becomes_place(scene: Scene, low: int, high: int) -> Span | None:
    """The town that becomes the place of an event: "Лима стала местом встречи"."""
    towns = [s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high]
    towns = [s for s in towns if not phrases.preposition(scene.words, s.first) and not scene.in_party(s)]
    named = [s for s in towns if "nom" in phrases.noun_cases(scene.words.tokens[s.last])]
    verb = next((t for t in scene.words.tokens[low : high + 1] if finite(t)), None)
    beside = [s for s in named if verb is not None and 1 in (verb.index - s.last, s.first - verb.index)]
    return beside[0] if len(beside) == 1 and verb is not None and verb.lemmas & _BECOMES else None


_BECOMES = frozenset(("стать", "быть", "являться", "оказаться"))
_RECEIVES = frozenset(("принять", "принимать"))
