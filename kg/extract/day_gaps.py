"""How far apart two dates are, and whether they can be of one visit."""

from __future__ import annotations

import datetime
from typing import Final

LONGEST_VISIT: Final = 10
"""Two days so many days apart can be of one visit."""


def days_between(later: str, earlier: str) -> int:
    """How many days lie between two dates; 0 where one is no day."""
    if not len(later) == len(earlier) == 10:
        return 0
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days


def are_close(a: str, b: str) -> bool:
    """Whether two dates can be of one visit: days near each other, else the same month or year."""
    if len(a) == 10 == len(b):
        gap = datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)
        return abs(gap.days) <= LONGEST_VISIT
    length = min(len(a), len(b), 7)
    return a[:length] == b[:length]
