"""Days that are but the name of something: "20 Yanvar faciəsi", "28 May" küçəsi, "10 Noyabr Bəyanatı"."""

from __future__ import annotations

import re

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.times import When
from kg.extract.words import Words

# A day and a month as a name writes them: "20 Yanvar".
_NAMED = re.compile(r"\d{1,2} [A-ZƏİÖÜŞÇĞ][a-zəıöüşçğ]+")
_CALLED = words_of("names", "after_days")
_QUOTES = frozenset('"“«„')


def is_name(words: Words, when: When) -> bool:
    """Whether a day without a year names what follows it, or stands in quotes."""
    if not _NAMED.fullmatch(words.quote(when.first, when.last)):
        return False
    tokens = words.tokens
    if when.first and tokens[when.first - 1].text in _QUOTES:
        return True
    following = tokens[when.last + 1] if when.last + 1 < len(tokens) else None
    if following is None or following.sentence != tokens[when.last].sentence:
        return False
    return any(lower(f.stem) in _CALLED for f in forms(following.text) if f.owner == "3" or f.plural)
