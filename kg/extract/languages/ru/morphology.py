"""Russian word forms -> readings, and back to the nominative, over pymorphy3 (dictionary of OpenCorpora)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kg.extract.languages.ru.dictionary import CASES, LEAST, analyser, features, plain, whole
from kg.extract.languages.ru.inflection import form_of
from kg.extract.words import Reading, Token

_CASE_BACK = {case: listed for listed, case in CASES.items()}
_RUSSIAN = re.compile(r"[а-яё]+", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def parses(word: str) -> tuple[Any, ...]:
    """Return the parses of a word form, likeliest first; noise below a score of 0.004 is left out.

    There are none for letters that Unicode's tables do not name, on which pymorphy3 fails.
    """
    named = _RUSSIAN.fullmatch(word) or all(unicodedata.name(c, "") for c in word)
    found = analyser().parse(word) if named else ()
    likely = tuple(p for p in found if p.score >= LEAST) or tuple(found[:1])
    later = _reordering(word.lower())
    return tuple(sorted(likely, key=later)) if later is not None else likely


def _reordering(lower: str) -> Callable[[Any], bool] | None:
    """What tells which parses of a word are less likely than the dictionary has it; None for most words."""
    if lower.startswith("премьер"):  # people sooner than first nights: "премьеры"
        return lambda p: "inan" in p.tag
    if lower.startswith("график"):  # timetables sooner than drawings: "графике"
        return lambda p: "femn" in p.tag
    if lower.startswith("временн"):  # a chargé is "временный" and not "временной"
        return lambda p: bool(p.normal_form != "временный")
    if lower.endswith("секретарь"):  # an official of a body sooner than the order to be one
        return lambda p: "VERB" in p.tag
    if lower in _OF_COURTS:  # sooner than of ships: "председатели верховных судов"
        return lambda p: bool(p.normal_form == "судно")
    if lower == "визави":  # a colleague sooner than face to face
        return lambda p: "ADVB" in p.tag
    return None


_OF_COURTS = frozenset(("судов", "судам", "судами", "судах"))
# Officials who are called by an adjective or participle: "командующий флотом", "временный поверенный".
_SUBSTANTIVE = re.compile(
    r"((?:главно|зам)?(?:командующ|поверенн|уполномоченн|управляющ|заведующ|председательствующ))[а-яё]{2,3}"
)
_ACRONYM = re.compile(r"([А-ЯЁ]{2,})[а-яё]{1,3}")


# Officials whose name does not decline.
_STIFF = frozenset(("завотделом", "завсектором", "завкафедрой", "торага"))


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word form; ``lemma`` is lower-case with ё folded to е, ’ to '.

    Officials whose name is an adjective get noun readings too, after the others.
    """
    lower = word.lower()
    if lower in _STIFF or (lower.startswith("зам") and _is_deputy(lower)):
        return tuple(
            Reading(lower.replace("ё", "е"), "N", c, "s", "m", frozenset(("anim",))) for c in _CASE_BACK
        )
    # With its dots the dictionary's "её" is a possessive alone: "| Её принял президент".
    asked = "ее" if lower == "её" else word
    found = () if _reordering(lower) else whole(asked)
    found = found or tuple(dict.fromkeys(_reading(p) for p in parses(asked)))
    official = _SUBSTANTIVE.fullmatch(lower)
    if official is not None:
        stem = official.group(1)
        lemma = stem + ("ий" if stem.endswith("щ") else "ый")
        found += tuple(
            dict.fromkeys(
                Reading(lemma, "N", r.case, r.number, r.gender, frozenset(("anim",)))
                for r in found
                if r.pos in "AP"
            )
        )
    return found


def _is_deputy(lower: str) -> bool:
    """Whether a word is "зам" + an official in the genitive ("замминистра"), which does not decline."""
    rest = lower[3:]
    return (
        len(rest) > 4 and known(rest) and any({"NOUN", "anim", "gent", "sing"} in p.tag for p in parses(rest))
    )


def _reading(parse: Any) -> Reading:
    return Reading(plain(parse.normal_form), *features(parse.tag))


@lru_cache(maxsize=50_000)
def known(word: str) -> bool:
    """Whether the dictionary has the word form."""
    return bool(analyser().word_is_known(word.lower()))


@lru_cache(maxsize=50_000)
def inflected(
    word: str, case: str, *, pos: tuple[str, ...], from_case: str, number: str, gender: str = ""
) -> str | None:
    """Return ``word``, read as ``pos`` in ``from_case`` and ``number``, in another case; None when no reading
    fits.

    ``gender`` ('' for any) is that of the reading and of the result. Capitals are kept as they are in
    ``word``.
    """
    acronym = _ACRONYM.fullmatch(word)
    if acronym is not None:
        return acronym.group(1)
    if pos == ("N",) and _SUBSTANTIVE.fullmatch(word.lower()):
        pos = ("N", "A", "P")
    for p in parses(word):
        r = _reading(p)
        fits = r.pos in pos and (not from_case or r.case == from_case) and (not number or r.number == number)
        if not fits or (gender and r.gender and r.gender != gender):
            continue
        wanted = {_CASE_BACK[case], {"s": "sing", "p": "plur"}.get(r.number, "sing")}
        if r.number == "s" and r.gender and r.pos in ("A", "P"):
            wanted.add({"m": "masc", "f": "femn", "n": "neut"}[r.gender])
        form = form_of(p, wanted) if r.number else ""
        if form:
            return recase(word, _superlative(p, word.lower(), wanted) or form)
    return None


def _superlative(parse: Any, word: str, wanted: set[str]) -> str:
    """The form of "высший", which the dictionary takes for one with "высочайший"; '' for other words."""
    if "Supr" not in parse.tag:
        return ""
    forms = (f.word for f in parse.lexeme if "Supr" in f.tag and wanted <= f.tag.grammemes)
    return next((form for form in forms if form[:4] == word[:4]), "")


def recase(model: str, word: str) -> str:
    """Return ``word`` with the capitals of ``model``: all, first (also after hyphens), or none; without ё as
    ``model`` is."""
    if "ё" not in model.lower():
        word = word.replace("ё", "е")
    if len(model) > 1 and model.isupper():
        return word.upper()
    for mark in "-'’":
        parts, models = word.split(mark), model.split(mark)
        if len(parts) == len(models) > 1:
            return mark.join(recase(m, p) if p and m else p for p, m in zip(parts, models, strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def is_listed(token: Token, lemmas: frozenset[str]) -> bool:
    """Return whether a word is one of those listed, also behind "зам" and "экс-": "министра образования и |
    замминистра юстиции"."""
    bare = token.lower.removeprefix("экс-").removeprefix("зам")
    derived = bare != token.lower and len(bare) > _SHORT
    return bool(token.lemmas & lemmas) or (derived and any(p.normal_form in lemmas for p in parses(bare)))


# "зам|ка" is no deputy of anybody.
_SHORT = 3
