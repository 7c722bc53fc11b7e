"""Case forms of a listed name by its ending, for names that the dictionary does not have or does not decline:
"Решт", "Банжул", "Богота", "Сараево", "МИД"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.extract.words import Reading

_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_VOWELS = frozenset("аеёиоуыэюя")
_HUSH = frozenset("жшчщц")
_SOFT = frozenset("гкхжшчщ")
_TAGS = frozenset(("Geox", "inan"))
# What is cut off, the gender ("p" for a plural), and the endings of the other cases than the nominative.
_Paradigm = tuple[int, str, tuple[str, str, str, str, str]]


@lru_cache(maxsize=20_000)
def forms_of(name: str) -> Mapping[str, tuple[Reading, ...]]:
    """Return the forms of a word in the nominative, as they are written, each with its
    readings; the nominative is one of them. None for a word without a capital."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for cut, gender, endings in _paradigms(name) if name[:1].isupper() else ():
        stem = name[: len(name) - cut]
        forms = (name, *(stem + ending for ending in endings))
        for case, form in zip(_CASES, forms, strict=True):
            number = "p" if gender == "p" else "s"
            found[form].append(Reading(name.lower(), "N", case, number, gender.strip("p"), _TAGS))
    return {form: tuple(readings) for form, readings in found.items()}


def _paradigms(name: str) -> Iterator[_Paradigm]:
    lower = name.lower()
    if name.isupper() and len(name) > 1:
        if lower[-1].isalpha() and lower[-1] not in _VOWELS and not _VOWELS.isdisjoint(lower):
            yield 0, "m", ("а", "у", "", "ом", "е")
        return
    if lower.endswith(("ово", "ево", "ино", "ыно")):
        yield 1, "n", ("а", "у", "о", "ом", "е")
        yield 1, "n", ("о", "о", "о", "ым", "о")
    if lower.endswith("ия"):
        yield 1, "f", ("и", "и", "ю", "ей", "и")
    elif lower.endswith("я"):
        yield 1, "f", ("и", "е", "ю", "ей", "е")
    elif lower.endswith("а") and lower[-2:-1] not in _VOWELS:
        soft, hush = lower[-2:-1] in _SOFT, lower[-2:-1] in _HUSH
        yield 1, "f", ("и" if soft else "ы", "е", "у", "ей" if hush else "ой", "е")
    elif lower.endswith("ь"):  # "Эрбиля" and "Перми": the gender is not known
        yield 1, "m", ("я", "ю", "ь", "ем", "е")
        yield 1, "f", ("и", "и", "ь", "ью", "и")
    elif lower.endswith("ий"):
        yield 1, "m", ("я", "ю", "й", "ем", "и")
    elif lower.endswith("й"):
        yield 1, "m", ("я", "ю", "й", "ем", "е")
    elif lower[-1].isalpha() and lower[-1] not in _VOWELS:
        yield 0, "m", ("а", "у", "", "ем" if lower[-1] in _HUSH else "ом", "е")
    else:
        if lower.endswith("ы"):  # "Сейшел", "Афин", "Сумов"
            yield 1, "p", ("", "ам", "ы", "ами", "ах")
            yield 1, "p", ("ов", "ам", "ы", "ами", "ах")
        yield 0, "", ("", "", "", "", "")
