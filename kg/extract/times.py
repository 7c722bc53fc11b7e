"""Dates at the precision that a text gives, and how they combine. The same for every language."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A time expression at tokens [first, last]: ``value`` is YYYY, YYYY-MM or YYYY-MM-DD.

    ``stamp`` marks the date line of a page inside the text; ``end`` is the last day of a range ('' for none);
    ``since`` a month or year from which something has been so ("the first meeting since 2008"); ``ahead`` a
    time until which something is to be ("by the end of the year"), which dates nothing that has been.
    """

    first: int
    last: int
    value: str
    stamp: bool = False
    end: str = ""
    since: bool = False
    ahead: bool = False


def day(year: int, month: int, number: int) -> str | None:
    """Return YYYY-MM-DD, or None when there is no such day."""
    if not (1 <= month <= 12 and 1500 <= year <= 2200 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}"


def nearest_year(published: datetime.date, month: int, number: int = 15) -> int:
    """Return the year that brings a day and month without a year nearest to the publication date.

    A news text says the year when it is not the nearest one; a report looks back more often than ahead.
    """
    best = published.year
    distance = 10_000
    for year in (published.year - 1, published.year, published.year + 1):
        date = datetime.date(year, month, max(1, min(number, calendar.monthrange(year, month)[1])))
        ahead = (date - published).days
        away = ahead if ahead >= 0 else -ahead - 20
        if away < distance:
            best, distance = year, away
    return best


def weekday(published: datetime.date, number: int, *, ahead: bool) -> datetime.date:
    """Return the latest such weekday up to the publication date, or, ``ahead``, the first one from it on.

    The number 0 is Monday.
    """
    if ahead:
        return published + datetime.timedelta(days=(number - published.weekday()) % 7)
    return published - datetime.timedelta(days=(published.weekday() - number) % 7)


# The first month of the seasons that lie in one year.
SPRING, SUMMER, AUTUMN = 3, 6, 9


def season_year(published: datetime.date, first_month: int, which: int) -> int:
    """Return the year of the last (-1), this (0) or the next (1) season, which begins with a month."""
    begun, over = published.month >= first_month, published.month >= first_month + 3
    if which < 0:
        return published.year if over else published.year - 1
    return published.year + 1 if which > 0 and begun else published.year


def month_away(date: datetime.date, months: int) -> str:
    """Return YYYY-MM of the month so many months after that of a date, before it for a negative number."""
    index = date.year * 12 + date.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def month_of_week(date: datetime.date, weeks: int) -> str:
    """Return YYYY-MM of the week so many weeks after that of a date; of its end, when it lies in two."""
    sunday = date + datetime.timedelta(days=6 - date.weekday() + 7 * weeks)
    return f"{sunday.year:04d}-{sunday.month:02d}"


def parse_published(published: str | None) -> datetime.date | None:
    """Return the day of an ISO date or date-time; None when there is none or it has no day."""
    if not published or len(published) < 10:
        return None
    return datetime.date.fromisoformat(published[:10])
