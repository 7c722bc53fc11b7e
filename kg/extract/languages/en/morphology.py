"""English word forms -> readings, without a dictionary beyond verbs.toml.

A verb reading has tags: "base", "s" ("visits"), "past", "part" (past participle) and "ing". Words that are no
form of a listed verb are guessed by their ending, and read as nouns with a number.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kg.extract.languages.en.lexicon import table
from kg.extract.words import Reading

_VOWELS = "aeiou"
_IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "countrymen": "countryman",
    "chairmen": "chairman",
    "congressmen": "congressman",
    "congresswomen": "congresswoman",
    "spokesmen": "spokesman",
    "spokespeople": "spokesperson",
    "crises": "crisis",
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "criteria": "criterion",
}
_AUXILIARY = {
    "be": "base",
    "am": "s",
    "is": "s",
    "are": "s",
    "was": "past",
    "were": "past",
    "been": "part",
    "being": "ing",
}
_NO_PLURAL = ("ss", "us", "is", "ics", "news")


@lru_cache(maxsize=50_000)
def analyse(form: str) -> tuple[Reading, ...]:
    """Return the readings of a word form: as a verb first, then as a noun."""
    lower = form.lower().replace("’", "'")
    verbs = tuple(Reading(base, "V", tags=tags) for base, tags in _verbs().get(lower, {}).items())
    if lower in _AUXILIARY:
        return (Reading("be", "V", tags=frozenset((_AUXILIARY[lower],))),)
    if not verbs and lower.startswith("co-"):
        verbs = tuple(Reading(base, "V", tags=tags) for base, tags in _verbs().get(lower[3:], {}).items())
    if not verbs and not form[0].isupper():
        verbs = _guessed(lower)
    return (*verbs, _noun(lower))


def _noun(lower: str) -> Reading:
    singular = _IRREGULAR_PLURALS.get(lower) or _singular(lower)
    return Reading(singular, "N", number="s" if singular == lower else "p")


def _singular(lower: str) -> str:
    if not lower.endswith("s") or lower.endswith(_NO_PLURAL) or len(lower) < 4:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]


def _guessed(lower: str) -> tuple[Reading, ...]:
    """The verb reading of a word that is in no list, by its ending: "recalibrated", "recalibrating"."""
    if lower.endswith("ed") and len(lower) > 5 and not lower.endswith("eed"):
        return (Reading(lower[:-2], "V", tags=frozenset(("past", "part", "guess"))),)
    if lower.endswith("ing") and len(lower) > 6:
        return (Reading(lower[:-3], "V", tags=frozenset(("ing",))),)
    return ()


@cache
def _verbs() -> dict[str, dict[str, frozenset[str]]]:
    """The forms of the listed verbs: form -> base -> tags."""
    lists = table("verbs")
    doubled = frozenset(lists["doubled"].split())
    forms: dict[str, dict[str, frozenset[str]]] = {}

    def put(form: str, base: str, *tags: str) -> None:
        known = forms.setdefault(form, {})
        known[base] = known.get(base, frozenset()) | frozenset(tags)

    irregular: dict[str, list[str]] = lists["irregular"]
    for base in sorted({*lists["regular"].split(), *doubled, *irregular}):
        stem = base + base[-1] if base in doubled else base
        past, part = irregular.get(base, [_past(stem), _past(stem)])
        put(base, base, "base")
        put(_third(base), base, "s")
        put(past, base, "past")
        put(past if part == "=" else part, base, "part")
        put(_ing(stem), base, "ing")
        if base in doubled and base not in irregular:
            put(_past(base), base, "past", "part")
            put(_ing(base), base, "ing")
    for base in lists["nouns_too"].split():
        put(_past(base), base, "past", "part")
    return forms


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
