"""Whether two names can be of one gathering: shortened, by initials, in other words.

The same for every language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from kg.extract.lexicon import lists_in

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple(ten + one for ten in ("", "X", "XX", "XXX") for one in _ONES)
_NUMBER = re.compile(r"[ivxх]+|\d+(?:-\w+|st|nd|rd|th)?")
# An acronym has so many letters, a word with an initial as well.
_LETTERS = 3
# What follows the stem of an ordinal, also of "ikincisi".
_ENDINGS = "ыоаеиьуs"

table, _ = lists_in(Path(__file__).parent)


@lru_cache(maxsize=8)
def listed(name: str) -> frozenset[str]:
    """The words of a list in all languages, which do not share them."""
    return frozenset(w for words in table("gatherings")["words"][name].values() for w in words.split())


def same_gathering(a: str, b: str) -> bool:
    """Whether two names can be of one gathering: one holds the other, its words, title or initials."""
    x, y = _undotted(a.lower()), _undotted(b.lower())
    few, many = sorted((set(x.split()), set(y.split())), key=len)
    return (
        x in y
        or y in x
        or (len(few) > 1 and few <= many)
        or bool(_quoted(x) & _quoted(y))
        or _in_other_words(a, b)
        or shortened(a, b)
        or shortened(b, a)
    )


def _undotted(name: str) -> str:
    """A name without the full stops of initials: "u.s.-e.u. council" is "us-eu council"."""
    return re.sub(r"(?<=\b\w)\.(?=\w?\b|\W|$)", "", name) if "." in name else name


def numbers(name: str) -> set[int]:
    """Which ones of their kind a name says gatherings are: "VII Zirvə", "7-ci zirvə", "seventh summit"."""
    arabic = {int(n) for n in re.findall(r"\b(\d{1,3})(?:st|nd|rd|th)?\b", name)}
    words = name.lower().split()
    told = {nth + (tens(words[n - 1]) if n else 0) for n, w in enumerate(words) if (nth := ordinal(w))}
    return arabic | told | {_ROMAN.index(w) for w in re.findall(r"\b[IVX]+\b", name) if w in _ROMAN}


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int:
    """Which one an ordinal says, "одиннадцатый", "fifth"; 0 for another word, also "двадцатка"."""
    for stems in _ordinals():
        for nth, stem in enumerate(stems, start=1):
            if word == stem or (word.startswith(stem) and word[len(stem)] in _ENDINGS):
                return nth
    return 0


@cache
def _ordinals() -> list[list[str]]:
    return [stems.split() for stems in table("series")["ordinals"].values()]


def tens(word: str) -> int:
    """The tens before an ordinal: 10 of "on birinci"."""
    told = table("series")["tens"]["az"].split()
    return 10 * (told.index(word) + 1) if word in told else 0


def shortened(full: str, short: str) -> bool:
    """Whether one name has an acronym for what the other says: "İƏT-in 13-cü zirvəsi" and "İslam Əməkdaşlığı
    Təşkilatının (İƏT) 13-cü zirvəsi", "OTS informal summit" and "informal summit of the Organization of
    Turkic States"."""
    said = set(full.lower().split()) | listed("part")
    return any(
        _is_acronym(match[0], full) and {w.lower() for w in short.split() if w != word} <= said
        for word in short.split()
        if (match := re.match(r"\w{2,}\b", word))
    )


def _is_acronym(word: str, full: str) -> bool:
    """Whether a name has a word in brackets, or the words of which it has the initials; of "меж-" also those
    of its second part ("МПА" for "Межпарламентская ассамблея")."""
    words = [w for w in re.findall(r"\b[^\W\d_]\w+", full) if len(w) >= _LETTERS]
    initials = "".join(w[0] for w in words).upper()
    parted = "".join(w[0] + _second_part(w)[:1] for w in words).upper()
    known = word in initials or word in parted
    return f"({word})" in full or (len(word) >= _LETTERS and word.isupper() and known)


def _second_part(word: str) -> str:
    return next((word[len(p) :] for p in listed("parted") if word.lower().startswith(p)), "")


def _in_other_words(a: str, b: str) -> bool:
    """Whether names differ only in what says which one of its kind a gathering is, or that heads of states
    sit: "V Восточный форум" and "юбилейный Восточный форум", "саммит ШОС" and "заседание Совета глав
    государств ШОС"."""
    x, y = _unordered(a), _unordered(b)
    return (len(x) > 1 and x == y) or whose_summit(a) == whose_summit(b) != ""


def _unordered(name: str) -> list[str]:
    words = re.sub(r"\s*\([^)]*\)", "", name.lower()).split()
    return [w for w in words if not (_NUMBER.fullmatch(w) or w in listed("order") or ordinal(w) or tens(w))]


def whose_summit(name: str) -> str:
    """Whose heads of states sit, as a name says it: "снг" of "саммит СНГ"; '' for another gathering."""
    matches = (re.match(pattern, name.lower()) for pattern in table("gatherings")["summits"].values())
    return next((name.lower()[match.end() :] for match in matches if match is not None), "")


def _quoted(name: str) -> set[str]:
    """The proper names inside a name: "пленарное заседание форума «Наследие»" is of the forum."""
    return set(re.findall(r"[«“\"]([^«»“”\"]{4,})[»”\"]", name))
