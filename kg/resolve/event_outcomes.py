"""Which event came of one that had been announced: planned, then held or cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from msgspec.structs import replace

from kg.resolve.event_blocks import DAYS_AHEAD, announced_blocks, outcome_blocks
from kg.resolve.event_clusters import differences_of_substance
from kg.resolve.happenings import Happening
from kg.resolve.judgements import Decided, Sides


def outcomes_of(groups: Sequence[Sequence[Happening]], decided: Decided) -> Iterator[tuple[int, int]]:
    """Yield the places of an event and of the planned one that it is the outcome of, in their order.

    Judgements link the two and part them as they join and part tellings of one event.
    """
    sides = {h.key: decided.sides(h.article, h.local) for group in groups for h in group}
    planned: dict[Hashable, list[tuple[int, Happening]]] = defaultdict(list)
    for at, group in enumerate(groups):
        for happening in group:
            for key in came_blocks(happening, sides[happening.key]) if happening.is_planned else ():
                planned[key].append((at, happening))
    for at, group in enumerate(groups):
        announced = {
            other
            for after in group
            if not after.is_planned
            for key in came_blocks(after, sides[after.key])
            for other, before in planned.get(key, ())
            if other != at and came_of(after, sides[after.key], before, sides[before.key])
        }
        own = _together(sides[h.key] for h in group)
        apart = {other for other in announced if own.exclude(_together(sides[h.key] for h in groups[other]))}
        yield from ((at, other) for other in sorted(announced - apart))


def _together(sides: Iterable[Sides]) -> Sides:
    return reduce(or_, sides, Sides())


def came_blocks(happening: Happening, sides: Sides) -> set[Hashable]:
    """Return what an announcement and what came of it share one of."""
    found = announced_blocks(happening) if happening.is_planned else outcome_blocks(happening)
    return found | {("judged", judgement) for judgement, _ in sides.same}


def came_of(came: Happening, own: Sides, announced: Happening, others: Sides) -> bool:
    """Whether an article tells how what another announced came out, or somebody has said so."""
    judged = {judgement for judgement, _ in own.same} & {judgement for judgement, _ in others.same}
    return bool(judged) or is_outcome(came, announced)


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
