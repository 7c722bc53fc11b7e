"""Words for somebody's age before his name, which are no part of it: "Шестидесятилетний | И.Петров"."""

from __future__ import annotations

import re

from kg.extract.words import Words

_AGED = re.compile(r"[а-яё-]{2,}летн(?:ий|яя|его|ей|ему|им|юю|ем)$")


def past_age(words: Words, first: int, last: int) -> int:
    """Return where a run of words that looks like a name begins behind an age."""
    opens = first < last and _AGED.fullmatch(words.tokens[first].lower) is not None
    return first + 1 if opens and first == words.sentence_of(first).first else first
