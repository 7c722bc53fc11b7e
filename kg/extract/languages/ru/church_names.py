"""The one name of a dignitary of a church: "митрополитом | Иоанникием"."""

from __future__ import annotations

import re

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.words import Words

_CHURCH = words_of("posts", "church")
# "Кентерберийский", "Московским": what a seat is called after.
_OF_PLACE = re.compile(r"[сц]к(?:ий|ого|ому|им|ом)$")


def is_dignitary(words: Words, i: int) -> bool:
    """Whether a word stands behind the title as a name, not as what the seat is called after: "патриарх |
    Московский"."""
    before, name = words.tokens[max(i - 1, 0)], words.tokens[i]
    titled = before.index < i and bool(before.lemmas & _CHURCH) and before.sentence == name.sentence
    if not titled or before.capital or name.shape != "word" or _OF_PLACE.search(name.lower):
        return False
    agrees = bool(before.cases("N") & name.cases()) or not known(name.text)
    return agrees and name.capital and name.text[1:].islower()
