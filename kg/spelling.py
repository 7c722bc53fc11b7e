"""Whether what somebody typed may be a name: parts of it, initials, other spellings of its sounds."""

from __future__ import annotations

import re

from kg.names import fold

_SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"dzh|zh|dj", "j"),
        (r"kh|x|gh", "h"),
        (r"q", "g"),
        (r"ts|tz", "c"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"yo", "e"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=[aeiou])y(?=[aeiou])", ""),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def loose(key: str) -> str:
    """Return a name key with the spellings of one sound made equal, to find what ``fold`` keeps apart.

    It is for searching only, and what it finds is shown to the user: two names may well fall together.

    >>> loose("ilham aliyev") == loose("ilkham aliev"), loose("kassym tokayev") == loose("kasym tokaev")
    (True, True)
    """
    for pattern, to in _SPELLINGS:
        key = pattern.sub(to, key)
    return key


def is_in_full(text: str, part: str) -> bool:
    """Return whether a text is the name of several words that one word is of, in the same Latin letters.

    >>> is_in_full("İlham Əliyev", "Aliyev"), is_in_full("Ильхам Алиев", "Aliyev")
    (True, False)
    """
    if " " in part or " " not in text or _CYRILLIC.search(text + part):
        return False
    return loose(fold(part)) in loose(fold(text)).split()


def is_part(wanted: str, key: str) -> bool:
    """Return whether all words of ``wanted`` are words of ``key``, in any order; one letter is an initial.

    >>> is_part("asadov", "ali asadov"), is_part("asadov a", "ali asadov"), is_part("ali", "alieva lala")
    (True, True, False)
    """
    rest = key.split()
    for word in sorted(wanted.split(), key=len, reverse=True):
        match = next((w for w in rest if w == word or (len(word) == 1 and w.startswith(word))), None)
        if match is None:
            return False
        rest.remove(match)
    return True
