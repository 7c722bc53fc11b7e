"""Bars over years or months: where they stand, for a picture that the server draws, and the same as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

_WIDTH: Final = 560
_HEIGHT: Final = 96
_WIDEST: Final = 46
_LABEL: Final = 44  # what a label of four or seven characters needs
_MOST: Final = 40  # years
_ROOM: Final = 12  # years, whose bars are as wide as they may be


def bars(dates: Sequence[tuple[str, bool]], year: str = "") -> dict[str, Any] | None:
    """Return a chart of dates, ``True`` for what took place: of all years, or of the months of a year.

    None when there is nothing to compare: fewer than two bars. Dates that are less precise are left out.
    ``earlier`` is how many events are before the first bar, ``since`` the year that it is in.
    """
    years = [date[:4] for date, _ in dates if date]
    begin = begins(years) if years and not year else ""
    if begin and begin == max(years):
        year = begin
    length = 7 if year else 4
    known = [(date[:length], held) for date, held in dates if len(date) >= length and date.startswith(year)]
    spans = _spans([date for date, _ in known if date >= begin], length)
    if len(spans) < 2:
        return None
    held = Counter(date for date, took_place in known if took_place)
    other = Counter(date for date, took_place in known if not took_place)
    most = max(held[span] + other[span] for span in spans)
    step = min(_WIDEST, _WIDTH / len(spans))
    every = max(1, -(-(_LABEL if not year else _LABEL // 2) // int(step)))
    drawn = [
        _bar(n, span, held[span], other[span], step=step, most=most, told=n % every == 0)
        for n, span in enumerate(spans)
    ]
    by = "month" if year else "year"
    since = spans[0][:4]
    return {
        "width": round(step * len(spans)),
        "height": _HEIGHT,
        "bars": drawn,
        "by": by,
        "year": year,
        "since": since,
        "earlier": sum(own < since for own in years) if begin else 0,
    }


def begins(years: Sequence[str]) -> str:
    """Return the year to begin with: the first one, or the next after a few events long before the rest.

    Few are at most one in fifty, or three if that is no more than one in five; long before is what makes the
    chart at least twice as long, and longer than there is room for.
    """
    counts = Counter(years)
    order = sorted(counts)
    few = max(len(years) // 50, min(3, len(years) // 5))
    begin, before = order[0], 0
    for year, following in pairwise(order):
        before += counts[year]
        if before > few:
            break
        begin = following
    whole, rest = (int(order[-1]) - int(first) + 1 for first in (order[0], begin))
    return begin if whole > max(_ROOM, 2 * rest - 1) else order[0]


def _bar(n: int, span: str, held: int, other: int, *, step: float, most: int, told: bool) -> dict[str, Any]:
    tall, above = (round(_HEIGHT * count / most, 1) for count in (held, other))
    return {
        "when": span,
        "label": span[5:] or span if told else "",
        "held": held,
        "other": other,
        "x": round(n * step + step * 0.1, 1),
        "middle": round(n * step + step / 2, 1),
        "width": round(step * 0.8, 1),
        "y": round(_HEIGHT - tall, 1),
        "tall": tall,
        "above": above,
        "top": round(_HEIGHT - tall - above, 1),
    }


def _spans(dates: Sequence[str], length: int) -> list[str]:
    """Return all months of the year, or all years from the first to the last; the last ones if many."""
    if not dates:
        return []
    if length == 7:
        return [f"{dates[0][:4]}-{month:02}" for month in range(1, 13)]
    years = [f"{year:04}" for year in range(int(min(dates)), int(max(dates)) + 1)]
    return years[-_MOST:]
