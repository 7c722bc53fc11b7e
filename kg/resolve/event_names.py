"""What the name of an event says in any language: kind, number, circle, and the bodies that it names."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import msgspec

from kg.gazetteer import Body
from kg.identities import skeleton, words
from kg.resolve.known import find

_FILE: Final = Path(__file__).with_name("event_names.toml")
_ACRONYM: Final = re.compile(r"[^\W\d_a-zа-яёəıöüğşç]{2,}\d*|COP-?\d+|КС-?\d+")
_ROMAN: Final = re.compile(r"[IVXLХ]+")  # the last is Cyrillic
_DIGITS: Final = re.compile(r"\d+")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
_BEGINNING: Final = 4  # letters that energy, enerji and энергетический share
_COARSE: Final = str.maketrans("cqgyzfuw", "kkkisvvv")
_MOST_WORDS: Final = 8  # of a body's name inside the name of a conference


class EventName(msgspec.Struct, frozen=True):
    """``bodies`` are keys of the gazetteer, ``is_known``, else acronyms; ``said`` all words, folded, of which
    ``telling`` are those that say what it is about; ``circle`` '' and ``sides`` 0 when not told.
    """

    bodies: frozenset[str] = frozenset()
    is_known: bool = False
    numbers: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    circle: str = ""
    sides: int = 0
    said: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()

    def is_of_others(self, other: EventName) -> bool:
        """Whether it is known that two gatherings are of different bodies."""
        return self.is_known and other.is_known and not self.bodies & other.bodies

    def may_say(self, other: EventName) -> bool:
        """Whether two names may say the same: one says nothing, or a word of theirs begins alike."""
        if not self.telling or not other.telling:
            return True
        return any(_begin_alike(one, word) for one in self.telling for word in other.telling)


def _begin_alike(one: str, other: str) -> bool:
    size = min(len(one), len(other), _BEGINNING)
    return one[:size].translate(_COARSE) == other[:size].translate(_COARSE)


@lru_cache(maxsize=16384)
def event_name(name: str, lang: str) -> EventName:
    """Take the name of an event apart; all is empty for ''."""
    if not name:
        return EventName()
    folded = f" {skeleton(name)} "
    circles, sides = _said_in(folded, "formats"), _said_in(folded, "sides")
    bodies, is_known = _bodies(words(name), lang)
    return EventName(
        bodies=bodies,
        is_known=is_known,
        numbers=frozenset((*map(int, _DIGITS.findall(name)), *_roman(name), *_in_words(folded, lang))),
        kinds=_said_in(folded, "kinds"),
        circle="".join(circles) if len(circles) == 1 else "",
        sides=int(*sides) if len(sides) == 1 else 0,
        said=frozenset(folded.split()),
        telling=frozenset(word for word in folded.split() if _is_telling(word)),
    )


@lru_cache(maxsize=4096)
def is_member(position: str, lang: str) -> bool:
    """Whether who holds a post at an international body is one of its members, or speaks for one."""
    return any(skeleton(position).startswith(cue) for cue in _cues("members").get(lang, ()))


@lru_cache(maxsize=16384)
def _is_telling(word: str) -> bool:
    """Whether a word says more than what kind of gathering it is, which one, and in which circle."""
    tables = map(_cues, ("kinds", "formats", "sides", "ordinals", "general"))
    cues = (cue for table in tables for forms in table.values() for cue in forms)
    return len(word) >= _BEGINNING and not any(word.startswith(cue) for cue in cues)


def _said_in(folded: str, table: str) -> frozenset[str]:
    """Return the entries of a table of which a cue begins a word of the name."""
    return frozenset(key for key, cues in _cues(table).items() if any(f" {cue}" in folded for cue in cues))


def _bodies(told: list[str], lang: str) -> tuple[frozenset[str], bool]:
    """Return the bodies that the words name, else the acronyms among them, and which of both it is; roman
    numbers are none.
    """
    spans = {
        " ".join(told[first:last])
        for first in range(len(told))
        for last in range(first + 1, min(len(told), first + _MOST_WORDS) + 1)
    }
    if bodies := {rows[0].key for span in spans if len(rows := find(span, lang, Body)) == 1}:
        return frozenset(bodies), True
    acronyms = (word for word in told if _ACRONYM.fullmatch(word) and not _ROMAN.fullmatch(word))
    return frozenset(skeleton(word) for word in acronyms), False


def _roman(name: str) -> list[int]:
    return [_value(word) for word in re.findall(r"\b[IVXLХ]+\b", name)]


def _value(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _in_words(folded: str, lang: str) -> list[int]:
    """Return the numbers that stand in words; "on birinci" is eleven and not one."""
    ordinals = _cues("ordinals").get(lang, ())
    found = [(word, at) for at, word in enumerate(ordinals, 1) if f" {word}" in folded]
    spoken = [word for word, _ in found]
    return [at for word, at in found if not any(other.endswith(f" {word}") for other in spoken)]


@cache
def _cues(table: str) -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: tuple(forms) for key, forms in data[table].items()}
