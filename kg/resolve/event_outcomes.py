"""Which event came of one that had been announced: planned, then held or cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from kg.resolve.event_blocks import DAYS_AHEAD, announced_blocks, outcome_blocks
from kg.resolve.event_clusters import differences_of_substance
from kg.resolve.happenings import Happening


def outcomes_of(groups: Sequence[Sequence[Happening]]) -> Iterator[tuple[int, int]]:
    """Yield the places of an event and of the planned one that it is the outcome of, in their order."""
    planned: dict[Hashable, list[tuple[int, Happening]]] = defaultdict(list)
    for at, group in enumerate(groups):
        for happening in group:
            for key in announced_blocks(happening) if is_planned(happening) else ():
                planned[key].append((at, happening))
    for at, group in enumerate(groups):
        announced = [
            (other, before, after)
            for after in group
            if not is_planned(after)
            for key in outcome_blocks(after)
            for other, before in planned.get(key, ())
        ]
        found = {other for other, before, after in announced if other != at and is_outcome(after, before)}
        yield from ((at, other) for other in sorted(found))


def is_planned(happening: Happening) -> bool:
    return happening.modality == "planned"


def is_outcome(came: Happening, announced: Happening) -> bool:
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
    return 0 <= (date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days <= DAYS_AHEAD
