"""What articles say for and against two names being one person, beside the names: posts, bodies, states,
time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from math import inf
from typing import Final

from kg.resolve.judgements import Sides
from kg.resolve.mentions import Post, Profile
from kg.resolve.naming import Name

_TENURE: Final = 5.0  # years: two articles further apart may mean the next holder of the post
_AT_ONCE: Final = 0.1  # years: posts that exclude each other, told in articles this close, are held at once
_LONG_SILENCE: Final = 15.0
_SILENCE: Final = 10.5  # years: who led a state and is a minister so much later is a namesake, or a son
_LIFETIME: Final = 25.0  # years: nobody is told of again in any post after so many
_SLIPS: Final = 25
_SLIPS_OF_TITLE: Final = 3


class Bearing(IntEnum):
    """What two bodies of evidence have in common; higher is stronger.

    AGAINST: their states or posts exclude each other. TITLE: so do their states, but the title is the same
    and one that only few hold, so that a text may have taken the wrong state.
    """

    AGAINST = 0
    TITLE = 1
    NOTHING = 2
    STATE = 3
    BODY = 4
    POST = 5
    SINGLE_POST = 6


@dataclass
class Span:
    """The days of the first and last article that say something ('' when undated), and how many say it."""

    first: str = ""
    last: str = ""
    articles: int = 0

    def add(self, other: Span) -> None:
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(self.last, other.last)
        self.articles += other.articles


@dataclass
class Evidence:
    """All that a group of profiles says: names, and how many articles give a post, a body or a state."""

    profiles: list[Profile] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)
    posts: dict[Post, Span] = field(default_factory=dict)
    bodies: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    span: Span = field(default_factory=Span)
    sides: Sides = field(default_factory=Sides)

    @classmethod
    def of(cls, profile: Profile) -> Evidence:
        made = cls([profile], set(profile.names), span=_span(profile), sides=profile.sides)
        made.posts = {post: _span(profile) for post in profile.posts | profile.former}
        made.bodies = Counter(dict.fromkeys(profile.bodies, profile.articles))
        made.states = Counter(dict.fromkeys(profile.states, profile.articles))
        return made

    def add(self, other: Evidence) -> None:
        self.profiles += other.profiles
        self.names |= other.names
        for post, span in other.posts.items():
            self.posts.setdefault(post, Span()).add(span)
        self.bodies += other.bodies
        self.states += other.states
        self.span.add(other.span)
        self.sides |= other.sides

    @property
    def key(self) -> str:
        return min(profile.key for profile in self.profiles)

    @property
    def is_full(self) -> bool:
        return any(name.is_full for name in self.names)


def _span(profile: Profile) -> Span:
    return Span(profile.first, profile.last, profile.articles)


def bearing(one: Evidence, other: Evidence) -> Bearing:
    shared = [post for post in one.posts.keys() & other.posts.keys() if post.home]
    if any(post.is_single and _years(one.posts[post], other.posts[post]) <= _TENURE for post in shared):
        return Bearing.SINGLE_POST
    if shared and not _are_ages_apart(one, other):
        return Bearing.POST
    if _are_ages_apart(one, other) or _is_excluded(one, other) or _has_come_down(one, other):
        return Bearing.AGAINST
    if one.bodies.keys() & other.bodies.keys():
        return Bearing.BODY
    if one.states.keys() & other.states.keys():
        return Bearing.STATE
    if not (one.states and other.states):
        return Bearing.NOTHING
    titles = {post.title for post in one.posts} & {post.title for post in other.posts}
    return Bearing.TITLE if titles - {None} else Bearing.AGAINST


def is_slip(one: Evidence, other: Evidence, found: Bearing) -> bool:
    """Whether what one says against the other is the mistake of a text rather than a namesake.

    One article in twenty-five that gives a minister to another state is a mistake; one beside one is a
    namesake. With the same title a mistake is likelier: one article in four.
    """
    few, many = sorted((one.span.articles, other.span.articles))
    return few * (_SLIPS_OF_TITLE if found == Bearing.TITLE else _SLIPS) <= many


def is_turn(one: Evidence, other: Evidence) -> bool:
    """Whether one person would have gone from one career to another; or is it a namesake?

    What other languages say may tell, so such groups are joined last.
    """
    shared = any(post.home for post in one.posts.keys() & other.posts.keys())
    return not shared and _is_excluded(one, other, within=inf)


def _is_excluded(one: Evidence, other: Evidence, *, within: float = _AT_ONCE) -> bool:
    """Whether both hold posts at once that nobody holds at once."""
    return any(
        _exclude(a, b) and _years(at, at_other) <= within
        for a, at in one.posts.items()
        for b, at_other in other.posts.items()
    )


def _are_ages_apart(one: Evidence, other: Evidence) -> bool:
    """Whether so long a time lies between that even the same post is a son's or a namesake's."""
    return _years(one.span, other.span) > _LIFETIME


def _has_come_down(one: Evidence, other: Evidence) -> bool:
    """Whether the later one, long after, holds less than the earlier: no head of a state or organisation any
    more.

    After still longer any post but that of a head speaks against.
    """
    earlier, later = sorted((one, other), key=lambda evidence: evidence.span.first)
    gap = _years(one.span, other.span)
    was_head, is_head = (any(post.is_head for post in evidence.posts) for evidence in (earlier, later))
    return bool(later.posts) and not is_head and gap > (_SILENCE if was_head else _LONG_SILENCE)


def _exclude(one: Post, other: Post) -> bool:
    groups = one.career, other.career
    if None in groups or not (one.home and other.home):
        return False
    return groups[0] != groups[1] or (groups[0] == "ministers" and one.what != other.what)


def years_in_post(one: Evidence, other: Evidence, *, is_single: bool = True) -> float:
    """Return the least years between what two groups say of a post that both hold, one that is held by one
    person at a time if ``is_single``; infinite without such a post.
    """
    shared = [p for p in one.posts.keys() & other.posts.keys() if p.home and (p.is_single or not is_single)]
    return min((_years(one.posts[post], other.posts[post]) for post in shared), default=inf)


def _years(one: Span, other: Span) -> float:
    """Return the years between two spans; 0 when they overlap or one has no date."""
    if not (one.first and other.first):
        return 0.0
    apart = max(_days(other.first) - _days(one.last), _days(one.first) - _days(other.last), 0)
    return apart / 365.25


@lru_cache(maxsize=16384)
def _days(stated: str) -> int:
    """Return the day number of YYYY, YYYY-MM or YYYY-MM-DD, the middle of a year or month."""
    year, month, day = (*stated.split("-"), "", "")[:3]
    return date(int(year), int(month or 7), int(day or (15 if month else 1))).toordinal()
