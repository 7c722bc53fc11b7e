"""Two names of persons, in any two languages: how well one can be the other.

A name is its words as they sound, its initials, and the language that it was read in. Two spellings within
one language are held to more than two across languages: Керимов and Каримов are two surnames in Russian,
while either can stand for an Azerbaijani Kərimov.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import Final

import msgspec

from kg.identities import skeleton
from kg.resolve.chinese import readings
from kg.resolve.clarity import Clarity, clarity
from kg.resolve.nicknames import are_nicknames, are_variants, titles
from kg.resolve.people import PARTICLES, parsed
from kg.resolve.sounds import alike, frame, sound

# Least likeness of every word, and how alike the words must be on average: measured on the pairs in
# tests/resolve/gold, where the hardest that are one (Жак Ширак, Jacques Chirac) have .75 and the nearest that
# are two (Алиев, Гулиев) .84; so likeness below SAME needs a post beside it.
_WITHIN: Final = {"ru": 0.995, "az": 0.995}  # they write a sound in one way, English in several
_WITHIN_OTHERS: Final = 0.98
_SAME: Final = 0.86
_NEAR: Final = 0.66
_FEMALE: Final = (("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaya", "ski"))  # Алиева is nobody's Алиев
_OF_BOTH: Final = 0.75  # how alike the rest of such a surname is in any two spellings
_ARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "as",
        "es",
        "ash",
        "esh",
        "ar",
        "er",
        "an",
        "en",
        "at",
        "et",
        "ad",
        "ed",
        "az",
        "ez",
        "ul",
        "ud",
        "us",
        "ur",
    ]
)
_GLUED: Final = re.compile(r"^(?:Al|El)(?=[A-Z][a-z])")  # AlSheikh
_JUNIOR: Final = frozenset(["jr", "junior", "ml", "mladshii", "kichik"])
_LEFT_OUT: Final = PARTICLES | _JUNIOR | {"sr", "senior", "starshii", "boyuk"}
_SON_OF: Final = frozenset(["bin", "ben", "ibn", "bint", "ban"])
_MOST_WORDS: Final = 5
_LEAST_WORDS: Final = 2
_LEAST_OF_SONS: Final = 4


class Grade(IntEnum):
    """How well two names fit.

    ``SHORT`` is a surname, with or without initials, that fits the other name; ``NEAR`` two full names that
    sound similar; ``CLOSE`` much alike, though they may be two; ``PART`` one whose words are those of a
    longer name; ``LIKE`` all words, but for vowels that some languages confuse; ``SAME`` all words;
    ``EQUAL`` all letters.
    """

    NONE = 0
    SHORT = 1
    NEAR = 2
    CLOSE = 3
    PART = 4
    LIKE = 5
    SAME = 6
    EQUAL = 7


class Name(msgspec.Struct, frozen=True):
    """``words`` are sounds in the order of the text, particles left out; ``initials`` single sounds.

    ``is_ordered``: the words never stand the other way round, as those before and after "son of".
    ``is_junior``: it says so, as a son's does. ``pinyin``: what it may be as a Chinese name.
    """

    lang: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    folded: tuple[str, ...]
    is_full: bool
    is_ordered: bool = False
    is_junior: bool = False
    pinyin: frozenset[str] = frozenset()

    @property
    def frames(self) -> Iterator[tuple[str, str]]:
        """Yield what two full names must have in common to be compared at all: the frames of two words."""
        yield from combinations(sorted(frame(word) for word in self.words), 2)


@lru_cache(maxsize=16384)
def name(spelled: str, lang: str) -> Name:
    """Take a name apart; hyphenated words are taken apart too, since languages write them both ways."""
    known = parsed(_with_small_sons(_untitled(spelled)))
    kept = _parts(known.spelled_words, is_full=known.is_full)
    return Name(
        lang=lang,
        words=tuple(filter(None, (sound(part, lang) for part in kept))),
        initials=tuple(filter(None, (sound(letter, lang)[:1] for letter in known.spelled_initials))),
        folded=tuple(skeleton(part) for part in kept),
        is_full=known.is_full,
        is_ordered=any(_is_son_of(word) for word in known.spelled_words),
        is_junior=any(part in _JUNIOR for word in known.spelled_words for part in skeleton(word).split()),
        pinyin=readings(tuple(kept)) if known.is_full and not known.initials else frozenset(),
    )


def _untitled(spelled: str) -> str:
    """Return a name without the titles before it, as far as two words are left: Sheikh Hasina is a name."""
    words = spelled.split()
    while len(words) > _LEAST_WORDS and words[0].lower().rstrip(".") in titles():
        words = words[1:]
    return " ".join(words)


def _with_small_sons(spelled: str) -> str:
    """Return a name with "son of" in small letters, as headlines do not write it: Hamad Bin Khalifa Al Thani.

    Of fewer words the Bin may be a name, as in Wang Bin.
    """
    words = spelled.split()
    if len(words) < _LEAST_OF_SONS:
        return spelled
    return " ".join([words[0], *(w.lower() if skeleton(w) in _SON_OF else w for w in words[1:-1]), words[-1]])


def _parts(spelled: Sequence[str], *, is_full: bool) -> list[str]:
    """Return the words that tell names apart: without particles, articles (ас-Сиси) and "son of" (бен
    Салман).
    """
    parts: list[str] = []
    for word in (_GLUED.sub("", word) for word in spelled):
        first, *rest = [part for part in word.replace("’", "-").split("-") if part] or [""]
        parts += rest if rest and skeleton(first) in _ARTICLES else [first, *rest]
    kept = [p for p in parts if skeleton(p) not in _LEFT_OUT and not _is_son_of(p)]
    return kept if len(kept) > 1 or (kept and not is_full) else parts


def _is_son_of(word: str) -> bool:
    return word.islower() and skeleton(word) in _SON_OF


@lru_cache(maxsize=16384)
def grade(one: Name, other: Name) -> tuple[Grade, float]:
    """Return how well two names fit, and how alike their words are (0 to 1)."""
    if not one.words or not other.words:
        return Grade.NONE, 0.0
    if one.is_full and other.is_full:
        fit, likeness = _full(one, other)
        return (min(fit, Grade.CLOSE) if one.is_junior != other.is_junior else fit), likeness
    if one.is_full or other.is_full:
        short, full = (other, one) if one.is_full else (one, other)
        return _short(short, full)
    return _both_short(one, other)


def is_near(one: Name, other: Name) -> bool:
    """Whether two full names fit NEAR or better: what ``grade`` says, found sooner where they do not.

    Most names that are compared have few consonants in common, and a word that is like none of the other's.
    """
    return _may_be_near(one, other) and grade(one, other)[0] >= Grade.NEAR


def _may_be_near(one: Name, other: Name) -> bool:
    few, many = sorted((one.words, other.words), key=len)
    if not 0 < len(few) <= _MOST_WORDS or not one.pinyin.isdisjoint(other.pinyin):
        return True  # these are compared by more, or less, than all of their words
    least = _SAME if one.lang == other.lang else _NEAR
    if all(any(_paired(word, against)[0] >= least for against in many) for word in few):
        return True
    if len(few) != len(many):
        return _paired("".join(one.words), "".join(other.words))[0] >= least
    return one.folded == other.folded


def _full(one: Name, other: Name) -> tuple[Grade, float]:
    if _initials_differ(one, other):
        return Grade.NONE, 0.0
    is_ordered = one.is_ordered or other.is_ordered
    if other.folded == one.folded or (not is_ordered and other.folded in _orders(one.folded)):
        return Grade.EQUAL, 1.0
    if one.pinyin and other.pinyin:
        return (Grade.NONE, 0.0) if one.pinyin.isdisjoint(other.pinyin) else (Grade.SAME, 1.0)
    few, many = sorted((one, other), key=lambda name: (len(name.words), name.words))
    arrangements = (few.words,) if is_ordered else _arrangements(few.words, len(many.words))
    pairings = [_pairs(few, many, words) for words in arrangements]
    best = max((_graded(one, other, pairs) for pairs in pairings), default=(Grade.NONE, 0.0))
    if len(few.words) != len(many.words):  # Касымжомарт, Касым-Жомарт
        joined = _paired("".join(one.words), "".join(other.words))
        best = max(best, _graded(one, other, [joined], is_whole=True))
    return best


def _initials_differ(one: Name, other: Name) -> bool:
    """George W. Bush is not George H. W. Bush; a name without initials may be either."""
    known = one.lang == other.lang and one.initials and other.initials
    return bool(known) and one.initials[0] != other.initials[0]


def _orders(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the words as they stand, with the last one first and with the first one last: Kishida Fumio."""
    return words, words[-1:] + words[:-1], words[1:] + words[:1]


def _arrangements(words: tuple[str, ...], room: int) -> Iterator[tuple[str, ...]]:
    """Yield the orders of the shorter name that are tried against the longer one: all its words in order."""
    yield from dict.fromkeys(_orders(words)) if len(words) == room else (words,)


def _pairs(few: Name, many: Name, words: tuple[str, ...]) -> list[_Pair]:
    """Return how each word of the shorter name fits its best place in the longer, in order."""
    best: list[_Pair] = []
    room = min(len(many.words), _MOST_WORDS)
    for places in combinations(range(room), min(len(words), room)):
        if places[0] and places[-1] != room - 1:
            continue  # a name begins or ends as its longer form does
        pairs = [_paired(word, many.words[at]) for word, at in zip(words, places, strict=False)]
        best = max(best, pairs, key=_worth)
    return best


_Pair = tuple[float, Clarity]


def _worth(pairs: list[_Pair]) -> tuple[float, float]:
    found = [likeness for likeness, _ in pairs]
    return min(found, default=0.0), sum(found)


@lru_cache(maxsize=32768)
def _paired(word: str, against: str) -> _Pair:
    if are_variants(word, against):
        return 1.0, Clarity.SAME
    if are_nicknames(word, against):  # Tom West and Thomas West may be two; Martin is no short form of itself
        return 1.0, Clarity.SAME if clarity(word, against) == Clarity.SAME else Clarity.NONE
    likeness = _unless_of_a_woman(word, against, alike(word, against))
    return likeness, clarity(word, against) if likeness >= _SAME else Clarity.NONE


def _word_alike(word: str, against: str) -> float:
    likeness = 1.0 if are_nicknames(word, against) else alike(word, against)
    return _unless_of_a_woman(word, against, likeness)


def _unless_of_a_woman(word: str, against: str, likeness: float) -> float:
    is_hers = likeness and (_is_woman_of(word, against) or _is_woman_of(against, word))
    return 0.0 if is_hers else likeness


@lru_cache(maxsize=16384)
def _is_woman_of(hers: str, his: str) -> bool:
    return any(
        hers.endswith(end)
        and his.endswith(ending)
        and alike(hers.removesuffix(end), his.removesuffix(ending)) >= _OF_BOTH
        for end, ending in _FEMALE
    )


def _graded(one: Name, other: Name, pairs: Sequence[_Pair], *, is_whole: bool = False) -> tuple[Grade, float]:
    if not pairs:
        return Grade.NONE, 0.0
    found = [likeness for likeness, _ in pairs]
    least, mean = min(found), sum(found) / len(found)
    same, near = (_within(one), _SAME) if one.lang == other.lang else (_SAME, _NEAR)
    if least >= same:
        is_part = not is_whole and len(one.words) != len(other.words)
        return _clearly(one, other, min(clear for _, clear in pairs), is_part=is_part), mean
    return (Grade.NEAR if least >= near and mean >= (near + 2 * same) / 3 else Grade.NONE), mean


def _clearly(one: Name, other: Name, clear: Clarity, *, is_part: bool) -> Grade:
    """Return the grade of names whose words all sound much alike."""
    if is_part and _part(one, other) == Grade.NEAR:
        return Grade.NEAR
    if clear == Clarity.NONE:
        return Grade.CLOSE
    if is_part:
        return Grade.PART
    return Grade.SAME if clear == Clarity.SAME else Grade.LIKE


def _within(name: Name) -> float:
    """Return how alike two spellings of its language must be to be one."""
    return _WITHIN.get(name.lang, _WITHIN_OTHERS)


def _part(one: Name, other: Name) -> Grade:
    """A name without its first word may be a son's or a father's: Idriss Déby, Mahamat Idriss Déby."""
    return Grade.PART if alike(one.words[0], other.words[0]) >= _SAME else Grade.NEAR


def _short(short: Name, full: Name) -> tuple[Grade, float]:
    """Fit a surname at either end of a full name, its initial with one of the other words."""
    if len(short.words) >= len(full.words):
        return Grade.NONE, 0.0
    size = len(short.words)
    fits = [
        (_likeness(short.words, full.words[at : at + size]), at)
        for at in (len(full.words) - size, 0)
        if _initials_fit(short.initials, full.words[:at] + full.words[at + size :], full.initials)
    ]
    likeness = max((fit for fit, _ in fits), default=0.0)
    least = _within(short) if short.lang == full.lang else _SAME
    return (Grade.SHORT, likeness) if likeness >= least else (Grade.NONE, 0.0)


def _both_short(one: Name, other: Name) -> tuple[Grade, float]:
    likeness = _likeness(one.words, other.words)
    least = _within(one) if one.lang == other.lang else _SAME
    if likeness < least or not _initials_fit(one.initials, (), other.initials):
        return Grade.NONE, 0.0
    return Grade.SHORT, likeness


def _initials_fit(initials: Sequence[str], words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the first initial can begin one of the words, or is one of the other initials."""
    firsts = [word[0] for word in words] + list(others)
    return not initials or not firsts or any(alike(initials[0], first) >= _SAME for first in firsts)


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    if len(one) != len(other):
        return alike("".join(one), "".join(other))
    return min(_word_alike(a, b) for a, b in zip(one, other, strict=True))
