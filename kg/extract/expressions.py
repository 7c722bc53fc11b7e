"""Time expressions that patterns find in a text, before they are tokens. The same for every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Found:
    """An expression at characters [start, end): its value as in ``When``, the last day of a range, or ''."""

    start: int
    end: int
    value: str
    last_day: str = ""
    stamp: bool = False

    @property
    def is_day(self) -> bool:
        return len(self.value) == 10


Read = Callable[[re.Match[str]], Found | None]


def matches(text: str, pattern: re.Pattern[str], read: Read) -> Iterator[Found]:
    """Return what ``read`` makes of the matches of a pattern, in order."""
    return (found for match in pattern.finditer(text) if (found := read(match)) is not None)


def apart(expressions: Iterable[Found], start: int) -> list[Found]:
    """Return the expressions from ``start`` on without overlap; of two the one that comes first counts."""
    taken: list[Found] = []
    for found in expressions:
        if found.start >= start and all(found.end <= t.start or found.start >= t.end for t in taken):
            taken.append(found)
    return taken


def same_days(text: str, pattern: re.Pattern[str], told: Sequence[Found]) -> Iterator[Found]:
    """Return "the same day", wherever the pattern says so: the day that the text spoke of last."""
    for match in pattern.finditer(text):
        days = [f for f in told if f.end <= match.start() and f.is_day and not f.last_day]
        if days:
            yield Found(match.start(), match.end(), max(days, key=lambda f: f.start).value)
