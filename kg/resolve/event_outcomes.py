"""Which event came of one that had been announced: planned, then held or cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from kg.resolve.event_clusters import differences_of_substance
from kg.resolve.happenings import Happening

_AHEAD: Final = 45  # days: an announcement without a date is of what comes within so many


def outcomes_of(groups: Sequence[Sequence[Happening]]) -> Iterator[tuple[int, int]]:
    """Yield the places of an event and of the planned one that it is the outcome of, in their order."""
    planned: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        if group[0].modality == "planned":
            for key in _keys(group):
                planned[key].add(at)
    for at, group in enumerate(groups):
        if group[0].modality != "planned":
            announced = sorted({other for key in _keys(group) for other in planned.get(key, ())})
            yield from ((at, other) for other in announced if _came_of(group, groups[other]))


def _keys(group: Sequence[Happening]) -> Iterator[tuple[str, str]]:
    for happening in group:
        shared = {*happening.side_paths, *happening.name.bodies, happening.territory} - {""}
        yield from ((happening.type, path) for path in shared)


def _came_of(group: Sequence[Happening], planned: Sequence[Happening]) -> bool:
    return any(_is_outcome(came, announced) for came in group for announced in planned)


def _is_outcome(came: Happening, announced: Happening) -> bool:
    """Whether an article tells how what another announced came out, which may have had no date yet."""
    if came.article == announced.article:
        return False
    if not announced.date:
        if not _is_soon(came, announced):
            return False
        announced = replace(announced, date=came.date)
    return not any(True for _ in differences_of_substance(came, announced))


def _is_soon(came: Happening, announced: Happening) -> bool:
    days = came.date or came.published, announced.published
    if not all(len(day) == 10 for day in days):
        return False
    return 0 <= (date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days <= _AHEAD
