"""Days for which an event was meant before it took place, or will, on another: "намечавшийся на февраль визит
состоялся 5 марта"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.segments import participle
from kg.extract.languages.ru.stage import listed
from kg.extract.times import When
from kg.extract.words import Token, Words

_PLANS = listed("cues", "planned")
_MEANT = _PLANS | listed("cues", "cancelled") | {"несостоявшийся", "сорвавшийся"}
_TAKES_PLACE = listed("happen", "verbs") - _PLANS
# "намечавшийся | в Риме на | 5 марта": so many words at most stand between.
_NEAR = 4


def drop(words: Words, whens: Sequence[When]) -> list[When]:
    """Leave out the days that a participle says an event was meant for, where its verb tells another day, and
    those on which a visit will end."""
    return [w for w in whens if w.stamp or not (_was_meant(words, w, whens) or _is_end(words, w))]


def _is_end(words: Words, when: When) -> bool:
    """Whether a visit ends on a day that stands right behind its verb: "визит завершится | 14 марта",
    "завершится в пятницу, | 14 марта"; not where it is that of the last stop: "поездка завершится | 14 марта
    в Осло"."""
    if _is_of_stop(words, when):
        return False
    opening = words.sentence_of(when.first).first
    before = reversed(words.tokens[max(opening, when.first - _NEAR) : when.first])
    verb = next((t for t in before if t.text != "," and t.lower not in _AT and not t.lemmas & _DAYS), None)
    if verb is None:
        return False
    if not verb.lemmas & _ENDS or not finite(verb):
        return False
    ahead = words.tokens[words.sentences[verb.sentence].first : verb.index]
    return any(t.lemmas & _STAYS and "nom" in t.cases("N") for t in ahead)


def _is_of_stop(words: Words, when: When) -> bool:
    """Whether a town stands right behind a day in a sentence about a journey."""
    sentence = words.sentence_of(when.first)
    after = words.tokens[when.last + 1 : min(when.last + 3, sentence.last + 1)]
    town = len(after) > 1 and after[0].lower in _AT and after[1].capital
    return town and any(t.lemmas & _TRIPS and t.has("N") for t in words.inside(sentence.index))


_TRIPS = listed("visit", "tour", "nouns")
_ENDS = frozenset(("завершиться", "закончиться"))
_AT = frozenset(("в", "во"))
_DAYS = listed("cues", "days")
_STAYS = listed("visit", "noun", "nouns")


def _was_meant(words: Words, when: When, whens: Sequence[When]) -> bool:
    sentence = words.sentence_of(when.first)
    before = words.tokens[max(sentence.first, when.first - _NEAR) : when.first]
    plan = next((t for t in reversed(before) if _says_meant(t) or _was_due(words, t)), None)
    if plan is None or any(finite(t) for t in before if t.index > plan.index):
        return False
    verb = next((t for t in words.tokens[when.last + 1 : sentence.last + 1] if finite(t)), None)
    if verb is None or not verb.lemmas & _TAKES_PLACE or words.tokens[verb.index - 1].lower == "не":
        return False
    return any(w is not when and _is_of(words, verb, w) for w in whens)


def _was_due(words: Words, token: Token) -> bool:
    """Whether "who was due" ends at a token: "визит, который должен был | пройти в январе"."""
    ahead = words.tokens[max(token.index - _NEAR, 0) : token.index]
    due = any(t.lemma == "быть" for t in ahead) and any(t.lemma in ("должен", "должный") for t in ahead)
    return due and token.has("I") and any("который" in t.lemmas for t in ahead)


def _says_meant(token: Token) -> bool:
    """Whether a participle looks back on a plan: "намечавшийся", "назначенный", "несостоявшийся"."""
    return bool(token.lemmas & _MEANT) and (participle(token) or token.has("A"))


def _is_of(words: Words, verb: Token, when: When) -> bool:
    """Whether a day stands with a verb: "состоялся | 5 марта", "5 марта | состоялся"."""
    after = words.tokens[verb.index + 1 : when.first]
    if when.first > verb.index:
        same = words.tokens[when.first].sentence == verb.sentence
        return same and not any(t.shape == "mark" or finite(t) for t in after)
    return when.last == verb.index - 1
