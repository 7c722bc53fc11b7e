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
_LEAVING: Final = 14  # days about the end of a term, when articles call a man both president and former
_OTHER_TENSE: Final = 4.0  # years that a former holder of a post is further off than one who holds it
_SLIPS: Final = 25
_SLIPS_OF_TITLE: Final = 3
_IN_FULL: Final = 8  # words of a title that two states hardly have for two people of one name


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
    """All that a group of profiles says: names, and how many articles give a post, a body or a state.

    ``posts`` are all that are told, ``held`` at the time of an article, ``past`` before it.
    """

    profiles: list[Profile] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)
    posts: dict[Post, Span] = field(default_factory=dict)
    held: dict[Post, Span] = field(default_factory=dict)
    past: dict[Post, Span] = field(default_factory=dict)
    bodies: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    span: Span = field(default_factory=Span)
    sides: Sides = field(default_factory=Sides)

    @classmethod
    def of(cls, profile: Profile) -> Evidence:
        made = cls([profile], set(profile.names), span=_span(profile), sides=profile.sides)
        made.posts = {post: _span(profile) for post in profile.posts | profile.former}
        made.held = {post: _span(profile) for post in profile.posts}
        made.past = {post: _span(profile) for post in profile.former}
        made.bodies = Counter(dict.fromkeys(profile.bodies, profile.articles))
        made.states = Counter(dict.fromkeys(profile.states, profile.articles))
        return made

    def add(self, other: Evidence) -> None:
        self.profiles += other.profiles
        self.names |= other.names
        for own, told in ((self.posts, other.posts), (self.held, other.held), (self.past, other.past)):
            for post, span in told.items():
                own.setdefault(post, Span()).add(span)
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
    namesake. With the same title a mistake is likelier: one article in four; and two who go by one name do
    not hold "Assistant Secretary of Defense for Indo-Pacific Security Affairs" in two states.
    """
    if found == Bearing.TITLE and any(len(post.what.split()) >= _IN_FULL for post in _alike(one, other)):
        return True
    few, many = sorted((one.span.articles, other.span.articles))
    return few * (_SLIPS_OF_TITLE if found == Bearing.TITLE else _SLIPS) <= many


def _alike(one: Evidence, other: Evidence) -> list[Post]:
    """Return the posts of one whose title, told in words of its own, the other has in another state."""
    titles = {post.title for post in other.posts if not post.is_listed}
    return [post for post in one.posts if not post.is_listed and post.title and post.title in titles]


class Turn(IntEnum):
    """What one person of two groups would have gone through; the least likely is joined last."""

    NONE = 0
    LEFT = 1  # a post that one group says he has left, as the other may
    CHANGED = 2  # his career, or come back to a post that he had left


def turn(one: Evidence, other: Evidence) -> Turn:
    """Return what one person would have gone through; or is it a namesake?

    What other languages say may tell, so such groups are joined last.
    """
    shared = any(post.home for post in one.posts.keys() & other.posts.keys())
    if _comes_back(one, other) or _comes_back(other, one):
        return Turn.CHANGED
    if not shared and _is_excluded(one, other, within=inf):
        return Turn.CHANGED
    return Turn.LEFT if _left(one, other) or _left(other, one) else Turn.NONE


def is_turn(one: Evidence, other: Evidence) -> bool:
    """Whether one person would have changed his career, or come back to a post."""
    return turn(one, other) == Turn.CHANGED


def _left(one: Evidence, other: Evidence) -> list[Post]:
    """Return the posts that one group says he has left, and the other that he holds."""
    return [p for p in (one.past.keys() - one.held.keys()) & other.held.keys() if p.is_single]


def _comes_back(one: Evidence, other: Evidence) -> bool:
    """Whether one is told only to have left a post, and the other to hold it some time after that."""
    return any(
        _days(one.past[post].first) + _LEAVING < _days(other.held[post].last)
        for post in _left(one, other)
        if one.past[post].first and other.held[post].last
    )


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


def years_apart(one: Evidence, other: Evidence) -> float:
    """Return the years between the articles of two groups."""
    return _years(one.span, other.span)


def years_in_post(one: Evidence, other: Evidence) -> float:
    """Return the least years between what two groups say of a post that both hold, one that is held by one
    person at a time; infinite without such a post.
    """
    shared = [post for post in one.posts.keys() & other.posts.keys() if post.is_single]
    return min((_years(one.posts[post], other.posts[post]) for post in shared), default=inf)


def years_beside(one: Evidence, other: Evidence) -> float:
    """Return the least years between what two groups say of any post at a body or in a state; more where one
    has left it that the other holds. Infinite without such a post.
    """
    both = ((one.held, other.held), (one.past, other.past))
    alike = [_years(a[post], b[post]) for a, b in both for post in a.keys() & b.keys() if post.home]
    shared = [post for post in one.posts.keys() & other.posts.keys() if post.home]
    return min([*alike, *(_years(one.posts[p], other.posts[p]) + _OTHER_TENSE for p in shared)], default=inf)


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
