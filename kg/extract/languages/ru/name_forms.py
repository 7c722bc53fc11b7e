"""Case forms of a listed name by its ending, for names that the dictionary does not have or does not decline:
"Решт", "Банжул", "Сараево", "МИД"."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("аеёиоуыэюя")
_HUSH = frozenset("жшчщц")
_SOFT = frozenset("гкхжшчщ")
_FAMILY = ("ово", "ево", "ино", "ыно")


@lru_cache(maxsize=20_000)
def forms_of(name: str) -> frozenset[str]:
    """Return the oblique forms in the singular of a word in the nominative, in its capitals; none for an
    indeclinable one."""
    if not name[:1].isupper():
        return frozenset()
    if name.isupper():
        return _of_acronym(name) if len(name) > 1 else frozenset()
    lower = name.lower()
    for ending, forms in _PARADIGMS.items():
        if lower.endswith(ending):
            return frozenset(name[: len(name) - len(ending)] + form for form in forms)
    if lower.endswith("а") and lower[-2] not in _VOWELS:
        return frozenset(name[:-1] + form for form in _hard_feminine(lower[-2]))
    if lower.endswith(_FAMILY):
        return frozenset(name[:-1] + form for form in ("а", "у", "ом", "ым", "е"))
    return _masculine(name) if lower[-1].isalpha() and lower[-1] not in _VOWELS | {"ь"} else frozenset()


_PARADIGMS = {
    "ия": ("ии", "ию", "ией"),
    "ий": ("ия", "ию", "ием", "ии"),
    "й": ("я", "ю", "ем", "е"),
    "я": ("и", "е", "ю", "ей"),
    "ь": ("я", "ю", "ем", "е", "и", "ью"),  # "Эрбиля" and "Перми": the gender is not known
    "ск": ("ска", "ску", "ском", "ске"),
}


def _hard_feminine(before: str) -> tuple[str, ...]:
    return ("и" if before in _SOFT else "ы", "е", "у", "ей" if before in _HUSH else "ой")


def _masculine(name: str) -> frozenset[str]:
    return frozenset(name + ending for ending in ("а", "у", "ем" if name[-1] in _HUSH else "ом", "е"))


def _of_acronym(name: str) -> frozenset[str]:
    """ "МИДа", "БРИКСом": acronyms that are read as a word and end in a consonant."""
    lower = name.lower()
    word = lower[-1].isalpha() and lower[-1] not in _VOWELS and not _VOWELS.isdisjoint(lower)
    return frozenset(name + ending for ending in ("а", "у", "ом", "е")) if word else frozenset()
