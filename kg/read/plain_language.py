"""Languages that a text shows plainly, by letters and small words that no other one has.

They spare most runs the model that tells two dozen languages apart: it takes half a second and 90 MB to
load.
"""

from __future__ import annotations

import re
from typing import Final

_FEWEST_WORDS: Final = 30
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUSSIAN: Final = re.compile(r"[а-яё]+")
_RUSSIAN_ONLY: Final = frozenset("ыэ")  # of the letters of Russian, those that Bulgarian does not have
# Small words by which a text shows its language, and the share of all words that they are at least. In 98 of
# 100 articles of the corpora they are 10 % or more (Russian) and 21 % or more (English).
_RUSSIAN_WORDS: Final = frozenset(
    {"и", "в", "во", "на", "с", "со", "по", "что", "не", "о", "об", "из", "к", "для", "от", "до", "его"}
    | {"ее", "их", "это", "как", "также", "при", "был", "была", "были", "года"}
)
_ENGLISH_WORDS: Final = frozenset(
    {"the", "of", "and", "to", "in", "a", "is", "are", "for", "on", "with", "that", "by", "was", "were"}
    | {"at", "from", "as", "his", "her", "its", "has", "have", "had"}
)
# In one sentence full of names: words that English alone has, words that go with them, words of neighbours.
_ENGLISH_ALONE: Final = frozenset(
    {
        "the",
        "and",
        "with",
        "foreign",
        "held",
        "talks",
        "discussed",
        "discuss",
        "said",
        "from",
        "were",
        "meets",
    }
    | {"their", "between", "hold", "holds", "visits", "visited", "met", "receives", "received", "secretary"}
)
_ENGLISH_TOO: Final = frozenset({"in", "of", "on", "by", "at", "to", "a", "was", "his", "has", "minister"})
_NOT_ENGLISH: Final = frozenset(
    {"der", "die", "das", "und", "im", "mit", "le", "la", "les", "des", "du", "et", "de", "het", "een", "van"}
    | {
        "el",
        "los",
        "y",
        "il",
        "di",
        "e",
        "o",
        "os",
        "och",
        "og",
        "ve",
        "ile",
        "bir",
        "va",
        "bilan",
        "si",
        "w",
    }
)
_FEWEST_ALONE: Final = 2  # of all its words, an English sentence has these
_FEWEST_TOO: Final = 3
_SHARES: Final = {"ru": 0.1, "en": 0.2}
_OTHER_LETTERS: Final = 0.02  # of all words those with letters of another language, such as names
# Azerbaijani has a letter of its own, about every tenth; it is rare in all others that have it at all.
_AZERBAIJANI: Final = "ə"
_AZERBAIJANI_SHARE: Final = 0.05


def shown(text: str) -> str:
    """Return ``ru``, ``en`` or ``az`` where the text is plainly in it, else ''.

    >>> shown("Short")
    ''
    """
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST_WORDS:
        return ""
    letters = "".join(words)
    if letters.count(_AZERBAIJANI) >= _AZERBAIJANI_SHARE * len(letters):
        return "az"
    if _share(words, _RUSSIAN_WORDS) >= _SHARES["ru"] and not _RUSSIAN_ONLY.isdisjoint(letters):
        strange = sum(not _RUSSIAN.fullmatch(word) for word in words)
        return "ru" if strange <= _OTHER_LETTERS * len(words) else ""
    if _share(words, _ENGLISH_WORDS) >= _SHARES["en"]:
        strange = sum(not word.isascii() for word in words)
        return "en" if strange <= _OTHER_LETTERS * len(words) else ""
    return ""


def is_short_english(text: str) -> bool:
    """Tell whether a text of a sentence or two is English by its small words, whatever names stand in it.

    The model takes such for the language of the names.

    >>> is_short_english("Uzbek President Mirziyoyev held talks with his counterpart Rahmon in Dushanbe")
    True
    """
    words = _WORD.findall(text.lower())
    known = set(words)
    alone = sum(word in _ENGLISH_ALONE for word in words)
    both = alone + sum(word in _ENGLISH_TOO for word in words)
    is_plain = alone >= _FEWEST_ALONE and both >= _FEWEST_TOO and both >= _SHARES["en"] * len(words)
    return is_plain and known.isdisjoint(_NOT_ENGLISH)


def _share(words: list[str], small: frozenset[str]) -> float:
    return sum(word in small for word in words) / len(words)
