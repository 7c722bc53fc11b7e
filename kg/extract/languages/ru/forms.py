"""What forms of Russian words say inside an agenda: participles, verbs, circumstances, governed cases."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token

_OUTSIDE = words_of("topics", "circumstances")
_BY_WHOM = words_of("topics", "by_whom")
_WITH_WHOM = words_of("topics", "with_whom")
_SEASONS = words_of("topics", "seasons")
_FUNCTION = ("V", "PREP", "CONJ", "PRO", "PRCL", "AV")


def is_circumstance(preposition: str, lemma: str) -> bool:
    """Whether a noun after its preposition says how a talk came about or went: "в ходе", "по инициативе"."""
    by_whom = preposition == "по" and lemma in _BY_WHOM
    return lemma in _OUTSIDE or by_whom or (preposition in _WITH and lemma in _WITH_WHOM)


_WITH = ("при", "с", "под")


def code_end(tokens: Sequence[Token], i: int) -> int | None:
    """Return the number of a code that begins at ``i``: "COP30", "С-400"; None for no code."""
    dash = i + 1 < len(tokens) and tokens[i + 1].text in "-–" and tokens[i].end == tokens[i + 1].start
    at = i + 1 + dash
    if at >= len(tokens) or tokens[at].shape != "number" or not tokens[i].text.isupper():
        return None
    return at if tokens[i].shape == "word" and tokens[at - 1].end == tokens[at].start else None


def governed(wanted: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """The cases of a noun after its preposition; after "в" and "на" the locative, where it can be."""
    possible = wanted & own or wanted
    return frozenset(("loc",)) if "loc" in possible else possible


def agree(a: Token, noun: Token, kinds: tuple[str, ...] = ("P",)) -> bool:
    """Whether a participle, or what else is of ``kinds``, agrees with a noun in case, number and gender."""
    left = {(r.case, r.number, r.gender if r.number == "s" else "") for r in a.readings if r.pos in kinds}
    right = {(r.case, r.number, r.gender if r.number == "s" else "") for r in noun.readings if r.pos == "N"}
    return bool(left & right)


def participial(token: Token) -> bool:
    return any(r.pos == "P" for r in token.readings)


def verbal(token: Token) -> bool:
    """Whether a form is a finite verb or short participle first of all."""
    return bool(token.readings) and token.readings[0].pos in ("V", "PS")


def functional(token: Token) -> bool:
    return bool(token.readings) and token.readings[0].pos in _FUNCTION


def past_season(tokens: Sequence[Token], i: int, limit: int) -> int:
    """Return the token after "осенью", "весной этого года" at ``i``, ``i`` where nothing says when."""
    if not tokens[i].lemmas & _SEASONS or "ins" not in tokens[i].cases("N"):
        return i
    year = next((k for k in (i + 2, i + 1) if k < limit and tokens[k].lemma == "год"), i)
    return min(year + 1, limit)


def past_years(tokens: Sequence[Token], i: int, limit: int) -> int:
    """Return the token after "с будущего года", "до 2030 года" at ``i``, ``i`` where nothing says when."""
    if i + 2 > limit or tokens[i].lower not in ("с", "со", "до"):
        return i
    which = tokens[i + 1].shape == "number" or bool(tokens[i + 1].lemmas & _COMING)
    return i + 3 if which and tokens[i + 2].lower in ("года", "месяца", "квартала") else i


_COMING = frozenset(("будущий", "следующий", "нынешний", "текущий", "прошлый", "этот"))


def number_end(tokens: Sequence[Token], i: int, limit: int) -> int:
    """Return the last token of numbers, dashes between them and "годы"."""
    while i < limit and (
        tokens[i + 1].shape == "number" or tokens[i + 1].lower in ("–", "-", "—", "год", "годы", "года")
    ):
        i += 1
    return i


def has_object(token: Token) -> bool:
    """Whether a verb tells what somebody does with something: "завтра | проведет день в Осло"; not "пройдет",
    "проведен"."""
    active = token.readings[:1] and token.readings[0].pos == "V" and not token.lower.endswith(("ся", "сь"))
    return bool(active) and not token.lemmas.isdisjoint(_WITH_OBJECTS)


_WITH_OBJECTS = frozenset(
    ("провести", "проводить", "подписать", "начать", "организовать", "запланировать", "наметить", "назначить")
)
