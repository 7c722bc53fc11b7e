"""What days a date of unequal precision may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?")


class Days(NamedTuple):
    """First and last possible day, as ISO dates."""

    first: str
    last: str


def days(date: str | None) -> Days | None:
    """Return the days that a year, month or day covers; None for no date and for what is none.

    >>> days("2025"), days("2024-02")
    (Days(first='2025-01-01', last='2025-12-31'), Days(first='2024-02-01', last='2024-02-29'))
    """
    found = _DATE.fullmatch(date or "")
    if not found or not _exists(*found.groups()):
        return None
    year, month, day = found.groups()
    if day:
        return Days(f"{year}-{month}-{day}", f"{year}-{month}-{day}")
    if month:
        return Days(f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}")
    return Days(f"{year}-01-01", f"{year}-12-31")


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if int(year) < 1:
        return False
    if month and not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= monthrange(int(year), int(month or 1))[1]
