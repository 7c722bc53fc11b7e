"""Corrections that speak of one fact: which know of each other, and which contradict each other."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corrections import Change, Correction, Fact, in_order


def contradictions(corrections: Iterable[Correction]) -> list[tuple[Correction, Correction]]:
    """Return pairs of corrections that say different things of one fact, neither knowing of the other.

    The second of a pair is the one that goes.
    """
    ordered = in_order(corrections)
    known = {correction.id: correction for correction in ordered}
    named: dict[Fact, list[tuple[Correction, Change]]] = {}
    found: dict[tuple[str, str], tuple[Correction, Correction]] = {}
    for correction in ordered:
        for change in correction.changes:
            for earlier, other in named.setdefault(change.fact, []):
                if _differ(change, other) and earlier.id not in _before(correction, known):
                    found[earlier.id, correction.id] = (correction, earlier)
            named[change.fact].append((correction, change))
    return list(found.values())


def _differ(one: Change, other: Change) -> bool:
    if not (one.now and other.now):
        return one.now != other.now
    return any(one.now[field] != other.now[field] for field in one.now.keys() & other.now.keys())


def _before(correction: Correction, known: dict[str, Correction]) -> set[str]:
    """Return the ids of all corrections that one knows of, directly or through others."""
    seen: set[str] = set()
    waiting = list(correction.after)
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting += known[id].after if id in known else ()
    return seen


def overlaps(one: Change, other: Change) -> bool:
    """Whether two changes speak of the same thing, so that the later one has to know of the earlier."""
    if one.fact != other.fact:
        return False
    return not (one.now and other.now) or bool(one.now.keys() & other.now.keys())
