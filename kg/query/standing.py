"""Who stood in for whom: the rows of ``stood-in``.

Each appearance of a substitute is a row for each holder of the post whose days lie around it. An engine reads
all appearances twice and joins them by post; here they are read once, and who held the post between which
days follows from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pyoxigraph import Literal

from kg.query.lookup import Found, Row
from kg.query.rollcall import is_within


class _Holder(NamedTuple):
    """First and last appearance in a post."""

    first: str
    last: str
    person: Any
    days: tuple[Literal, Literal]


class _Appearance(NamedTuple):
    day: str
    event: Any
    date: Any


_Post = Mapping[str, tuple[Any, list[_Appearance]]]  # by the address of the person


def substitutes(found: Found) -> Iterator[Row]:
    """Yield date, event, post, substitute, holder, and first and last day of the holder; in this order."""
    posts: dict[Any, dict[str, tuple[Any, list[_Appearance]]]] = defaultdict(dict)
    for post, acting, event, date in found("acted"):
        appearances = posts[post].setdefault(acting.value, (acting, []))[1]
        appearances.append(_Appearance(date.value, event, date))
    begin, end = (found.values[name][0].value if name in found.values else "" for name in ("from", "to"))
    rows: dict[tuple[str, ...], Row] = {}
    for post, people in posts.items():
        holders = _holders(people)
        for address, (person, appearances) in people.items():
            for each in appearances:
                if not is_within(each.day, begin, end):
                    continue
                for name, holder in holders.items():
                    if name != address and _is_between(each.day, holder):
                        key = (each.day, each.event.value, post.value, address, name)
                        rows[key] = (each.date, each.event, post, person, holder.person, *holder.days)
    return (rows[key] for key in sorted(rows))


def _holders(people: _Post) -> dict[str, _Holder]:
    holders: dict[str, _Holder] = {}
    for address, (person, appearances) in people.items():
        days = [each.day for each in appearances]
        first, last = min(days), max(days)
        holders[address] = _Holder(first, last, person, (Literal(first), Literal(last)))
    return holders


def _is_between(day: str, holder: _Holder) -> bool:
    """Whether a day lies between two, at the precision that each two of them have."""
    first, last = holder.first, holder.last
    return first[: len(day)] < day[: len(first)] and day[: len(last)] < last[: len(day)]
