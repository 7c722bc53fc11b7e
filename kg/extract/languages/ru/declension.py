"""Nominatives that a form of a Russian or foreign person name may come from: hypotheses by ending and
dictionary.

The dictionary alone fails on foreign and rare surnames, on women's surnames in oblique case and on
indeclinables.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import msgspec

from kg.extract.languages.ru.dictionary import analyser
from kg.extract.languages.ru.inflection import form_of
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import parses, recase
from kg.extract.languages.ru.name_forms import forms_of

ALL = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
_OBLIQUE_F = frozenset(("gen", "dat", "ins", "loc"))
_VOWELS = frozenset("аеёиоуыэюя")
_HUSH = frozenset("гкхжшщчц")
_FAMILY = ("ов", "ев", "ёв", "ин", "ын")
_INDECLINABLE = words_of("posts", "indeclinable_names")
_TURKIC = ("оглы", "оглу", "кызы", "гулы", "кулы", "улы")
# Names of the East that do not decline: "Арагчи", "Демирджи", "Элибейли", "Османлы", "Аманберды".
_EASTERN = re.compile("((ч|дж|[бвгджзйкмнпрстш]л)[иы]|[еу]рды)$")
# The Arabic article, after which a name in -и keeps it: "аль-Марзуки".
_ARTICLES = re.compile("а[а-я]ь?|эль|э[а-я]", re.I)
_DICTIONARY_TAGS = frozenset(("Name", "Surn", "Patr"))


# Who bears his father's name: "Буш-младший", in the forms that this has.
_AGES = {
    f"{age}{ending}": frozenset(cases)
    for age in ("младш", "старш")
    for ending, cases in (
        ("ий", ("nom",)),
        ("его", ("gen", "acc")),
        ("ему", ("dat",)),
        ("им", ("ins",)),
        ("ем", ("loc",)),
    )
}


class Option(msgspec.Struct, frozen=True, gc=False):
    """A nominative that a form may come from, in these cases, for this gender ('' for both)."""

    nominative: str
    gender: str
    cases: frozenset[str]
    weight: float


@lru_cache(maxsize=50_000)
def options(word: str) -> tuple[Option, ...]:
    """Return the nominatives that a capitalised name form may stand for, each once per gender."""
    if "-" in word:
        return _hyphenated(word)
    lower = word.lower()
    found = _as_it_stands(lower)
    found += _fixed(lower) + _masculine(lower) + _adjectival(lower) + _feminine(lower)
    found += _from_dictionary(word) + _of_women(word)
    return tuple(_merged(found, word))


def _as_it_stands(lower: str) -> list[Option]:
    """The form as a nominative; endings of surnames and vowels tell the gender, other consonants lean to
    men."""
    nom = frozenset(("nom",))
    stiff = lower.endswith((*_TURKIC, "еску")) and not _has_name(lower.capitalize())
    if lower in _INDECLINABLE or stiff:  # "Эльвиры Попеску", but "Урсулы"
        return [Option(lower, "", ALL, 1.3)]
    if lower.endswith(("ова", "ева", "ёва", "ская", "цкая")):
        return [Option(lower, "f", nom, 0.5), Option(lower, "m", nom, 0.1)]
    if lower.endswith((*_FAMILY, "ский", "цкий", "ской")) and len(lower) > 3:
        return [Option(lower, "m", nom, 0.5)]
    if lower[-1] in "ая":
        return [Option(lower, "f", nom, 0.42), Option(lower, "m", nom, 0.36)]
    if lower.endswith("ой") and sum(c in _VOWELS for c in lower) > 2:
        return [Option(lower, "m", nom, 0.05)]  # "Нарендрой", "Майдовой" are instrumentals
    if lower[-1] not in _VOWELS:
        return [Option(lower, "m", nom, 0.46)]
    return [Option(lower, "", nom, 0.15 if lower[-1] == "ы" else 0.4)]


def _merged(found: Iterable[Option], word: str) -> list[Option]:
    """Bring back the capitals; of options that differ in weight alone the heavier one stays."""
    best: dict[tuple[str, str, frozenset[str]], Option] = {}
    for o in found:
        name = recase(word, o.nominative)
        old = best.get((name, o.gender, o.cases))
        if old is None or old.weight < o.weight:
            best[name, o.gender, o.cases] = Option(name, o.gender, o.cases, o.weight)
    return list(best.values())


def _hyphenated(word: str) -> tuple[Option, ...]:
    """The last part of a double name declines, the first only when it is a Russian name of its own."""
    first, _, last = word.rpartition("-")
    if (cases := _AGES.get(last)) and first[-1:].islower():  # "Маркосом-младшим"
        title = f"{last[:5]}ий"
        kept = (o for o in options(first) if o.cases & cases and o.gender in ("", "m"))
        return tuple(Option(f"{o.nominative}-{title}", "m", o.cases & cases, o.weight) for o in kept)
    if not last[:1].isupper():
        return (Option(word, "", ALL, 0.5),)
    # "с Франк-Вальтер Икс"; "аль-Хатер" tells no gender
    whole = [Option(word, "m", ALL, 0.15)] if first[:1].isupper() and last[-1].lower() not in _VOWELS else []
    if last.endswith("и") and _ARTICLES.fullmatch(first):
        return (Option(word, "", ALL, 1.0),)
    found = (
        Option(f"{_first_part(first, o)}-{o.nominative}", o.gender, o.cases, o.weight) for o in options(last)
    )
    return (*found, *whole)


def _first_part(first: str, last: Option) -> str:
    """The first part of a double name: it declines with the last one when the dictionary has it, and after
    "-ом"."""
    if "nom" in last.cases:
        return first
    known = [
        o for o in options(first) if o.weight >= 1 and o.cases & last.cases and o.gender in ("", last.gender)
    ]
    if known:
        return known[0].nominative
    return first[:-2] if last.cases == {"ins"} and first.endswith("ом") and len(first) > 4 else first


def _fixed(lower: str) -> list[Option]:
    """Indeclinables: foreign names in -о, -у, -и, -е, -э, -ю; women's names that end in a consonant."""
    if lower[-1] in "оуиеэюыё":
        rare = lower[-1] == "ы" or (lower[-1] in "юи" and lower[-2:-1] in _VOWELS)  # "Каю", "Каи" of "Кая"
        return [Option(lower, "", ALL, 0.2 if rare else 0.45)]
    if lower.endswith(("ов", "ев", "ёв")) and len(lower) > 4:  # a woman would be "-ова"
        return []
    if lower[-1] not in _VOWELS:
        return [
            Option(lower, "f", ALL, 0.02 if lower.endswith(("ом", "ем", "ым", "им", "ой", "ей")) else 0.3)
        ]
    return [Option(lower, "", ALL, 0.05)]


def _masculine(lower: str) -> list[Option]:
    out = []
    hard = {"а": ("gen", "acc"), "у": ("dat",), "ом": ("ins",), "ем": ("ins",), "ым": ("ins",), "е": ("loc",)}
    for ending, cases in hard.items():
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 1 and stem[-1] not in _VOWELS and stem[-1] not in "йьъ":
            if _VOWELS.isdisjoint(stem):  # "Ли Сон | Хва"
                continue
            if ending == "ым" and not stem.endswith(_FAMILY):
                continue
            if ending == "ем" and stem[-1] not in "жшщчц":
                continue
            if ending == "у" and stem.endswith(("ском", "цком")):  # "Зеленскому" is of Зеленский
                continue
            rare = ending == "ом" and stem.endswith(_FAMILY)  # Russian surnames take -ым; foreign ones -ом
            out.append(Option(stem, "m", frozenset(cases), 0.5 if rare else 0.6))
    soft = {"я": ("gen", "acc"), "ю": ("dat",), "ем": ("ins",), "ём": ("ins",), "е": ("loc",), "и": ("loc",)}
    for ending, cases in soft.items():
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 1 and stem[-1] != "ь":
            final = "й" if stem[-1] in _VOWELS else "" if stem[-1] == "й" else "ь"  # "Бянь Хуэйем"
            if ending == "и" and stem[-1] != "и":
                continue
            out.append(Option(stem + final, "m", frozenset(cases), 0.55 if final == "й" else 0.35))
    return out


def _adjectival(lower: str) -> list[Option]:
    out = []
    for ending, cases in {
        "ого": ("gen", "acc"),
        "его": ("gen", "acc"),
        "ому": ("dat",),
        "ему": ("dat",),
        "ым": ("ins",),
        "им": ("ins",),
    }.items():
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 2 and stem[-1] not in _VOWELS:
            if ending in ("ым", "им") and stem.endswith(_FAMILY):
                continue
            weight = 0.6 if stem.endswith(("ск", "цк")) or ending in ("ого", "ому") else 0.35
            finals = ("ий", "ой") if stem[-1] in _HUSH else ("ый", "ой", "ий")
            out += [Option(stem + f, "m", frozenset(cases), weight - 0.1 * k) for k, f in enumerate(finals)]
    for ending, fem_cases in {"ой": _OBLIQUE_F, "ую": frozenset(("acc",))}.items():
        stem = lower.removesuffix(ending)
        if stem != lower and stem.endswith(("ск", "цк", "н")):
            out.append(Option(stem + "ая", "f", fem_cases, 0.6 if stem.endswith(("ск", "цк")) else 0.2))
    return out


def _feminine(lower: str) -> list[Option]:
    """Names in -а and -я, of women and of men (Мустафа, Гаджи-ага)."""
    out = []
    for ending, cases in {
        "ы": ("gen",),
        "и": ("gen",),
        "е": ("dat", "loc"),
        "у": ("acc",),
        "ой": ("ins",),
        "ою": ("ins",),
        "ей": ("ins",),
    }.items():
        stem = lower.removesuffix(ending)
        if stem == lower or len(stem) < 2 or stem[-1] in _VOWELS:
            continue
        family = stem.endswith(_FAMILY) and len(stem) > 3
        if (ending == "и" and stem[-1] not in _HUSH) or (ending == "ей" and stem[-1] not in "жшщчц"):
            continue
        allowed = _OBLIQUE_F if family and ending == "ой" else frozenset(cases)
        eastern = _EASTERN.search(lower) is not None
        sure = (family and ending in ("ой", "у")) or ending == "и"
        weight = 0.1 if eastern else 0.6 if sure else 0.42 if ending in ("ы", "ей") else 0.35
        out.append(Option(stem + "а", "f" if family else "", allowed, weight))
        if ending == "у" and not stem.endswith(
            ("ском", "цком")
        ):  # few women's names end in -у; of men's many do (Болсонару, Лоренсу)
            out.append(Option(stem + "а", "f", allowed, 0.65))
    for ending, cases in {
        "и": ("gen", "dat", "loc"),
        "е": ("dat", "loc"),
        "ю": ("acc",),
        "ей": ("ins",),
        "ёй": ("ins",),
    }.items():
        stem = lower.removesuffix(ending)
        if stem != lower and (len(stem) > 2 or (len(stem) == 2 and stem[-1] in _VOWELS)):
            weight = 0.6 if stem[-1] == "и" else 0.3 if stem[-1] in "ьлаеоу" else 0.1
            if stem.endswith("ин") and ending == "ю":
                weight = 0.5  # "приняла Эвику Силиню": Latvian women; "Эвики Силини" may be an Italian
            out.append(Option(stem + "я", "", frozenset(cases), weight))
    return out


def _of_women(word: str) -> list[Option]:
    """The nominative of a woman's given name that the dictionary lacks: "Каей", "Джорджи"."""
    return [
        Option(name, "f", frozenset(cases), 1.2) for name, cases in _women().get(word.lower(), {}).items()
    ]


@cache
def _women() -> dict[str, dict[str, set[str]]]:
    """The forms of the names listed: form -> name -> cases."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in words_of("posts", "foreign_women"):
        for form, readings in forms_of(name.capitalize()).items():
            found[form.lower()][name] |= {r.case for r in readings}
    return {form: dict(names) for form, names in found.items()}


@lru_cache(maxsize=20_000)
def _has_name(word: str) -> bool:
    """Whether the dictionary knows a word as a form of a given name."""
    return analyser().word_is_known(word.lower()) and any("Name" in p.tag for p in parses(word))


def _weight(parse: Any, known: bool) -> float:
    """How much a reading of the dictionary counts: indeclinable names are rare, predicted ones little more
    than endings."""
    return (0.9 if "Fixd" in parse.tag else 1.2) if known else 0.4


def _from_dictionary(word: str) -> list[Option]:
    out = []
    known = analyser().word_is_known(word.lower())
    for p in parses(word):
        grammemes = p.tag.grammemes
        if _DICTIONARY_TAGS.isdisjoint(grammemes) or "plur" in grammemes or "Geox" in grammemes:
            continue
        gender = {"masc": "m", "femn": "f"}.get(str(p.tag.gender), "")
        text = (form_of(p, {"nomn", "sing"}) if p.tag.case else "") or p.normal_form
        case = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}.get(
            str(p.tag.case)
        )
        if case:
            out.append(Option(text, gender, frozenset((case,)), _weight(p, known)))
    return out
