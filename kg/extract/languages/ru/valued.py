"""Gatherings that somebody only values, of no time: "отметил значение | Всемирного форума по диалогу"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token

_VALUE = frozenset(("значение", "важность", "роль", "значимость", "вклад", "актуальность"))
# "значение «Бакинского процесса» и | форума": so many words between.
_BETWEEN = 6


def is_only_valued(scene: Scene, token: Token, first: int, end: int) -> bool:
    """Whether a gathering stands in the genitive behind a noun of worth and nothing says which time is meant:
    not in "роль состоявшегося в мае форума", "значение форума 2023 года"."""
    if "gen" not in token.cases("N") or scene.clauses.telling(token.index) or token.lemmas & _ONCE:
        return False
    inside = scene.words.tokens[first : end + 2]
    if any(t.shape == "number" or t.has("P") or t.lemma in _WHEN or set(t.text) <= _ROMAN for t in inside):
        return False
    if inside[-1].lower in ("в", "во", "на"):
        return False  # "значение саммита | в Осло"
    for before in reversed(scene.words.tokens[max(scene.sentence.first, first - _BETWEEN) : first]):
        if before.lemmas & _VALUE and before.has("N"):
            return True
        joins = before.shape == "mark" or before.lower == "и" or "gen" in before.cases()
        if not joins or finite(before) or phrases.preposition(scene.words, before.index):
            return False
    return False


# These are of one time: "важность | открытия в Баку центра".
_ONCE = frozenset(("открытие", "закрытие", "церемония", "инаугурация"))
_ROMAN = frozenset("IVXLC")
_WHEN = frozenset(("предстоящий", "прошлый", "нынешний", "следующий", "первый", "второй", "третий", "этот"))
