"""The nominative of personal names: every form of a surname in the text votes for its stem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower

SURNAME_ENDINGS = tuple(sorted(words_of("names", "surname_endings")))
_STIFF = tuple(sorted(words_of("names", "stiff_endings")))
GIVEN = frozenset(lower(n) for n in words_of("names", "given")) | frozenset(
    lower(n) for n in words_of("names", "given_women")
)
_WOMEN = frozenset(lower(n) for n in words_of("names", "given_women"))
# Endings of foreign surnames in "n", whose genitive looks like that of a vowel: "Makronun", "Ərdoğanın".
_IN_N = (
    "ron",
    "son",
    "ton",
    "lon",
    "don",
    "mon",
    "con",
    "man",
    "ğan",
    "dan",
    "ban",
    "yan",
    "den",
    "ken",
    "len",
)
# How likely a word is in a case when nothing else tells.
_PRIOR = {"nom": 0.45, "gen": 0.55, "ins": 0.6, "dat": 0.35, "acc": 0.3, "abl": 0.4, "loc": 0.1}
_SURNAME, _STEM = 1.0, 0.6
# An ending with its buffer says more than a vowel alone: "Netanyahunun" against "Ramosu".
_BUFFERED = 0.35


@dataclass(frozen=True, slots=True)
class Option:
    """A way to read a name's form: its nominative, the case it then stands in, how likely that is."""

    nominative: str
    case: str
    weight: float


@lru_cache(maxsize=20_000)
def options(word: str) -> tuple[Option, ...]:
    """Return the readings of the last word of a name, the likeliest first."""
    found = [Option(word, "nom", _PRIOR["nom"] + _as_name(word) + (_STEM if _is_stiff(word) else 0.0))]
    for form in forms(word):
        if form.owner or form.plural or form.case in ("nom", "rel") or len(form.stem) < 2:
            continue
        weight = _PRIOR[form.case] + _as_name(form.stem)
        weight += _buffered(form.stem, word[len(form.stem) :])
        if len(form.stem) < 4 and not _as_name(form.stem):
            weight -= 0.3
        found.append(Option(form.stem, form.case, weight))
    return tuple(sorted(found, key=lambda o: -o.weight))


def _buffered(stem: str, ending: str) -> float:
    """What a buffer before the ending says: "-ya" follows a vowel; "-nun" can be "n" and "-un"."""
    if ending[:1] == "y":
        return _BUFFERED
    if ending[:1] != "n":
        return _BUFFERED if lower(stem).endswith(_IN_N) else 0.0
    return {"u": _BUFFERED, "ü": _BUFFERED, "i": _BUFFERED, "e": _BUFFERED, "o": 0.1}.get(
        lower(stem)[-1], -0.1
    )


def _as_name(stem: str) -> float:
    low = lower(stem)
    if low in GIVEN:
        return _SURNAME
    return _SURNAME if len(low) > 3 and low.endswith(SURNAME_ENDINGS) else 0.0


def _is_stiff(word: str) -> bool:
    return lower(word).endswith(_STIFF)


def is_surname(word: str) -> bool:
    """Whether a word has the ending of a surname, in whatever case: "Bayramovla", "Mirzoyanın"."""
    return any(o.weight >= _SURNAME and lower(o.nominative) not in GIVEN for o in options(word))


def is_given(word: str) -> bool:
    return lower(word) in GIVEN


def is_woman(given: str) -> bool:
    """Whether a given name is a woman's: listed, or none of those listed and ending in a vowel of women."""
    low = lower(given)
    if low in _WOMEN:
        return True
    return low not in GIVEN and low.endswith(("a", "ə", "ya")) and len(low) > 3


def settle(words: Iterable[str], *, woman: bool | None = None) -> str:
    """Return the nominative that explains the forms of one name best."""
    seen = list(dict.fromkeys(words))
    scores: dict[str, float] = {}
    for word in seen:
        best: dict[str, float] = {}
        for option in options(word):
            weight = option.weight + _gender(option, woman)
            best[option.nominative] = max(best.get(option.nominative, 0.0), weight)
        for nominative, weight in best.items():
            scores[nominative] = scores.get(nominative, 0.0) + weight
    return max(scores, key=lambda n: (scores[n], len(n)))


def _gender(option: Option, woman: bool | None) -> float:
    """Of "Məmmədova" with a woman's given name the nominative is meant, with a man's the dative."""
    low = lower(option.nominative)
    if woman is None or not low.endswith(("ov", "ova", "yev", "yeva", "ev", "eva", "ski", "skaya")):
        return 0.0
    return 0.4 if low.endswith("a") == woman else -0.4


def related(a: str, b: str) -> bool:
    """Whether two forms can be of one name: they have a reading with the same nominative."""
    if a == b:
        return True
    mine = {lower(o.nominative) for o in options(a) if o.weight >= 0.3}
    theirs = {lower(o.nominative) for o in options(b) if o.weight >= 0.3}
    return not mine.isdisjoint(theirs)


def case_of(word: str, nominative: str) -> str:
    """Return the case of a form whose nominative is known, '' when it is no form of it."""
    return next((o.case for o in options(word) if o.nominative == nominative), "")
