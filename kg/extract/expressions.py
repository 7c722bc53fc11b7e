"""Time expressions that patterns find in a text, before they are tokens. The same for every language."""

from __future__ import annotations

import datetime
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.times import day
from kg.extract.words import Words


@dataclass(slots=True)
class Found:
    """An expression at characters [start, end): its value as in ``When``, the last day of a range, or ''.

    ``stamp`` and ``ahead`` are those of ``When``.
    """

    start: int
    end: int
    value: str
    last_day: str = ""
    stamp: bool = False
    ahead: bool = False

    @property
    def is_day(self) -> bool:
        return len(self.value) == 10


class Hinted:
    """A pattern with hints: letters, small ones, of which some stand in whatever it finds.

    Where none of them stands in a text it is not searched for, which takes a hundredth of the time. ``hints``
    are parted by blanks. ``opens`` are the small letters that words begin with where it can begin, "0" for a
    number: it is tried there alone, and not at each letter of a text.
    """

    def __init__(self, hints: str, pattern: str, flags: re.RegexFlag = re.NOFLAG, *, opens: str) -> None:
        self.hints = tuple(hints.split())
        self.pattern = re.compile(pattern, flags)
        self.fullmatch = self.pattern.fullmatch
        self.opens = opens

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        small = _small(text)
        if not any(hint in small for hint in self.hints):
            return
        for at in _openings(text, self.opens):
            if at >= start and (match := self.pattern.match(text, at, end)) is not None:
                yield match
                start = match.end()


@lru_cache(maxsize=1)
def _small(text: str) -> str:
    return text.lower()


_RUN = re.compile(r"\d+|[^\W\d]+")


@lru_cache(maxsize=1)
def _beginnings(text: str) -> dict[str, list[int]]:
    """Return where words begin, by their first letters, and numbers ("0"), also amid a word."""
    out: dict[str, list[int]] = defaultdict(list)
    before = -1
    for match in _RUN.finditer(text):
        start, end = match.span()
        letter = text[start]
        if letter.isdecimal():
            out["0"].append(start)
        elif start != before:  # no letters behind a number
            out[letter.lower()].append(start)
        before = end
    return out


@lru_cache(maxsize=64)
def _openings(text: str, opens: str) -> list[int]:
    found = _beginnings(text)
    return sorted(at for letter in opens for at in found.get(letter, ()))


Read = Callable[[re.Match[str]], Found | None]


@dataclass(frozen=True, slots=True)
class AgainstPublication:
    """Expressions against the day of publication, the same in every language; a pack adds its own."""

    words: Words
    published: datetime.date

    def this_year(self, m: re.Match[str]) -> Found:
        return Found(m.start(), m.end(), f"{self.published.year:04d}", ahead=bool(m["until"]))

    def day_of_month(self, m: re.Match[str]) -> Found | None:
        value = day(self.published.year, self.published.month, int(m["day"]))
        return Found(m.start(), m.end(), value) if value else None


def matches(text: str, pattern: re.Pattern[str] | Hinted, read: Read) -> Iterator[Found]:
    """Return what ``read`` makes of the matches of a pattern, in order."""
    return (found for match in pattern.finditer(text) if (found := read(match)) is not None)


def apart(expressions: Iterable[Found], start: int) -> list[Found]:
    """Return the expressions from ``start`` on without overlap; of two the one that comes first counts."""
    taken: list[Found] = []
    for found in expressions:
        if found.start >= start and all(found.end <= t.start or found.start >= t.end for t in taken):
            taken.append(found)
    return taken


def same_days(text: str, pattern: re.Pattern[str] | Hinted, told: Sequence[Found]) -> Iterator[Found]:
    """Return "the same day", wherever the pattern says so: the day that the text spoke of last."""
    for match in pattern.finditer(text):
        days = [f for f in told if f.end <= match.start() and f.is_day and not f.last_day]
        if days:
            yield Found(match.start(), match.end(), max(days, key=lambda f: f.start).value)
