"""Towns that stand right behind a name and are what somebody visits: "по приглашению премьера Ларса Берга |
Осло посетил"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.spans import Span
from kg.extract.words import Words

_VISITS = words_of("triggers", "visit", "object", "verbs") | words_of("triggers", "visit", "leave", "verbs")
# "Осло | 5 мая с официальным визитом | посетит": so many words at most; a name has so many before it.
_WITHIN, _NAME = 7, 2


def name_ends(words: Words, listed: Sequence[Span], first: int, last: int) -> int:
    """The last token of a name, without a town or state behind it that a verb of visiting has for object."""
    if last - first < _NAME:
        return last
    town = next((s for s in listed if s.last == last and s.kind in ("place", "state")), None)
    if town is None or town.first - first < _NAME:
        return last
    for token in words.tokens[last + 1 : last + 1 + _WITHIN]:
        if token.shape == "mark" or token.sentence != words.tokens[last].sentence:
            break
        if finite(token):
            return town.first - 1 if token.lemmas & _VISITS else last
    return last
