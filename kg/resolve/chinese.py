"""Chinese names in pinyin and in Russian letters (the Palladius system), syllable by syllable.

Russian цян is qiang and цянь is qian; Кэцян and Qiang sound alike and are two names. So what is written in
syllables of the two systems is compared by them and by nothing else.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Final

_LONGEST: Final = 6  # letters of a syllable: zhuang, чжуан
_MOST_WORDS: Final = 3
_PLAIN: Final = "b б|p п|m м|f ф|d д|t т|n н|l л|g г|k к|h х|zh чж|ch ч|sh ш|r ж|z цз|c ц|s с"
_SOFT: Final = "b б|p п|m м|d д|t т|n н|l л|j цз|q ц|x с"
_FINALS: Final = (
    "a а|o о|e э|ai ай|ei эй|ao ао|ou оу|an ань|ang ан|en энь|eng эн|ong ун|u у|ua уа|uo о|uo уо|uai уай|"
    "ui уй|ui уэй|uan уань|uang уан|un унь"
)
_SOFT_FINALS: Final = (
    "i и|ia я|ie е|iao яо|iu ю|ian янь|iang ян|in инь|ing ин|iong юн|u юй|ue юэ|uan юань|un юнь"
)
_WHOLE: Final = (
    "zhi чжи|chi чи|shi ши|ri жи|zi цзы|ci цы|si сы|yi и|ya я|ye е|yao яо|you ю|yan янь|yang ян|yin инь|"
    "ying ин|yong юн|wu у|wa ва|wo во|wai вай|wei вэй|wei вей|wan вань|wang ван|wen вэнь|weng вэн|yu юй|"
    "yue юэ|yuan юань|yun юнь|er эр|a а|ai ай|ao ао|an ань|ang ан|e э|en энь|ou оу|hui хой|hui хуэй"
)


@lru_cache(maxsize=16384)
def readings(words: Sequence[str]) -> frozenset[str]:
    """Return what a name may be in pinyin, its words joined; nothing when it is no Chinese name by its form.

    By its form: a surname of one syllable, and one or two more, in one or two words.

    >>> sorted(readings(("Ли", "Кэцян"))), sorted(readings(("Li", "Keqiang"))), readings(("Али", "Мамин"))
    (['likeqiang'], ['likeqiang'], frozenset())
    """
    if not 1 < len(words) <= _MOST_WORDS:
        return frozenset()
    found = [_read(unicodedata.normalize("NFC", word).lower().replace("ё", "е")) for word in words]
    syllables = [{size for size, _ in each} for each in found]
    if not all(found) or 1 not in syllables[0] or min(map(sum, product(*syllables))) > _MOST_WORDS:
        return frozenset()
    return frozenset("".join(text for _, text in chosen) for chosen in product(*found))


@lru_cache(maxsize=16384)
def _read(word: str) -> frozenset[tuple[int, str]]:
    """Return the ways to read a word in syllables of one of the systems: how many, and their pinyin."""
    table = _syllables()
    ends: dict[int, set[tuple[int, str]]] = defaultdict(set, {0: {(0, "")}})
    for start in range(len(word)):
        for size in range(1, _LONGEST + 1):
            for pinyin in table.get(word[start : start + size], ()) if start + size <= len(word) else ():
                ends[start + size] |= {(count + 1, text + pinyin) for count, text in ends[start]}
    return frozenset(ends[len(word)])


@cache
def _syllables() -> Mapping[str, frozenset[str]]:
    """Return the pinyin of each syllable in either system; pinyin itself is without its signs."""
    found: dict[str, set[str]] = defaultdict(set)
    for latin, cyrillic in _all():
        found[latin].add(latin)
        found[cyrillic].add(latin)
    return {syllable: frozenset(pinyin) for syllable, pinyin in found.items()}


def _all() -> Iterator[tuple[str, str]]:
    for initials, finals in ((_PLAIN, _FINALS), (_SOFT, _SOFT_FINALS)):
        for (latin, cyrillic), (end, ending) in product(_pairs(initials), _pairs(finals)):
            yield latin + end, cyrillic + ending
    yield from (("nu", "нюй"), ("lu", "люй"), *_pairs(_WHOLE))


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(latin, cyrillic) for latin, cyrillic in (pair.split() for pair in table.split("|"))]
