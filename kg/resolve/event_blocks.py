"""What two tellings of one event have in common at the least, so that only those are compared.

Each rule follows ``event_clusters.differences_of_substance``: what it asks for is in the key, and nothing
else. Keys of time: ``d`` a day, ``m`` a month, ``y`` a year (of an announcement two of them: how precise the
event and the announcement are), ``s`` a month in which something announced without a date may come; a
telling without a date is near the day of its article.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from typing import Final

from kg.resolve.happenings import Happening

DAYS_OF_VISIT: Final = 3  # a visit is told by its first day, or by any other of it
DAYS_OF_CONFERENCE: Final = 5
DAYS_TO_PRINT: Final = 4  # an event without a date is told within so many days
DAYS_AHEAD: Final = 45  # an announcement without a date is of what comes within so many
SLACK: Final = {"visit": DAYS_OF_VISIT, "conference": DAYS_OF_CONFERENCE}
_NEAR: Final = 2  # days around each of two events that may be one
_DAY, _MONTH, _YEAR = 10, 7, 4  # characters of a date


def blocks(happening: Happening) -> set[Hashable]:
    """Return what two tellings of one event share one of."""
    kind = happening.type, happening.modality
    return {(*kind, time, who) for time in _times(happening) for who in _parties(happening)}


def near_blocks(happening: Happening) -> set[Hashable]:
    """Return what two events share one of that a person should look at: parties, and days that are near.

    What was announced may be what was held, or cancelled, on another day.
    """
    day = happening.date or happening.published
    kind = happening.type
    days = _around(day, _NEAR) if len(day) == _DAY else ()
    return {(kind, near, who) for near in days for who in _parties(happening)}


def guests(happening: Happening) -> frozenset[str]:
    """Return the sides that come to the place of a visit."""
    host = happening.territory.replace("territory/", "state/")
    return happening.side_paths - {host}


def _parties(happening: Happening) -> list[Hashable]:
    """Return who is told of: all sides of a talk, the guests of a visit and where they go, any of what a
    conference is known by.
    """
    if happening.type == "conference":
        return [*({*happening.side_paths, *happening.name.bodies, happening.territory} - {""})]
    if happening.type == "visit":
        coming = tuple(sorted(guests(happening)))
        return [(happening.territory, coming)] if happening.territory and coming else []
    return [tuple(sorted(happening.side_paths))] if len(happening.sides) > 1 else []


def _times(happening: Happening) -> set[str]:
    """A day is told as such, by its month, or by an article a few days off; a year as such or by its months.

    A year and a day are too little to go by.
    """
    stated, published = happening.date, happening.published
    if len(stated) == _DAY:
        return {f"d{day}" for day in _around(stated, _reach(happening))}
    if len(stated) == _MONTH:
        return {f"m{stated}", f"y{stated[:_YEAR]}", *(f"d{stated}-{day:02}" for day in range(1, 32))}
    if stated:
        return {f"y{stated}"}
    return {f"d{day}" for day in _around(published, DAYS_TO_PRINT)} if len(published) == _DAY else set()


def _reach(happening: Happening) -> int:
    """Two days of one visit are in reach of one another when each looks half as far."""
    return -(-SLACK.get(happening.type, 0) // 2)


def _around(day: str, reach: int) -> Iterator[str]:
    stated = date.fromisoformat(day)
    for days in range(-reach, reach + 1):
        yield (stated + timedelta(days)).isoformat()


# -- announcements and what came of them


def announced_blocks(planned: Happening) -> set[Hashable]:
    """Return what an announcement shares one of with the event that came of it."""
    return {(planned.type, time, who) for time in _announced(planned) for who in _parties(planned)}


def outcome_blocks(came: Happening) -> set[Hashable]:
    """Return what an event shares one of with its announcement: dates of any two precisions can be one."""
    return {(came.type, time, who) for time in _came(came) for who in _parties(came)}


def _announced(planned: Happening) -> set[str]:
    stated, published = planned.date, planned.published
    if stated:
        return {f"{came}{_kind(stated)}{stated[:size]}" for came, size in _PRECISIONS}
    if len(published) != _DAY:
        return set()
    last = (date.fromisoformat(published) + timedelta(DAYS_AHEAD)).isoformat()
    middle = (date.fromisoformat(published) + timedelta(DAYS_AHEAD // 2)).isoformat()
    return {f"s{day[:_MONTH]}" for day in (published, middle, last)}


def _came(came: Happening) -> set[str]:
    stated, published = came.date, came.published
    soon = stated or published
    found = {f"s{soon[:_MONTH]}"} if len(soon) == _DAY else set()
    if not stated:
        near = _around(published, DAYS_TO_PRINT) if len(published) == _DAY else ()
        return found | {f"dd{day}" for day in near}
    found |= {f"{_kind(stated)}{announced}{stated[:size]}" for announced, size in _PRECISIONS}
    near = _around(stated, SLACK.get(came.type, 0)) if len(stated) == _DAY else ()
    return found | {f"dd{day}" for day in near}


_PRECISIONS: Final = (("d", _DAY), ("m", _MONTH), ("y", _YEAR))


def _kind(stated: str) -> str:
    return next((kind for kind, size in _PRECISIONS if size == len(stated)), "d")
