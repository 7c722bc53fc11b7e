"""When two names, phrases, parties and capacities count as the same, whatever their script and ending.

Everything is compared by its folded words: lower case, in Latin letters, without marks. The measures are
those of the gold sets' scorer; one that is changed here makes figures that cannot be compared.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from kg.evaluate.gold import Party

# Signs without a sound leave nothing, and so does the underscore.
_CYRILLIC = (
    "а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|"
    "ш sh|щ shch|ъ |ы y|ь |э e|ю yu|я ya"
)
_AZERBAIJANI = "ə a|ı i|ğ g|ö o|ü u|ş sh|ç ch"
_LETTERS = str.maketrans(
    {
        letter: latin
        for pair in f"{_CYRILLIC}|{_AZERBAIJANI}|_ ".split("|")
        for letter, latin in [pair.split(" ")]
    }
)
_OTHER = re.compile("[^a-z0-9 ]+")

# Words that say nothing of a topic. English ones only: phrases of the other languages have few such words.
_EMPTY = frozenset(
    ("the", "of", "and", "in", "on", "a", "an", "to", "for", "with", "issue", "issues", "matters")
)

# Words of so few letters may only get an ending: "Iran" is not "Iraq".
_SHORT = 4
_ENDING = 3
_NEARLY = 0.8

SAME_PHRASE = 0.5
"""Two phrases are the same when they share at least half of the words of the longer one."""


def folded(text: str | None) -> list[str]:
    """Return the words of a text in lower-case Latin letters.

    >>> folded("Сергей Лавров"), folded("Elçin Əmirbəyov"), folded("аль-Хусейн")
    (['sergei', 'lavrov'], ['elchin', 'amirbayov'], ['al', 'khusein'])
    """
    return list(_words(text or ""))


@lru_cache(maxsize=50_000)  # each is compared with all others of its document
def _words(text: str) -> tuple[str, ...]:
    latin = unicodedata.normalize("NFC", text.lower()).translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", latin)
    return tuple(_OTHER.sub(" ", "".join(c for c in apart if not unicodedata.combining(c))).split())


@lru_cache(maxsize=50_000)
def same_word(a: str, b: str) -> bool:
    """Whether two folded words are one but for an ending, or nearly the same letters.

    >>> same_word("kazakhstana", "kazakhstan"), same_word("iran", "irak"), same_word("ivanova", "ivanovykh")
    (True, False, True)
    """
    if a == b:
        return True
    shorter, longer = sorted((len(a), len(b)))
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    if shorter <= _SHORT:
        return common == shorter >= 2 and longer - shorter <= _ENDING
    return common >= max(_SHORT, longer - _ENDING) or _have_nearly_the_same_letters(a, b)


def _have_nearly_the_same_letters(a: str, b: str) -> bool:
    """Whether the ratio is that high; two bounds of it cost little and end most comparisons."""
    matcher = SequenceMatcher(None, a, b)
    measures = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(measure() >= _NEARLY for measure in measures)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether every word of the shorter name, or its initial, is in the longer one.

    >>> same_name("С. Лавров", "Сергея Викторовича Лаврова"), same_name("Лавров", "Ларин")
    (True, False)
    """
    first, second = folded(a), folded(b)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    return bool(short) and all(any(_means(word, full) for full in long) for word in short)


def _means(word: str, full: str) -> bool:
    return same_word(word, full) or (len(word) == 1 and full.startswith(word))


def overlap(a: str | None, b: str | None) -> float:
    """Return which share (0..1) of the words of the longer phrase the other has too.

    >>> overlap("развитие торговли", "торговля"), overlap("trade issues", "the trade")
    (0.5, 1.0)
    """
    first, second = _content(a), _content(b)
    if not first or not second:
        return float(folded(a) == folded(b))
    shared = sum(any(same_word(word, other) for other in second) for word in first)
    return shared / max(len(first), len(second))


def _content(text: str | None) -> list[str]:
    return [word for word in folded(text) if len(word) > 1 and word not in _EMPTY]


def same_phrase(a: str | None, b: str | None) -> bool:
    return overlap(a, b) >= SAME_PHRASE


def same_party(gold: Party, read: Party) -> bool:
    """Whether two participants are one: by their names, else by their bodies, else by their countries.

    Somebody with a name is never somebody without one.
    """
    if gold.name or read.name:
        return bool(gold.name and read.name) and same_name(gold.name, read.name)
    if gold.organization and read.organization:
        return same_phrase(gold.organization, read.organization)
    return bool(gold.country) and gold.country == read.country


def same_capacity(gold: Party, read: Party) -> bool:
    """Whether somebody acts in the same capacity.

    The position agrees, or neither has one; body and country agree where the gold annotation has them.
    """
    if bool(gold.position) != bool(read.position):
        return False
    if gold.position and not same_phrase(gold.position, read.position):
        return False
    if gold.organization and not (read.organization and same_phrase(gold.organization, read.organization)):
        return False
    return not gold.country or gold.country == read.country
