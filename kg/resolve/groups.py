"""Groups of what articles say of persons, joined two by two, and how well two of them fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.resolve.bearing import Bearing, Evidence, bearing, is_slip
from kg.resolve.naming import Grade, Name, grade

OTHER: Final = 0.85  # names less alike than this are two names, however they came into two groups
CLEARLY: Final = 10  # what fits two groups goes to the one that has this many times the articles of the other


class Groups:
    """Groups that are joined two by two, each known by the key that it had at first."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._groups = {group.key: group for group in evidence}
        self._now = {key: key for key in self._groups}

    def all(self) -> list[Evidence]:
        return [self._groups[key] for key in sorted(self._groups)]

    def now(self, key: str) -> str:
        """Return the key under which the group of this key is now."""
        while self._now[key] != key:
            key = self._now[key]
        return key

    def of(self, key: str) -> Evidence:
        return self._groups[self.now(key)]

    def join(self, one: str, other: str, *, is_judged: bool = False) -> bool:
        """Join two groups; return False when they exclude each other, of judged ones only by a judgement."""
        first, second = sorted((self.now(one), self.now(other)))
        if first == second:
            return True
        if self._groups[first].sides.exclude(self._groups[second].sides):
            return False
        if not is_judged and are_against(self._groups[first], self._groups[second]):
            return False
        self._groups[first].add(self._groups.pop(second))
        self._now[second] = first
        return True


def are_against(one: Evidence, other: Evidence) -> bool:
    """Whether posts, states or two of their names exclude that two groups are one, slips aside."""
    found = bearing(one, other)
    if found < Bearing.NOTHING:
        return not is_slip(one, other, found)
    if one.sides.same or other.sides.same:  # somebody has said that two names are one
        return False
    fits = [grade(a, b) for a in one.names for b in other.names if a.is_full and b.is_full]
    is_other = any(fit == Grade.NONE and likeness < OTHER for fit, likeness in fits)
    return is_other and not is_slip(one, other, found)


def compared(one: Evidence, other: Evidence) -> tuple[Grade, float]:
    """Return the best fit of any two names of two groups."""
    return max(grade(a, b) for a in telling(one) for b in telling(other))


def telling(group: Evidence) -> list[Name]:
    """Return the full names of a group, if it has any."""
    return [name for name in group.names if name.is_full] or list(group.names)


def shares_title(one: Evidence, other: Evidence) -> bool:
    """Whether both hold a listed post, the title of which few hold, if not in one state."""
    titles = {post.what for post in one.posts if post.title and post.is_listed}
    return any(post.what in titles and post.is_listed for post in other.posts)
