"""Time slices: the events of each month, quarter or year, or all up to its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from kg.network.contacts import Contacts, Event
from kg.network.days import days

Step = Literal["month", "quarter", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Slice(NamedTuple):
    """``name`` is ``2025``, ``2025-Q4`` or ``2025-11``; ``contacts`` hold only the events of the slice."""

    name: str
    contacts: Contacts


def slices(contacts: Contacts, step: Step, *, cumulative: bool = False) -> Iterator[Slice]:
    """Yield every slice from the first event to the last, also those without events.

    An event lies in a slice when all days that its date may mean do: one known by its year alone is in no
    month, one without a date in no slice. ``cumulative`` adds to each slice all that were before it.
    """
    by_number: dict[int, list[Event]] = defaultdict(list)
    for event in contacts.events:
        number = _number(event, step)
        if number is not None:
            by_number[number].append(event)
    before: list[Event] = []
    for number in range(min(by_number, default=0), max(by_number, default=-1) + 1):
        before = [*before, *by_number[number]] if cumulative else by_number[number]
        ordered = sorted(before, key=lambda event: (event.date or "", event.iri))
        yield Slice(_name(number, step), replace(contacts, events=tuple(ordered)))


def slice_of(date: str | None, step: Step) -> str | None:
    """Return the name of the slice that a date lies in, None where it may lie in several or is unknown.

    >>> slice_of("2025-11-21", "quarter"), slice_of("2025", "month"), slice_of("2025-11", "month")
    ('2025-Q4', None, '2025-11')
    """
    number = _number_of(date, step)
    return None if number is None else _name(number, step)


def names_between(first: str, last: str, step: Step) -> list[str]:
    """Return the names of all slices from that of one date to that of another.

    >>> names_between("2025-11-21", "2026-02", "month")
    ['2025-11', '2025-12', '2026-01', '2026-02']
    """
    ends = _number_of(first, step), _number_of(last, step)
    if ends[0] is None or ends[1] is None:
        return []
    return [_name(number, step) for number in range(ends[0], ends[1] + 1)]


def _number(event: Event, step: Step) -> int | None:
    return _number_of(event.date, step)


def _number_of(date: str | None, step: Step) -> int | None:
    span = days(date)
    if span is None:
        return None
    first, last = (_count(day, step) for day in span)
    return first if first == last else None


def _count(day: str, step: Step) -> int:
    """Return the number of slices from the year 0 to the one of a day."""
    return (int(day[:4]) * 12 + int(day[5:7]) - 1) // _MONTHS[step]


def _name(number: int, step: Step) -> str:
    year, month = divmod(number * _MONTHS[step], 12)
    if step == "year":
        return f"{year:04}"
    return f"{year:04}-{month + 1:02}" if step == "month" else f"{year:04}-Q{month // 3 + 1}"
