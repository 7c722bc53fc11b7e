"""Case endings of Azerbaijani words: which cases a form can stand in, and its nominative.

No dictionary: an ending is read by vowel harmony and by the letter before it. "-ı" after a consonant is the
accusative or the possessive ("vəziyyəti"), so a form can have several readings; the phrase decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.languages.az.lexicon import words_of

VOWELS = "aeəıioöuü"
_FOLD = str.maketrans({"İ": "i", "I": "ı"})
# What a stem's last consonant becomes before a vowel, backwards: "əməkdaşlığı" - "əməkdaşlıq".
_HARD = {"ğ": "q", "y": "k"}
_HIGH = "ıiuü"

# Case, ending after a vowel, ending after a consonant; the longest first. "n" of "-nda" follows a possessive.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("abl", r"(?<=[ıiuü])n[dt][aə]n$"),
    ("abl", r"[dt][aə]n$"),
    ("loc", r"(?<=[ıiuü])n[dt][aə]$"),
    ("loc", r"[dt][aə]$"),
    ("gen", rf"(?<=[{VOWELS}])n[{_HIGH}]n$"),
    ("gen", rf"(?<=[^{VOWELS}])[{_HIGH}]n$"),
    ("acc", rf"(?<=[{VOWELS}])n[{_HIGH}]$"),
    ("dat", r"(?<=[ıiuü])n[aə]$"),
    ("dat", rf"(?<=[{VOWELS}])y[aə]$"),
    ("ins", rf"(?<=[{VOWELS}])yl[aə]$"),
    ("ins", r"l[aə]$"),
    ("acc", rf"(?<=[^{VOWELS}])[{_HIGH}]$"),
    ("dat", rf"(?<=[^{VOWELS}])[aə]$"),
)
_COMPILED = tuple((case, re.compile(ending)) for case, ending in _ENDINGS)
# "dövriyyəsi" is a possessive, "prosesi" the accusative of a noun that ends in "s".
_POSSESSIVE = re.compile(rf"[{VOWELS}]s[{_HIGH}]$")
_IN_S = tuple(sorted(words_of("vocabulary", "in_s")))
# "n" is of the stem: "böhran-ı", "qanun-dan", and not "böhra-nı".
_IN_N = tuple(sorted(words_of("vocabulary", "in_n")))
_HYPHEN = re.compile(
    rf"[-'’](?:(?P<abl>n?[dt][aə]n)|(?P<loc>n?[dt][aə])|(?P<gen>n?[{_HIGH}]n)|(?P<ins>y?l[aə])"
    rf"|(?P<acc>[ny]?[{_HIGH}])|(?P<dat>[ny]?[aə]))$"
)


@lru_cache(maxsize=20_000)
def lower(text: str) -> str:
    """Return a text in small letters, letter by letter as Azerbaijani has them: İ - i, I - ı."""
    return text if text.islower() else text.translate(_FOLD).lower()


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """Return (case, nominative) for each case ending that a form can have, the likeliest first.

    The nominative keeps the letters of the form ("COP29-un" - "COP29"). A form without an ending is not
    among them: any form can be a nominative.
    """
    small = lower(word)
    hyphen = _HYPHEN.search(small)
    if hyphen is not None and hyphen.lastgroup is not None:
        return ((hyphen.lastgroup, word[: hyphen.start()]),)
    out: list[tuple[str, str]] = []
    for case, pattern in _COMPILED:
        found = pattern.search(small)
        if case == "acc" and _POSSESSIVE.search(small) and not small.startswith(_IN_S):
            continue
        if found is not None and small[found.start()] == "n" and small[: found.start() + 1].endswith(_IN_N):
            continue
        if found is not None and found.start() >= 2 and all(case != c for c, _ in out):
            out.append((case, _stem(word[: found.start()], small[found.start() :])))
    return tuple(out)


# Endings after a quotation, by their case: "Enerji Forumu"nda.
AFTER_QUOTES = {
    **dict.fromkeys(("nda", "ndə", "da", "də"), "loc"),
    **dict.fromkeys(("na", "nə", "ya", "yə", "a", "ə"), "dat"),
    **dict.fromkeys(("nın", "nin", "nun", "nün", "ın", "in", "un", "ün"), "gen"),
    **dict.fromkeys(("nı", "ni", "nu", "nü", "ı", "i", "u", "ü"), "acc"),
    **dict.fromkeys(("ndan", "ndən", "dan", "dən"), "abl"),
}


def _stem(stem: str, ending: str) -> str:
    """A stem with its hard consonant: before an ending in a vowel "ğ" was "q", and "y" was "k"."""
    last = lower(stem[-1])
    if ending[0] not in VOWELS or last not in _HARD:
        return stem
    if last == "y" and not _was_k(lower(stem)):
        return stem
    return stem[:-1] + _HARD[last]


def _was_k(stem: str) -> bool:
    """Whether the "y" at a stem's end was "k": "gündəliy(i)", "birliy(in)"; not "rəy(i)", "may(ın)"."""
    return len(stem) > 3 and stem[-2] in "iüe" and not stem.endswith("ey")


def in_case(word: str, case: str) -> str | None:
    """Return the nominative of a form that can stand in a case, None when it cannot."""
    return next((stem for c, stem in readings(word) if c == case), None)


def cases(word: str) -> frozenset[str]:
    """Return the cases whose endings a form has."""
    return frozenset(c for c, _ in readings(word))


def is_possessive(word: str) -> bool:
    """Whether a form can end in the possessive of the third person: "əlaqələri", "sahəsi", "inkişafı"."""
    small = lower(word)
    return bool(re.search(rf"(?:[{VOWELS}]s|[^{VOWELS}\W])[{_HIGH}]$", small)) and len(small) > 3
