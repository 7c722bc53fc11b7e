"""Names in any script as one Latin skeleton: for comparing, for keys, for search.

The skeleton is no transliteration for people: it folds Cyrillic, Azerbaijani and Latin spellings
of one name onto the same letters where that is safe, and is stable across releases because
identifiers are made from it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "e", "є": "e", "і": "i", "ї": "i",
    "ґ": "g", "ў": "u", "ғ": "g", "қ": "k", "ҳ": "kh", "ө": "o", "ү": "u", "ə": "a", "ı": "i",
    "ğ": "g", "ö": "o", "ü": "u", "ş": "sh", "ç": "ch", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae",
    "đ": "d", "ð": "d", "þ": "th",
}  # fmt: skip
_WORDS = re.compile(r"[a-z0-9]+")
_LATIN = str.maketrans(_LETTERS)


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return the skeleton of a name: lower-case Latin words joined by single spaces; '' for no letters.

    >>> fold("Али Асадов"), fold("Əli Əsədov"), fold("ALI ASADOV")
    ('ali asadov', 'ali asadov', 'ali asadov')
    """
    if name.isascii():
        return " ".join(_WORDS.findall(name.lower()))
    lowered = unicodedata.normalize("NFC", name.replace("İ", "i").lower())
    letters = lowered.translate(_LATIN)
    if not letters.isascii():
        letters = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(letters))
