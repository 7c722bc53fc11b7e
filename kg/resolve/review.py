"""Why two persons or events are one or not, and which pairs somebody should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import reduce
from itertools import combinations

import msgspec

from kg.resolve.bearing import Bearing, Evidence, bearing, is_slip
from kg.resolve.clusters import compared, similar
from kg.resolve.event_blocks import near_blocks
from kg.resolve.event_clusters import differences
from kg.resolve.happenings import Happening
from kg.resolve.judgements import Decided
from kg.resolve.mentions import Mention, profiles
from kg.resolve.naming import Grade

_NAMES = {
    Grade.NONE: "two names",
    Grade.SHORT: "a surname that fits",
    Grade.NEAR: "names that sound similar",
    Grade.CLOSE: "names that sound much alike",
    Grade.PART: "one name is a part of the other",
    Grade.LIKE: "names that sound the same, but for a vowel",
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


class Candidates(msgspec.Struct, frozen=True, order=True):
    """Two things that may be one, by their places in what was given; those that matter most sort first.

    A pair matters by the articles that it would bring together, and by how alike it is: ``worth``; last of
    all come pairs that much speaks ``against``.
    """

    against: bool
    worth: float
    keys: tuple[str, str]
    one: int
    other: int
    why: str


def near_misses(people: Sequence[Evidence]) -> list[Candidates]:
    """Return the pairs of persons that may be one."""
    at = {id(person): place for place, person in enumerate(people)}
    found = []
    for one, other in similar(people):
        weighed = weigh(one, other)
        if weighed.grade != Grade.NONE and not one.sides.exclude(other.sides):
            worth = min(one.span.articles, other.span.articles) * weighed.likeness
            against = weighed.bearing < Bearing.NOTHING and not is_slip(one, other, weighed.bearing)
            why = f"{weighed.names}; {weighed.context}"
            places = at[id(one)], at[id(other)]
            found.append(Candidates(against, -worth, (one.key, other.key), *places, why))
    return sorted(found)


def near_events(told: Sequence[Sequence[Happening]]) -> list[Candidates]:
    """Return the pairs of events that may be one: of one type and modality, with the same parties or going to
    the same place, a few days apart, and told by different articles.
    """
    sharing: dict[Hashable, set[int]] = defaultdict(set)
    for place, event in enumerate(told):
        for happening in event:
            for key in near_blocks(happening):
                sharing[key].add(place)
    pairs = {pair for places in sharing.values() for pair in combinations(sorted(places), 2)}
    found = [_near(told, one, other) for one, other in pairs]
    return sorted(near for near in found if near)


def _near(told: Sequence[Sequence[Happening]], one: int, other: int) -> Candidates | None:
    articles = [{happening.article for happening in told[place]} for place in (one, other)]
    if articles[0] & articles[1]:
        return None
    reasons = event_reasons(told[one], told[other])
    worth = min(map(len, articles)) / (1 + len(reasons))
    keys = [min(happening.key for happening in told[place]) for place in (one, other)]
    written = (" ".join((keys[0][0], *keys[0][1])), " ".join((keys[1][0], *keys[1][1])))
    why = f"the same parties within days; differs: {', '.join(reasons) or 'nothing'}"
    return Candidates(len(reasons) > 1, -worth, written, one, other, why)
