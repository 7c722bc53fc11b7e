"""Wordings of bodies -> keys of the gazetteer, where the wording is no name that stands there as such.

Spelling, order and small words do not count, and the body that another one is part of is one whatever it is
called: "Parliamentary Assembly of the OSCE" is "OSCE PA" spelt out, "Программа развития Организации
Объединённых Наций" is that of ООН. What two bodies could be called leads to neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.gazetteer import LANGUAGES, Body, Lang, bodies, body
from kg.identities import skeleton
from kg.resolve.organs import associations, organs
from kg.resolve.stated import stated

_SMALL = {
    "ru": frozenset(("po", "v", "vo", "i", "na", "dlya", "o", "ob", "s")),
    "en": frozenset(("the", "of", "for", "and", "in", "on", "to", "at", "s")),
    "az": frozenset(("va", "uzra", "uchun", "ila", "nin", "nun", "in", "un")),
}
_SPELT = {
    "organisation": "organization", "programme": "program", "centre": "center", "labour": "labor",
    "defence": "defense", "civilisations": "civilizations", "standardisation": "standardization",
    "birliyi": "ittifaqi", "dunya": "umumdunya", "qirmizi": "qizil", "haqlari": "huquqlari",
}  # fmt: skip
# Beside the body that it is part of: ПА ОБСЕ.
_ABBREVIATED = {
    ("ru", "pa"): "parlamentskaya assambleya",
    ("ru", "mpa"): "mezhparlamentskaya assambleya",
    ("ru", "ga"): "generalnaya assambleya",
    ("ru", "genassambleya"): "generalnaya assambleya",
    ("ru", "sb"): "sovet bezopasnosti",
    ("ru", "sovbez"): "sovet bezopasnosti",
    ("ru", "smid"): "sovet ministrov inostrannykh del",
    ("ru", "sgg"): "sovet glav gosudarstv",
    ("ru", "sgp"): "sovet glav pravitelstv",
    ("ru", "smo"): "sovet ministrov oborony",
    ("en", "pa"): "parliamentary assembly",
    ("en", "ipa"): "interparliamentary assembly",
    ("en", "ga"): "general assembly",
    ("en", "sc"): "security council",
    ("en", "cfm"): "council of foreign ministers",
    ("az", "pa"): "parlament assambleyasi",
    ("az", "ba"): "bash assambleyasi",
    ("az", "tsh"): "tahlukasizlik shurasi",
}
_JOINED = (
    ("co operation", "cooperation"),
    ("south east", "southeast"),
    ("inter parliamentary", "interparliamentary"),
    ("inter governmental", "intergovernmental"),
)
_CASES = {
    "ru": "o|ogo|ego|imi|ymi|aya|yaya|oe|ee|ie|ye|ii|yi|oi|ei|ikh|ykh|iya|iyu|am|akh|ami|ov|ev|a|u|i|y|e|ya",
    "en": "s",
    "az": "sinin|sinun|nin|nun|in|un",
}
_LEGAL = frozenset(
    {
        *("ПАО", "ОАО", "ЗАО", "АО", "ООО", "ГК", "НК", "ТОО", "PJSC", "OJSC", "CJSC", "JSC", "LLC", "Inc."),
        *("Ltd", "Ltd.", "Plc", "PLC", "QSC", "ASC", "MMC", "AŞ"),
    }
)
_QUOTED = re.compile(r"(?P<what>[^«»“”\"]+) [«“\"](?P<name>[^«»“”\"]+)[»”\"]")
_QUOTED_HEADS = frozenset(
    {
        *("структура", "организация", "корпорация", "госкорпорация", "компания", "госкомпания", "концерн"),
        *("движение", "авиакомпания", "холдинг"),
    }
)
_WITH_ACRONYM = re.compile(r"(?P<name>.+?) (?:[-–—] (?P<dashed>\w{2,8})|\((?P<bracketed>[\w-]{2,8})\))")
_AND = {"en": "and", "ru": "и", "az": "və"}
_LEAST_OF_PRIVATE = 3  # words: "National Urban League", but any state may have a National Association
_ONE_WORD = frozenset(("parliament", "ministry", "government"))
"""Kinds of national bodies whose name may be one word beside their state: the Mejlis, not the Bank."""
_AZ_OWNED = tuple(
    (soft + i, hard) for i in "iu" for soft, hard in (("", ""), ("s", ""), ("g", "q"), ("y", "k"))
)


def normal(name: str, lang: str) -> str:
    """Return a wording without what does not count, the body that it is part of in front.

    >>> normal("Parliamentary Assembly of the OSCE", "en") == normal("OSCE Parliamentary Assembly", "en")
    True
    """
    whole, rest = _whole(_words(name), lang)
    if whole:
        rest = " ".join(_ABBREVIATED.get((lang, word), word) for word in rest).split()
    kept = [word for word in rest if word not in _SMALL.get(lang, ())]
    kept = [_stem(word, lang) for word in kept] if lang == "az" else kept
    return " ".join([*whole, *(sorted(kept) if lang == "en" else kept)])


def _words(name: str) -> tuple[str, ...]:
    spelt = skeleton(name)
    for apart, joined in _JOINED:
        spelt = spelt.replace(apart, joined)
    return tuple(_SPELT.get(word, word) for word in spelt.split())


def _whole(words: tuple[str, ...], lang: str) -> tuple[list[str], list[str]]:
    """Return the mark of the body that a wording names inside itself, and its other words."""
    wholes = _wholes(lang)
    stems = [_stem(word, lang) for word in words]
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            if key := wholes.get(" ".join(stems[start : start + size])):
                return [f"@{key}"], [*words[:start], *words[start + size :]]
    return [], list(words)


@lru_cache(maxsize=16384)
def _stem(word: str, lang: str) -> str:
    return re.sub(rf"(?<=\w\w\w)(?:{_CASES[lang]})$", "", word) if lang in _CASES else word


@cache
def _wholes(lang: str) -> dict[str, str]:
    """Return keys of the bodies that others are part of, by the stems of their names."""
    keys = {row.part_of for row in bodies()} - {None}
    found: dict[str, str] = {}
    for row in (row for row in bodies() if row.key in keys):
        for name in _names(row, lang):
            found[" ".join(_stem(word, lang) for word in _words(name))] = row.key
    return found


def _names(row: Body, lang: str) -> tuple[str, ...]:
    tables: dict[str, Lang] = {one: one for one in LANGUAGES}
    return row.names(tables[lang]).all if lang in tables else ()


class Index:
    """What wordings of one language lead to: bodies by themselves, types, and bodies of a state."""

    def __init__(self) -> None:
        self.named: defaultdict[str, set[str]] = defaultdict(set)
        self.types: defaultdict[str, set[str]] = defaultdict(set)
        self.national: defaultdict[tuple[str, str], set[str]] = defaultdict(set)


@cache
def index(lang: str) -> Index:
    """Return the index of a language; an empty one for a language that the tables do not have."""
    made = Index()
    for row in bodies():
        if row.kind == "generic":
            for name in _names(row, lang):
                made.types[normal(name, lang)].add(row.key)
        else:
            _add(made, row, lang)
    for organ in organs():
        for name in organ.names(lang):
            _add_organ(made, organ.body, organ.states, normal(name, lang))
    return made


def _add(made: Index, row: Body, lang: str) -> None:
    for name in _names(row, lang):
        wording = normal(name, lang)
        for one in (wording, *([f"@{row.part_of} {wording}"] if row.part_of and "@" not in wording else ())):
            made.named[one].add(row.key)
        if row.iso2:
            for short in (wording, *_shorter(row, name, lang)):
                made.national[short, row.iso2].add(row.key)


def _shorter(row: Body, name: str, lang: str) -> Iterator[str]:
    """Yield the name of a national body without its state, or without the body that it is part of."""
    shorter = [normal(found.rest, lang) for found in stated(name, lang) if row.iso2 in found.codes]
    whole, _, rest = normal(name, lang).partition(" ")
    shorter += [rest] if whole.startswith("@") else []
    for short in shorter:
        if " " in short or row.kind in _ONE_WORD:
            yield short
            yield from without_owner(short, lang)


def _add_organ(made: Index, key: str, states: tuple[str, ...], wording: str) -> None:
    for state in states:
        made.national[wording, state].add(key)
    if not states:
        row = body(key)
        (made.named if row and row.kind != "generic" else made.types)[wording].add(key)


def without_owner(wording: str, lang: str) -> Iterator[str]:
    """Yield an Azerbaijani wording without the ending that it has beside its owner: Rusiya Parlamenti."""
    if lang != "az":
        return
    for ending, nominative in _AZ_OWNED:
        if wording.endswith(ending):
            yield wording[: -len(ending)] + nominative


@lru_cache(maxsize=8192)
def of_state(wording: str, code: str, lang: str) -> str | None:
    """Return the body of a state with this wording: its own one, else a type that every state has."""
    asked = normal(wording, lang)
    for one in (asked, *without_owner(asked, lang)):
        if own := _one(index(lang).national.get((one, code))):
            return own
        if type_ := _one(index(lang).types.get(one)):
            return national(type_, code)
    return None


@cache
def national(type_: str, code: str) -> str:
    """Return the row of the body that is this type's in a state (Пентагон), else the type."""
    row = body(type_)
    found: set[str] = set()
    for lang in LANGUAGES:
        names = {normal(name, lang) for name in _names(row, lang)} if row else set()
        keys = {key for name in names for key in index(lang).national.get((name, code), ())}
        found |= {key for key in keys if body(key)}
    found |= {organ.body for organ in organs() if organ.type == type_ and code in organ.states}
    return _one(found) or type_


def type_of(wording: str, lang: str) -> str | None:
    """Return the type of body that every state has."""
    return _one(index(lang).types.get(normal(wording, lang)))


def part(name: str, lang: str) -> tuple[str | None, str]:
    """Return the body that a name names inside itself, and the type that its other words are."""
    whole, _, rest = normal(name, lang).partition(" ")
    if not whole.startswith("@"):
        return None, ""
    types = (_one(index(lang).types.get(one)) for one in (rest, *without_owner(rest, lang)))
    return whole[1:], next((type_ for type_ in types if type_), "")


def needs_state(wording: str, lang: str) -> bool:
    """Whether a state calls a body so, and other states might: Меджлис, Законодательная палата."""
    return normal(wording, lang) in _of_states(lang)


@cache
def _of_states(lang: str) -> frozenset[str]:
    return frozenset(wording for wording, _ in index(lang).national)


@lru_cache(maxsize=8192)
def types_of(key: str) -> frozenset[str]:
    """Return the types that a national body is its state's one of."""
    row = body(key)
    if row is None or row.iso2 is None:
        return frozenset()
    types = (one.key for one in bodies() if one.kind == "generic")
    return frozenset(one for one in types if national(one, row.iso2) == key)


@lru_cache(maxsize=8192)
def named(name: str, lang: str) -> str | None:
    """Return the body that a wording means by itself."""
    return _one(index(lang).named.get(normal(name, lang)))


def _one(found: set[str] | None) -> str | None:
    return next(iter(found)) if found and len(found) == 1 else None


def plainly(name: str, lang: str) -> str:
    """Return a name without its article, "and" written out.

    >>> plainly("The Women & Work Fund", "en")
    'Women and Work Fund'
    """
    spelt = name.replace(" & ", f" {_AND.get(lang, '&')} ")
    opening, _, rest = spelt.partition(" ")
    return rest if lang == "en" and rest and opening.lower() == "the" else spelt


def is_private(name: str, lang: str) -> bool:
    """Whether a name is that of an association, which is one of its full name wherever it is told."""
    folded = skeleton(name).split()
    return len(folded) >= _LEAST_OF_PRIVATE and not associations(lang).isdisjoint(folded)


def shorter(name: str) -> Iterator[str]:
    """Yield a name without its legal form, and the name in its quotes after what the body is.

    >>> list(shorter("ПАО «Газпром»"))
    ['«Газпром»']
    """
    words = name.split()
    for rest in (words[1:] if words[0] in _LEGAL else [], words[:-1] if words[-1] in _LEGAL else []):
        if rest:
            yield " ".join(rest)
    if (found := _QUOTED.fullmatch(name)) and found["what"].split()[0].lower() in _QUOTED_HEADS:
        yield found["name"]
    if found := _WITH_ACRONYM.fullmatch(name):
        yield found["name"]
