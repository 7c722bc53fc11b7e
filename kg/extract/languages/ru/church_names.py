"""The one name of a dignitary of a church: "митрополитом | Иоанникием"."""

from __future__ import annotations

import re

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.words import Token, Words

_CHURCH = words_of("posts", "church")
# "Кентерберийский", "Московским", "Заречного": what a see is called after.
_OF_PLACE = re.compile(r"(?:[сц]к(?:ий|ого|ому|им|ом)|н(?:ый|ого|ому|ым))$")


def is_dignitary(words: Words, i: int) -> bool:
    """Whether a word stands behind a title as a name, and not as what the see is called after: "митрополит
    Заборский и Нагорский | Павел"."""
    name, title = words.tokens[i], words.tokens[_title(words, i)]
    opening = words.sentences[name.sentence].first
    titled = title.index < i and bool(title.lemmas & _CHURCH) and title.sentence == name.sentence
    spelt = title.capital and title.index > opening  # "Патриарх" within a sentence is often a name itself
    if not titled or spelt or name.shape != "word" or _OF_PLACE.search(name.lower):
        return False
    agrees = bool(title.cases("N") & name.cases()) or not known(name.text)
    return agrees and name.capital and name.text[1:].islower()


def past_see(words: Words, first: int, last: int) -> int:
    """Return where a name begins behind what a see is called after: "архиепископ | Заборский и Нагорский |
    Павел"; ``last`` + 1 where no more is told, ``first`` where no see is."""
    while first <= last and _is_of_place(words.tokens[first]):
        title = words.tokens[_title(words, first)]
        titled = title.index < first and bool(title.lemmas & _CHURCH)
        if not titled or title.sentence != words.tokens[first].sentence:
            break
        first += 1 + (first < last and words.tokens[first + 1].lower == "и")
    return first


def _title(words: Words, i: int) -> int:
    """The title before a word, behind which a see is told at most: "| епископ Заборский и Нагорский А"."""
    k = _past_joint(words, i)
    while k > 0 and _is_of_place(words.tokens[k]):
        k = _past_joint(words, k)
    return max(k, 0)


def _past_joint(words: Words, k: int) -> int:
    """The word before another one, before the "и" that joins two sees."""
    joined = k > 1 and words.tokens[k - 1].lower == "и"
    return k - 1 - (joined and _is_of_place(words.tokens[k]) and _is_of_place(words.tokens[k - 2]))


def _is_of_place(token: Token) -> bool:
    return token.capital and bool(_OF_PLACE.search(token.lower))
