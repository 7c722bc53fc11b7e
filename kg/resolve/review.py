"""Why two persons or events are one or not, and which pairs somebody should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import msgspec

from kg.resolve.bearing import Bearing, Evidence, bearing, is_slip
from kg.resolve.clusters import compared, similar
from kg.resolve.event_clusters import differences
from kg.resolve.happenings import Happening
from kg.resolve.judgements import Decided
from kg.resolve.mentions import Mention, profiles
from kg.resolve.naming import Grade

_NAMES = {
    Grade.NONE: "two names",
    Grade.SHORT: "a surname that fits",
    Grade.NEAR: "names that sound similar",
    Grade.PART: "one name is a part of the other",
    Grade.SAME: "names that sound the same",
    Grade.EQUAL: "the same name",
}
_BEARINGS = {
    Bearing.AGAINST: "their posts or states exclude each other",
    Bearing.TITLE: "the same title in two states",
    Bearing.NOTHING: "nothing in common that is known",
    Bearing.STATE: "the same state",
    Bearing.BODY: "the same body",
    Bearing.POST: "the same post",
    Bearing.SINGLE_POST: "the same post, which one person holds, at about the same time",
}


class Weighed(msgspec.Struct, frozen=True):
    """What speaks for and against two persons being one; ``likeness`` of their names is 0 to 1."""

    grade: Grade
    likeness: float
    bearing: Bearing

    @property
    def names(self) -> str:
        return _NAMES[self.grade]

    @property
    def context(self) -> str:
        return _BEARINGS[self.bearing]


def evidence_of(mentions: Iterable[Mention], decided: Decided) -> Evidence:
    """Return what all mentions of one person say together."""
    return reduce(_added, (Evidence.of(profile) for profile in profiles(mentions, decided)[0]))


def _added(whole: Evidence, part: Evidence) -> Evidence:
    whole.add(part)
    return whole


def weigh(one: Evidence, other: Evidence) -> Weighed:
    return Weighed(*compared(one, other), bearing(one, other))


def event_reasons(one: Sequence[Happening], other: Sequence[Happening]) -> list[str]:
    """Return what tells two events apart, in words; nothing when articles can tell of one."""
    return sorted({reason for a in one for b in other for reason in differences(a, b)})


def near_misses(people: Sequence[Evidence]) -> list[tuple[int, int, Weighed]]:
    """Return the pairs of persons that may be one, by their places in ``people``: those that matter most
    first.

    A pair matters by the articles that it would bring together, and by how alike the names are.
    """
    at = {id(person): place for place, person in enumerate(people)}
    found = []
    for one, other in similar(people):
        weighed = weigh(one, other)
        if weighed.grade != Grade.NONE and not one.sides.exclude(other.sides):
            worth = min(one.span.articles, other.span.articles) * weighed.likeness
            against = weighed.bearing < Bearing.NOTHING and not is_slip(one, other, weighed.bearing)
            found.append(((against, -worth, one.key, other.key), at[id(one)], at[id(other)], weighed))
    return [(one, other, weighed) for _, one, other, weighed in sorted(found, key=lambda pair: pair[0])]
