"""How a word of a name sounds, in one coarse spelling for Cyrillic, Azerbaijani and Latin texts, and how
alike two are.

Russian and Azerbaijani write a foreign name by its sound, English by its letters: Джордж, Corc, George. The
letters of each language are read by its own rules, where a rule holds for most names; a letter that has
several readings (the J of James, José and Jan) keeps a sound of its own, which is near to all of them.

Sounds: a e i o u, p b f v t d k g l r m n s z h y; S for sh, V for zh and j as in John, H for ch, T for ts,
which are near to each other; of Latin spelling also J (j), G (g before e and i), C (c before e and i), X and
Q (x and q, also pinyin), W (w), Z (z, also German), D (sz).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from string import ascii_letters
from typing import Final

from rapidfuzz.distance import Levenshtein

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rules: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), spelled) for pattern, spelled in rules)


_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "o", "ж": "V", "з": "z", "и": "i",
        "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "h", "ц": "T", "ч": "H", "ш": "S", "щ": "S", "ъ": "", "ы": "i", "ь": "",
        "э": "e", "ю": "u", "я": "a", "є": "e", "і": "i", "ї": "i", "ґ": "g", "ў": "v", "ғ": "g", "қ": "k",
        "ҳ": "h", "ө": "o", "ү": "u", "ұ": "u", "ә": "a", "ң": "n", "һ": "h", "җ": "V", "ҷ": "V", "ӣ": "i",
        "ӯ": "u", "ј": "y", "љ": "l", "њ": "n", "ћ": "H", "ђ": "V", "џ": "V",
    }
)  # fmt: skip
_AZERBAIJANI: Final = str.maketrans(
    {"c": "V", "ç": "H", "ş": "S", "j": "V", "x": "h", "q": "g", "ğ": "g", "ə": "a", "ı": "i", "ö": "o",
     "ü": "u", "w": "v"}
)  # fmt: skip
_SIGNED: Final = str.maketrans(
    {"š": "S", "ž": "V", "č": "H", "ć": "H", "ş": "S", "ș": "S", "ś": "S", "ż": "V", "ź": "V", "ç": "H",
     "ğ": "g", "ı": "i", "ə": "a", "ñ": "n", "ň": "n", "ł": "l", "ø": "o", "æ": "e", "œ": "e", "ß": "s",
     "đ": "d", "ð": "d", "þ": "t", "ţ": "T", "ț": "T", "ä": "e", "ö": "o", "ü": "u", "å": "o"}
)  # fmt: skip

_CYRILLIC_RULES: Final = _rules(
    ("дж|цз", "ж"),  # Джордж, Цзиньпин
    ("тш|тч", "ч"),
    ("дз|тц|тс(?=[еиюя])", "ц"),  # Туск keeps its т
    ("(?<=[аеиоуыэюя])у(?=[аеиоыэя])|^у(?=[аеиоыэя])", "в"),  # Уильям, Лоуэлл
    ("нг(?![аеиоуыэюялр])|нь(?![еёюя])", "н"),  # Пинг and Пин, Цзинь
    ("ий$|ый$", "и"),
    ("(?<=[аеиоуыэюя])е|^е", "йе"),
    ("(?<=[аеиоуыэюяьъ])ю|^ю", "йу"),
    ("(?<=[аеиоуыэюяьъ])я|^я", "йа"),
)
_AZERBAIJANI_RULES: Final = _rules(
    ("dz|ts", "T"), ("tş|tç", "ç"), ("dj", "c"), ("n[qg](?![aeiouəıöür])", "n"), ("iy$", "i")
)
_LATIN_RULES: Final = _rules(
    ("ois$", "ua"),  # François
    ("eaux?$|aul?[dt]$", "o"),  # Trudeau, Ayrault
    ("ques$", "k"),
    ("tzsch|tsch|tch", "H"),
    ("dzh|dsch|zh|dj", "V"),
    ("sch|sh", "S"),
    ("ch(?=[lr])", "k"),  # Christopher
    ("ch|cz|(?<=vi)c$", "H"),  # Vucic
    ("ts|tz|dz", "T"),
    ("sz(?!k)", "D"),  # Hungarian and Polish: Szijjártó is told as s, Tusz as sh
    ("(?<=[aeiou])gh(?=t|$)", ""),  # Haughton, Pugh
    ("ph", "f"),
    ("th", "t"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("^wr", "r"),
    ("ck", "k"),
    ("cqu?", "k"),
    ("c(?=[eiy])", "C"),
    ("c", "k"),
    ("qu(?=[aeo])", "kv"),
    ("q", "Q"),
    ("g(?=[eiy])", "G"),
    ("j", "J"),
    ("^x", "X"),
    ("x", "ks"),
    ("w", "W"),
    ("z", "Z"),
    ("oo|ou", "u"),
    ("ee", "i"),
    ("ng(?![aeiourl])", "n"),
    ("(?<=[aeiou])y(?=[aeiou])|^y", "Y"),
    ("(?<=[aeou])y", "Y"),
    ("y", "i"),
    ("Y", "y"),
)
_DOUBLED: Final = re.compile(r"(.)\1+")
_CYRILLIC_LETTER: Final = re.compile("[а-яёҳқғўәөүңіїєґ]")


@lru_cache(maxsize=16384)
def sound(word: str, lang: str) -> str:
    """Return the sounds of one word of a name as a text in ``lang`` writes it; '' when it has no letters.

    >>> sound("Джордж", "ru"), sound("Corc", "az"), sound("George", "en")
    ('VorV', 'VorV', 'GeorGe')
    """
    lowered = unicodedata.normalize("NFC", word.replace("İ", "i").lower())
    if _CYRILLIC_LETTER.search(lowered):
        spelled = _ruled(lowered, _CYRILLIC_RULES).translate(_CYRILLIC)
    elif lang == "az":
        spelled = _bare(_ruled(lowered, _AZERBAIJANI_RULES).translate(_AZERBAIJANI))
    else:
        spelled = _ruled(_bare(lowered.translate(_SIGNED)), _LATIN_RULES)
    return _DOUBLED.sub(r"\1", re.sub("[^A-Za-z]", "", spelled))


def _ruled(word: str, rules: _Rules) -> str:
    for pattern, spelled in rules:
        word = pattern.sub(spelled, word)
    return word


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


# -- how far two sounds are apart: 0 the same, 1 nothing in common

_HALF: Final = 0.4
_COARSE: Final = str.maketrans(
    {**dict.fromkeys("bfvW", "p"), "d": "t", **dict.fromkeys("gQh", "k"), "n": "m", "l": "r",
     **dict.fromkeys("GJCXZszVHTD", "S"), **dict.fromkeys("eioyu", "a")}
)  # fmt: skip
VOWELS: Final = frozenset("aeiou")
_WEAK: Final = {
    "h": 0.3,
    "y": 0.15,
    "W": 0.5,
    "X": 0.7,
}  # sounds that one language writes and another leaves out
_VOWEL_GAP: Final = 0.4
_CONSONANT_GAP: Final = 0.85
_FIRST: Final = 0.6
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in {
        0.0: "DS JS GS Gg Cs CS Wv Zz yi Qk Qg",
        0.1: "Ds Jy Ji XS Xs ZS ae ei ou JG JZ JC",
        0.2: "QS Jh Gh Xh Wu Zs CZ ao ia uo Wb hg SZ sX zJ",
        0.25: "ai au eo eu io iu vu",
        0.3: "bp dt gk zs vf hk sS zS bv Gk hG Xk Sz Ck",
        0.45: "St Sd Ct mn hf lr tT Sk",
    }.items()
    for pair in pairs.split()
}  # fmt: skip
_HISSES: Final = "SVHT"  # one language's sh is another's ch, so S in the pairs above is any of them
_NEAR |= {
    frozenset((hiss, *pair - {"S"})): cost
    for pair, cost in list(_NEAR.items())
    if "S" in pair
    for hiss in _HISSES
} | {frozenset((one, other)): 0.0 for one in _HISSES for other in _HISSES if one != other}


@lru_cache(maxsize=32768)
def alike(one: str, other: str) -> float:
    """Return how alike two words sound, from 0 to 1, symmetric: 1 - distance / length of the longer one."""
    if one == other:
        return 1.0
    if not one or not other or not _may_be_alike(one, other):
        return 0.0
    return max(0.0, 1 - _distance(one, other) / max(len(one), len(other)))


def _may_be_alike(one: str, other: str) -> bool:
    """Whether the coarsest spelling of two words has half of its letters in common: a cheap first look."""
    return Levenshtein.normalized_similarity(_coarse(one), _coarse(other), score_cutoff=_HALF) > 0


@lru_cache(maxsize=16384)
def _coarse(sounds: str) -> str:
    return sounds.translate(_COARSE)


def _distance(one: str, other: str) -> float:
    """Return the weighted edit distance of two words of sounds."""
    gaps = [_GAP[letter] for letter in other]
    row = list(accumulate(gaps[1:], initial=_first_gap(other[0])))
    row.insert(0, 0.0)
    for at_one, letter in enumerate(one):
        gap, swap = _GAP[letter], _SWAP[letter]
        before = row[0]
        here = before + (gap if at_one else _first_gap(letter))
        row[0] = here
        for at, against in enumerate(other, 1):
            above = row[at]
            swapped, left_out = before + swap[against], above + gap
            here += gaps[at - 1]
            if left_out < here:
                here = left_out
            if swapped < here:
                here = swapped
            row[at] = here
            before = above
    return row[-1]


def _first_gap(letter: str) -> float:
    """Алиев is no Гулиев: names rarely lose the consonant that they begin with, h and y aside."""
    return _GAP[letter] + (_FIRST if letter not in VOWELS and letter not in _WEAK else 0.0)


_GAP: Final = {
    letter: _VOWEL_GAP if letter in VOWELS else _WEAK.get(letter, _CONSONANT_GAP) for letter in ascii_letters
}
_SWAP: Final = {
    one: {other: 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0) for other in ascii_letters}
    for one in ascii_letters
}

_CLASSES: Final = str.maketrans(
    {"b": "p", "d": "t", "n": "m", **dict.fromkeys("kgGJCSVHTDXQZszvWfhyaeiou", "")}
)  # fmt: skip


@lru_cache(maxsize=16384)
def frame(sounds: str) -> str:
    """Return what no two spellings of a name differ in: its p, t, m, l and r, in order.

    >>> frame(sound("Трамп", "ru")), frame(sound("Trump", "en"))
    ('trmp', 'trmp')
    """
    return _DOUBLED.sub(r"\1", sounds.translate(_CLASSES))
