"""Suffixes of Azerbaijani nouns: plural, possessive, case and copula, with vowel harmony.

No dictionary: a word has every analysis that harmony allows, and what stands around it decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.extract.words import Reading

_BACK, _FRONT = "aıou", "eəiöü"
_VOWELS = frozenset(_BACK + _FRONT)
# The close vowel of a suffix after each vowel: "Bakı-nın", "Türkiyə-nin", "Lavrov-un", "Gül-ün".
_CLOSE = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_DOT = "\u0307"
_HYPHENS = "-‑’'ʼ"

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")


class Form(NamedTuple):
    """One analysis of a word: ``stem`` as written, ``case`` one of CASES or "rel" ("Bakıdakı").

    ``owner`` is the possessive: "3" (naziri), "1p" (ölkəmiz) or ''; ``copula`` marks "-dır".
    """

    stem: str
    case: str
    owner: str = ""
    plural: bool = False
    copula: bool = False


@lru_cache(maxsize=20_000)
def lower(text: str) -> str:
    """Return a text in lower case, I and İ as in Azerbaijani; of an old-style "i̇" the dot is dropped."""
    if text.islower() and _DOT not in text:  # as most are
        return text
    return text.translate(_LOWER).lower().replace("i̇", "i")


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[Form, ...]:
    """Return every analysis of a word, the word itself as a nominative first, then those of longer stems."""
    stem, mark, suffix = _acronym(word)
    if mark:
        found = _of_acronym(stem, suffix)
        if found:
            return found
    out = [Form(word, "nom")]
    bare = _without_copula(word)
    if bare and len(bare) > 2:
        out.append(Form(bare, "nom", copula=True))
    for copula, body in ((False, word), (True, bare)):
        if body:
            out += [_with_copula(f) if copula else f for f in _declined(body)]
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[str]:
    """Return the lower-case stems that a word can have, itself among them."""
    return frozenset(lower(f.stem) for f in forms(word))


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the stems of a word and its small form, which is no stem of "ATƏT-in"."""
    found, small = stems(word), lower(word)
    return found if small in found else found | {small}


_TAGS = {"": frozenset[str](), "3": frozenset(("poss3",)), "1p": frozenset(("poss1p",))}


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the analyses of a word as the core's readings; "poss3" or "poss1p" is among the tags."""
    return tuple(
        Reading(
            lower(f.stem),
            "N",
            f.case,
            "p" if f.plural else "s",
            "",
            _TAGS[f.owner],
        )
        for f in forms(word)
    )


def cases(word: str, stem: str, *, owned: bool = False) -> frozenset[str]:
    """Return the cases in which a word is a form of ``stem``, with any possessive, or only with "3"."""
    low = lower(stem)
    return frozenset(f.case for f in forms(word) if lower(f.stem) == low and (not owned or f.owner == "3"))


@lru_cache(maxsize=20_000)
def is_form(word: str, name: str) -> str:
    """Return the case of a word as a form of a name, '' when it is none; the name may end in a possessive.

    "Nazirliyinin" is the genitive of "Nazirliyi", "ATƏT-in" of "ATƏT", "Məclisinin" of "Məclis".
    """
    if word == name:
        return "nom"
    if "’" in word and "'" in name:
        word = word.replace("’", "'")  # "Kot-d’İvuara", as printed
    head, mark, suffix = _acronym(word)
    if mark and lower(head) == lower(name):
        return next((f.case for f in _of_acronym(head, suffix)), "")
    found = _suffix_case(word, name) if lower(word).startswith(lower(name)) else _softened(word, name)
    return found or _owned_case(word, name)


def _owned_case(word: str, name: str) -> str:
    """The case of a name with a possessive that is not part of it: "Məclisinin" of "Məclis"."""
    low = lower(name)
    return next((f.case for f in forms(word) if f.owner == "3" and not f.plural and lower(f.stem) == low), "")


def _suffix_case(word: str, name: str) -> str:
    rest = lower(word)[len(lower(name)) :]
    if not rest:
        return "nom"
    for ending in (rest, _without_copula(rest) or ""):
        found = _ENDINGS.get(ending) if ending else ("nom" if rest != ending else None)
        if found:
            return found
    return ""


def _softened(word: str, name: str) -> str:
    """ "Komitəliyi" of "Komitəlik": the last consonant of a name is soft before a vowel."""
    soft = {"k": "y", "q": "ğ"}.get(lower(name)[-1:])
    if not soft or not lower(word).startswith(lower(name)[:-1] + soft):
        return ""
    return _suffix_case(word, name[:-1] + soft)


def _endings() -> dict[str, str]:
    """The endings that a name can take, longest first: with a buffer after vowels and possessives."""
    out: dict[str, str] = {}
    for v in "ıiuü":
        out |= {f"n{v}n": "gen", f"{v}n": "gen", f"n{v}": "acc", v: "acc", f"y{v}": "acc"}
    for v in "aə":
        out |= {f"n{v}": "dat", f"y{v}": "dat", v: "dat", f"l{v}": "ins", f"yl{v}": "ins"}
        out |= {f"d{v}": "loc", f"nd{v}": "loc", f"d{v}n": "abl", f"nd{v}n": "abl"}
    for v, k in (("a", "kı"), ("ə", "ki")):
        out |= {f"d{v}{k}": "rel", f"nd{v}{k}": "rel"}
    for t in ("yadək", "yədək", "adək", "ədək", "nadək", "nədək", "ya", "yə"):
        out.setdefault(t, "dat")
    return out


_ENDINGS = _endings()
_RANKS = {ending: rank for rank, ending in enumerate(_ENDINGS)}
_LONGEST = max(map(len, _ENDINGS))


def _acronym(word: str) -> tuple[str, str, str]:
    """Split "ATƏT-in", "NATO'nun", "YUNESKO-nun", "NATOnun" into stem, mark and suffix; marks inside names
    stay.
    """
    if word.isalpha():
        return _glued(word) if word[1:2].isupper() and word[-1].islower() else (word, "", "")
    for mark in _HYPHENS:
        stem, found, suffix = word.rpartition(mark)
        if found and suffix.islower() and len(stem) > 1:
            return stem, found, lower(suffix)
    return word, "", ""


def _glued(word: str) -> tuple[str, str, str]:
    """Split an acronym with a suffix that no mark sets off: "BMTnin"."""
    capitals = next(i for i, letter in enumerate(word) if letter.islower())
    suffix = word[capitals:]
    found = word[:capitals].isupper() and suffix.islower() and suffix in _ENDINGS
    return (word[:capitals], "-", suffix) if found else (word, "", "")


def acronym_of(word: str) -> str:
    """Return an acronym without its suffix: "ABŞ" of "ABŞ-ın" and "ABŞın"; any other word as it is."""
    return _acronym(word)[0]


def _of_acronym(stem: str, suffix: str) -> tuple[Form, ...]:
    """The analyses of an acronym with a suffix that is set off; harmony is that of its spoken letters."""
    bare = _without_copula(suffix) if suffix not in _ENDINGS else suffix
    if bare is None:
        return ()
    if bare == "":
        return (Form(stem, "nom", copula=True),)
    case = _ENDINGS.get(bare)
    return (Form(stem, case, copula=bare != suffix),) if case else ()


def _with_copula(form: Form) -> Form:
    return Form(form.stem, form.case, form.owner, form.plural, True)


def _without_copula(word: str) -> str | None:
    """A word without "-dır", "-dırlar"; None when it does not end so."""
    low = lower(word)
    if low[-3:] in _PLURALS and low[-6:-3] in _COPULAS:
        return word[:-6]
    return word[:-3] if low[-3:] in _COPULAS else None


_PLURALS = ("lar", "lər")
_COPULAS = frozenset(("dır", "dir", "dur", "dür"))


def _declined(word: str) -> list[Form]:
    """The analyses of a word with a case ending, or with none but a possessive or a plural."""
    out: list[Form] = []
    for case, stem, owned in _uncased(word):
        if case != "nom" and not owned:
            out += [Form(s, case) for s in _hardened(stem, word)]
        out += _owned(stem, case, required=owned)
    return out


def _uncased(word: str) -> list[tuple[str, str, bool | None]]:
    """(case, rest, whether the rest must be a possessive) for each case ending that a word can have."""
    out: list[tuple[str, str, bool | None]] = [("nom", word, None)]
    low = lower(word)
    for ending in _endings_of(low[-_LONGEST - 2 :]):
        rest, case = low[: -len(ending)], _ENDINGS[ending]
        vowel, opens = rest[-1] in _VOWELS, ending[0]
        fits = vowel if opens in "ny" else not (vowel and opens in _VOWELS)
        if fits and _harmonic(rest, ending):
            owned = True if opens == "n" and case in ("dat", "loc", "abl", "rel") else None
            out.append((case, word[: -len(ending)], owned))
    return out


@lru_cache(maxsize=20_000)
def _endings_of(low: str) -> tuple[str, ...]:
    """The listed endings of a word that leave two letters at least, in the order of the list."""
    cuts = range(max(2, len(low) - _LONGEST), len(low))
    found = [ending for k in cuts if (ending := low[k:]) in _RANKS]
    return tuple(sorted(found, key=_RANKS.__getitem__))


def _harmonic(rest: str, ending: str) -> bool:
    """Whether an ending goes with the last vowel of what it ends."""
    first = _first_vowel(ending)
    for letter in reversed(rest):
        if letter in _VOWELS:
            return (first == "a") == (letter in _BACK) if first in "aə" else _CLOSE[letter] == first
    return False


@lru_cache(maxsize=256)  # endings
def _first_vowel(ending: str) -> str:
    return next(c for c in ending if c in _VOWELS)


def _owned(word: str, case: str, *, required: bool | None) -> list[Form]:
    """The analyses of a word without its case ending as possessive or plural."""
    out: list[Form] = []
    low = lower(word)
    for owner, rest in _possessives(low):
        for stem, plural in _plurals(word[: len(rest)]):
            out += [Form(s, case, owner, plural) for s in ([stem] if plural else _hardened(stem, word))]
    if not required:
        out += [Form(stem, case, "", True) for stem, plural in _plurals(word) if plural]
    return out


def _possessives(low: str) -> list[tuple[str, str]]:
    """The possessives that a word can end in, with what stands before each."""
    out: list[tuple[str, str]] = []
    for owner, ending in _POSSESSIVES.get(low[-2:] if low[-1:] == "z" else low[-1:], ()):
        rest = low.removesuffix(ending)
        if rest == low or len(rest) < 2 or not _harmonic(rest, ending):
            continue
        if (rest[-1] in _VOWELS) == (ending[0] not in _VOWELS):
            out.append((owner, rest))
    return out


# By what ends a word: the possessives it may have.
_POSSESSIVES = {v: (("3", "s" + v), ("3", v)) for v in "ıiuü"}
_POSSESSIVES |= {f"{v}z": (("1p", f"{v}m{v}z"), ("1p", f"m{v}z")) for v in "ıiuü"}


def _plurals(word: str) -> list[tuple[str, bool]]:
    low = lower(word)
    ending, rest = low[-3:], low[:-3]
    if ending in _PLURALS and len(rest) > 1 and _harmonic(rest, ending):
        return [(word[: len(rest)], True), (word, False)]
    return [(word, False)]


def _hardened(stem: str, word: str) -> list[str]:
    """A stem before a vowel, and the same with its hard consonant: "birliy", "birlik"."""
    hard = _HARD.get(stem[-1:])
    follows = lower(word)[len(stem) : len(stem) + 1] if hard else ""
    return [stem[:-1] + hard, stem] if hard and follows in _VOWELS and follows else [stem]


_HARD = {"y": "k", "ğ": "q", "Y": "k", "Ğ": "q"}
