"""Events of which a noun before them says that nothing is settled, or that they are only wished well: "вопрос
о встрече решается", "верит в переговоры", "пожелал успеха в переговорах"; or that they were long ago: "в
годовщину подписания"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_ABOUT = frozenset(("о", "об", "обо"))
_FAVOURS = listed("cues", "favours")
_SUCCESS = listed("cues", "success")
_WISHES = listed("cues", "wishes_well")
_SETTLED = listed("cues", "settled")
_ANNIVERSARIES = listed("cues", "anniversaries")
# "вопрос о, | предстоящих двусторонних переговорах": so many words before the noun.
_NEAR = 3


def is_undecided(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a noun tells of an event only as of a question, or as of what somebody is for."""
    if not token.has("N"):
        return False
    first = scene.phrase_start(token)
    before = list(scene.words.tokens[max(scene.sentence.first, first - _NEAR) : first])
    if not before:
        return False
    return _is_question(scene, before, clause) or _is_favoured(before) or _is_wished_well(scene, before)


def _is_question(scene: Scene, before: Sequence[Token], clause: Sequence[Token]) -> bool:
    """Whether an event is asked about: "Вопрос о | встрече решается"; not where it was answered."""
    asked = len(before) > 1 and before[-1].lower in _ABOUT and "вопрос" in before[-2].lemmas
    if not asked:
        return False
    answered = (t for t in clause if t.lemmas & _SETTLED and t.has("PS", "V"))
    return not any(scene.words.tokens[t.index - 1].lower != "не" for t in answered)


def _is_favoured(before: Sequence[Token]) -> bool:
    """Whether somebody is for an event, or believes in it: "выступает за | переговоры с Чили"."""
    return len(before) > 1 and before[-1].lower in ("за", "в") and bool(before[-2].lemmas & _FAVOURS)


def _is_wished_well(scene: Scene, before: Sequence[Token]) -> bool:
    """Whether somebody hopes for the success of an event: "пожелал успеха в | переговорах", "надеется на
    успех | переговоров"."""
    success = next((t for t in reversed(before) if t.lemmas & _SUCCESS), None)
    if success is None or success.index < before[-1].index - 1:
        return False
    ahead = scene.words.tokens[scene.sentence.first : success.index]
    return any(t.lemmas & _WISHES for t in ahead)


def not_to_be(scene: Scene, token: Token) -> bool:
    """Whether "не будет" closes the clause of an event: "С премьером он | встречаться не будет", "Отдельных |
    переговоров с ним не будет"."""
    _, high = scene.clauses.reach(token.index)
    end = scene.words.tokens[max(high - 2, token.index) : high + 1]
    said = [t.lower for t in end if t.shape == "word"][-2:]
    return said in (["не", "будет"], ["не", "будут"])


def is_remembered(scene: Scene, token: Token) -> bool:
    """Whether an event is only one whose anniversary is kept: "к годовщине | подписания договора"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else None
    return before is not None and bool(before.lemmas & _ANNIVERSARIES) and "gen" in token.cases("N")


def is_some_year(scene: Scene, token: Token) -> bool:
    """Whether some only mean to be of one mind by some year: "договорились | заключить до 2000 года мирный
    договор"."""
    if not token.has("I") or "заключить" not in token.lemmas:
        return False
    clause = scene.clause(token)
    agreed = any(t.lemmas & listed("cues", "agreed") for t in clause) or clause[0].lower == "чтобы"
    years = any(a.lower in ("до", "к") and b.shape == "number" for a, b in pairwise(clause))
    return agreed and years and not any(t.lemmas & listed("cues", "months") for t in clause)
