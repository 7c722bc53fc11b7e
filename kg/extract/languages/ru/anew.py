"""Talks told as another one than that of the same people before: "вновь встретились", "дал ужин в честь
гостя", "на другой день побеседовали", or apart from a wider one: "за обедом", "во время прогулки"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_AGAIN = listed("meeting", "anew", "words")
_ATTRIBUTES = listed("meeting", "anew", "attributes")
_GOES_ON = listed("meeting", "anew", "goes_on")
_ONLY_ON = listed("meeting", "anew", "only_on")
_TIMES_OF = listed("meeting", "anew", "times_of")
_MEALS = listed("meeting", "anew", "meals")
_BEGINS = listed("meeting", "anew", "begins")
_DINING = listed("meeting", "anew", "dining")
_SINCE = listed("meeting", "anew", "since")
_ASIDE = listed("meeting", "anew", "aside")
_TWO = listed("meeting", "anew", "two")
_ROUNDS = listed("meeting", "round", "nouns")
_ALONE_VERBS = listed("meeting", "anew", "alone_verbs")
_COUNTED = listed("meeting", "anew", "counted")
_COUNTS = listed("meeting", "anew", "counts")
_TIMES = listed("meeting", "anew", "times")
_OTHER_DAYS = tuple(table("triggers")["meeting"]["anew"]["days"])
_THEN = tuple(table("triggers")["meeting"]["anew"]["then"])
_ALONE = tuple(table("triggers")["meeting"]["anew"]["alone"])
_APART = tuple(table("triggers")["meeting"]["separate"]["phrases"])
# "вновь" stands so many words from the verb that it belongs to: "вновь с ним встретился".
_BESIDE = 3


def is_another(scene: Scene, token: Token) -> bool:
    """Whether its clause tells a talk as another one than that of the same people told before."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & _SINCE for t in clause):
        return False
    text = f" {' '.join(t.lower for t in clause)} "
    if any(f" {phrase} " in text for phrase in _OTHER_DAYS) or _is_once_more(scene, token):
        return True
    if token.lemmas & _DINING or _is_given(scene, token, text):
        return True
    if scene.words.tokens[low].lower == "накануне" and token.has("V"):
        return True
    if _is_already_told(scene, token, low, high):
        return True
    later = any(f" {word} " in text for word in _THEN)
    return (later and is_at_meal(scene, token)) or goes_on(scene, token)


def _is_already_told(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether a talk took place already, somewhere else or on another day: "на этой неделе он | уже общался с
    премьером в Осло"."""
    if not token.has("V") or scene.words.tokens[token.index - 1].lower != "уже":
        return False
    spans = (s for s in scene.spans.all if low <= s.first <= high and s.kind == "place")
    return _has_day(scene, low, high) or any(not scene.in_party(s) for s in spans)


def is_beside(scene: Scene, token: Token) -> bool:
    """Whether some of those who met can talk by themselves: at a meal, on a walk, two alone."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & (_ASIDE | _TWO | _MEALS) for t in clause):
        return True
    text = " ".join(t.lower for t in clause)
    return any(phrase in text for phrase in (*_ALONE, *_APART))


def goes_on(scene: Scene, token: Token) -> bool:
    """Whether a talk is said to go on over a meal or on another day: "| переговоры продолжились во вторник";
    not one told in its stages: "переговоры начались в узком составе и продолжились за обедом"; nor how long
    it was, "продолжалась 50 минут"."""
    low, high = scene.clauses.reach(token.index)
    inside = scene.words.tokens[low : high + 1]
    going = any(t.lemmas & _GOES_ON and not _lasts(scene, t) for t in inside)
    if not going or any(t.lemmas & _BEGINS for t in scene.words.inside(scene.sentence.index)):
        return False
    return is_at_meal(scene, token) or _has_day(scene, low, high)


def _lasts(scene: Scene, verb: Token) -> bool:
    """Whether a verb only tells for how long: "продолжались | около двух часов"."""
    behind = scene.words.tokens[verb.index + 1 : min(verb.index + _SO_LONG, scene.sentence.last) + 1]
    return any(t.lemmas & _UNITS for t in behind)


# "продолжались | чуть более двух с половиной часов": so many words at most.
_SO_LONG = 7
_UNITS = frozenset(("минута", "час", "полчаса"))


def only_to_go_on(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether a clause says of a talk only that there will be more of it: "| диалог будет продолжен",
    "стороны продолжат | консультации"; not when, nor where."""
    clause = scene.words.tokens[low : high + 1]
    verb = next((t for t in clause if t.lemmas & _ONLY_ON and (finite(t) or t.has("PS"))), None)
    if verb is None or not token.has("N") or is_at_meal(scene, token) or _has_day(scene, low, high):
        return False
    to_come = "futr" in verb.readings[0].tags or scene.words.tokens[verb.index - 1].lower in _WILL_BE
    dated = any(t.shape == "number" or t.lemmas & _TIMES_OF for t in clause)
    placed = any(s.kind == "place" and low <= s.first <= high for s in scene.spans.all)
    return to_come and not (dated or placed)


_WILL_BE = frozenset(("будет", "будут"))


def is_together(scene: Scene, token: Token) -> bool:
    """Whether those of whom a plural tells talk with each other: "общались за ужином", "уединились"."""
    if token.lemmas & _ALONE_VERBS or is_at_meal(scene, token):
        return True
    low, high = scene.clauses.reach(token.index)
    text = " ".join(t.lower for t in scene.words.tokens[low : high + 1])
    return any(phrase in text for phrase in (*_ALONE, *_APART))


def is_at_meal(scene: Scene, token: Token) -> bool:
    """Whether people talk over a meal: "общались | за ужином"."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    return any(t.lower in ("за", "на") and _ends_in_meal(scene, t) for t in clause)


def _is_once_more(scene: Scene, token: Token) -> bool:
    """Whether the word itself is said to be another one: "| вновь встретились", "повторная | встреча"."""
    verb = token if token.has("V") else scene.light_verb(token)
    attributes = _attributes(scene, token) if token.has("N") else []
    rounds = any(t.lemmas & _ROUNDS for t in attributes) and _in_rounds(scene)
    if any(t.lemmas & _ATTRIBUTES for t in attributes) and not (rounds or token.lemmas & _ROUNDS):
        return not any(t.lemmas & _COUNTS for t in scene.clause(token))
    at = {token.index} | ({verb.index} if verb is not None else set())
    for before, word in pairwise(scene.words.inside(scene.sentence.index)):
        again = bool(word.lemmas & _AGAIN) or (before.lemmas & _COUNTED and word.lemmas & _TIMES)
        if again and any(abs(word.index - k) <= _BESIDE for k in at):
            return not _is_of_other_verb(scene, word, at)
    return False


def _attributes(scene: Scene, noun: Token) -> list[Token]:
    """The words before a noun, or before the round of which it tells: "второй раунд | переговоров"."""
    first = scene.phrase_start(noun)
    before = scene.words.tokens[max(first - 1, scene.sentence.first)]
    if before.lemmas & _ROUNDS:
        first = scene.phrase_start(before)
    return list(scene.words.tokens[first : noun.index])


def _in_rounds(scene: Scene) -> bool:
    """Whether the text has told of rounds, of which "the second round" can be one that was told."""
    before = scene.words.tokens[: scene.sentence.first]
    return any(t.lemmas & _ROUNDS for t in before)


def _is_of_other_verb(scene: Scene, adverb: Token, told: set[int]) -> bool:
    """Whether an adverb stands right before a verb of another kind: "на встрече | вновь подтвердил"."""
    after = scene.behind(adverb)
    return finite(after) and after.index not in told


def _is_given(scene: Scene, token: Token, text: str) -> bool:
    """Whether a meal is given for a guest or told by itself: "дал | ужин в честь", "| ужин премьеров"."""
    if not (token.has("N") and token.lemmas & (_MEALS | {"прием"})):
        return False
    if "прием" in token.lemmas and not any(phrase in text for phrase in _HONOURS):
        return False
    if any(phrase in text for phrase in _HONOURS):
        return True
    told = token.cases("N") & {"nom", "acc", "ins"} and "gen" not in token.cases("N")
    return bool(told) and not phrases.preposition(scene.words, scene.phrase_start(token))


_HONOURS = (" в честь ", " от имени ", " в его честь ", " в ее честь ")


def _ends_in_meal(scene: Scene, preposition: Token) -> bool:
    """Whether a phrase is of a meal: "за | неформальным ужином"."""
    after = scene.words.tokens[preposition.index + 1 : preposition.index + 4]
    for token in after:
        if token.lemmas & _MEALS and token.has("N"):
            return True
        if not token.has("A", "P"):
            return False
    return False


def _has_day(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause names a day: "продолжились | во вторник", "продолжатся | 5 мая"."""
    clause = scene.words.tokens[low : high + 1]
    days, months = listed("cues", "days"), listed("cues", "months")
    named = any(a.lower in ("в", "во") and b.lemmas & days for a, b in pairwise(clause))
    return named or any(t.lower in _ON_DAYS for t in clause) or any(t.lemmas & months for t in clause)


_ON_DAYS = frozenset(("завтра", "вчера", "послезавтра", "накануне", "вечером"))
