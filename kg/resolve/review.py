"""Why two persons or events are one or not, and which pairs somebody should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kg.resolve.bearing import Bearing, Evidence, bearing, is_slip
from kg.resolve.event_clusters import differences, differences_of_substance
from kg.resolve.groups import compared
from kg.resolve.happenings import Happening
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


def weigh(one: Evidence, other: Evidence) -> Weighed:
    return Weighed(*compared(one, other), bearing(one, other))


def event_reasons(one: Sequence[Happening], other: Sequence[Happening]) -> list[str]:
    """Return what tells two events apart, in words; nothing when articles can tell of one.

    That one was announced and the other took place tells nothing: the one may have come of the other.
    """
    pairs = [(a, b) for a in one for b in other]
    return sorted({reason for a, b in pairs for reason in _differences(a, b)})


def _differences(one: Happening, other: Happening) -> Iterator[str]:
    is_story = one.type == other.type and one.is_planned != other.is_planned
    return differences_of_substance(one, other) if is_story else differences(one, other)


class Candidates(msgspec.Struct, frozen=True, order=True):
    """Two things that may be one, by their places in what was given; those that matter most sort first.

    A pair matters by the articles that it would bring together, and by how alike it is: ``-worth`` is at most
    the number of articles of either; last of all come pairs that much speaks ``against``.
    """

    against: bool
    worth: float
    keys: tuple[str, str]
    one: int
    other: int
    why: str


def near_persons(told: tuple[Evidence, Evidence], one: int, other: int) -> Candidates | None:
    """Return two persons as a pair that may be one; None where names or judgements say that they are two."""
    first, second = told
    weighed = weigh(first, second)
    if weighed.grade == Grade.NONE or first.sides.exclude(second.sides):
        return None
    worth = min(first.span.articles, second.span.articles) * weighed.likeness
    against = weighed.bearing < Bearing.NOTHING and not is_slip(first, second, weighed.bearing)
    why = f"{weighed.names}; {weighed.context}"
    return Candidates(against, -worth, (first.key, second.key), one, other, why)


def near_events(
    told: tuple[Sequence[Happening], Sequence[Happening]], one: int, other: int
) -> Candidates | None:
    """Return two events as a pair that may be one, or of which one may have come of the other: of one type,
    with the same parties or going to the same place, a few days apart, and told by different articles.
    """
    articles = [{happening.article for happening in event} for event in told]
    first, second = told[0][0], told[1][0]
    if articles[0] & articles[1] or not _are_comparable(first, second):
        return None
    reasons = event_reasons(*told)
    is_story = first.is_planned != second.is_planned
    what = "announced, and held or cancelled" if is_story else "the same parties within days"
    worth = min(map(len, articles)) / (1 + len(reasons))
    keys = [min(happening.key for happening in event) for event in told]
    written = (" ".join((keys[0][0], *keys[0][1])), " ".join((keys[1][0], *keys[1][1])))
    why = f"{what}; differs: {', '.join(reasons) or 'nothing'}"
    return Candidates(len(reasons) > 1, -worth, written, one, other, why)


def _are_comparable(one: Happening, other: Happening) -> bool:
    return one.modality == other.modality or one.is_planned != other.is_planned
