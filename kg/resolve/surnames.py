"""Surnames without a given name -> the person whom each article means.

A surname goes to the one person of a full name that holds the same post at that time. What fits none joins
other surnames. Which full names are one person is settled before and does not depend on surnames; and
whom a surname means depends on full names alone, not on other surnames: so that an article changes nothing
but what has to do with its own names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import product
from math import inf
from typing import Final

from kg.resolve.bearing import (
    Bearing,
    Evidence,
    bearing,
    is_slip,
    years_apart,
    years_beside,
    years_in_post,
)
from kg.resolve.groups import CLEARLY, Groups, are_against, compared, shares_title, telling
from kg.resolve.naming import Grade
from kg.resolve.sounds import frame
from kg.resolve.told_less import less, more, tells_less

_TERM: Final = 8.0  # years between a surname's article and those of the group that holds its post
_TURN: Final = 1.0  # years by which a surname must be nearer to one holder of its post than to the next
_LONG: Final = 5  # sounds of a surname that few share


def given_homes(full: Sequence[Evidence], short: Iterable[Evidence]) -> list[Evidence]:
    """Return the persons: each full name with the surnames that mean it, then those that mean none."""
    sharing = _by_key(full)
    meant: dict[str, list[Evidence]] = defaultdict(list)
    left: list[Evidence] = []
    for group in short:
        home = means(group, _sharing(group, sharing))
        (meant[home.key] if home else left).append(group)
    found: list[Evidence] = []
    for home in full:
        person, refused = with_surnames(home, meant[home.key])
        found.append(person)
        left += refused
    return found + among(left)


def means(short: Evidence, homes: Iterable[Evidence]) -> Evidence | None:
    """Return whom a surname means, of those with whom it shares a key; None when it is nobody or several."""
    home = _clearly(short, [group for group in homes if _can_mean(short, group)], _is_longer)
    return None if home is None or are_against(home, short) else home


def with_surnames(home: Evidence, short: Iterable[Evidence]) -> tuple[Evidence, list[Evidence]]:
    """Return a person with the surnames that mean it, and those that judgements part from it or them."""
    whole, refused = Evidence(), list[Evidence]()
    whole.add(home)
    for group in sorted(short, key=lambda group: group.key):
        if whole.sides.exclude(group.sides):
            refused.append(group)
        else:
            whole.add(group)
    return whole, refused


def among(short: Sequence[Evidence]) -> list[Evidence]:
    """Return the persons of surnames that mean nobody with a full name."""
    sharing = _by_key(short)
    groups = Groups(short)
    fitting = {
        group.key: sorted(other.key for other in _sharing(group, sharing) if _can_mean(group, other))
        for group in short
    }
    for key, others in sorted(fitting.items()):
        own = groups.of(key)
        suited = {groups.now(other): groups.of(other) for other in others}
        if home := _clearly(own, [found for found in suited.values() if found is not own], may_join):
            groups.join(key, home.key)
    return groups.all()


def may_join(one: Evidence, other: Evidence) -> bool:
    """Whether one of two surnames, which share a key, may mean the other."""
    return _can_mean(one, other) or _can_mean(other, one)


def _by_key(groups: Iterable[Evidence]) -> Mapping[Hashable, list[Evidence]]:
    found: dict[Hashable, list[Evidence]] = defaultdict(list)
    for group in groups:
        for key in keys_of_short(group):
            found[key].append(group)
    return found


def _sharing(short: Evidence, sharing: Mapping[Hashable, list[Evidence]]) -> list[Evidence]:
    """Return the groups that share a key with a surname."""
    found = {id(group): group for key in keys_of_surname(short) for group in sharing.get(key, ())}
    return [group for group in found.values() if group is not short]


def _clearly(
    own: Evidence, suited: list[Evidence], is_no_other: Callable[[Evidence, Evidence], bool]
) -> Evidence | None:
    """Return the one group; of several that which holds the post then, or that nearly all speak of, or that
    the others may be, too.
    """
    suited = [group for group in suited if not _TERM < years_in_post(own, group) < inf]
    at = {id(group): years_beside(own, group) for group in suited}
    ranked = sorted(suited, key=lambda group: (at[id(group)], -group.span.articles, group.key))
    nearest = at[id(ranked[0])] if ranked else inf
    if len(ranked) < 2 or (nearest < inf and nearest + _TURN <= at[id(ranked[1])]):
        return ranked[0] if ranked else None
    ranked.sort(key=lambda group: (-group.span.articles, group.key))
    most, *others = ranked
    is_clear = most.span.articles >= CLEARLY * others[0].span.articles
    return most if is_clear or all(is_no_other(most, other) for other in others) else None


def _is_longer(one: Evidence, other: Evidence) -> bool:
    """Whether one full name is a part of the other: too little is known to say that they are one."""
    return compared(one, other)[0] == Grade.PART


def keys_of_short(group: Evidence) -> set[Hashable]:
    """Return what a name shares with the surnames that may stand for it: a post or less, and its frame."""
    return set(product(_context(group), _frames(group)))


def keys_of_surname(short: Evidence) -> set[Hashable]:
    """Return what a surname shares of these keys with whatever it can mean (``_can_mean``): with an initial
    its post, or the state where no post is told; else the post or its title.
    """
    context = _homes(short) | {("less", told) for told in less(short)}
    if not _has_initial(short):
        context |= _titles(short)
    elif not context:
        context |= {("state", state) for state in short.states}
    return set(product(context, _frames(short)))


def _context(group: Evidence) -> set[Hashable]:
    context = _homes(group) | _titles(group) | {("less", told) for told in more(group)}
    if group.is_full or _has_initial(group):
        context |= {("state", state) for state in group.states}
    return context


def _homes(group: Evidence) -> set[Hashable]:
    return {post for post in group.posts if post.home}


def _titles(group: Evidence) -> set[Hashable]:
    return {("title", post.what) for post in group.posts if post.title and post.is_listed}


def _has_initial(group: Evidence) -> bool:
    return any(name.initials for name in group.names)


def _frames(group: Evidence) -> set[str]:
    return {frame(word) for name in telling(group) for word in name.words}


def _can_mean(short: Evidence, group: Evidence) -> bool:
    """Whether a name and what is told of it fit, or a post that is told by less than all of it."""
    return _fits(short, group) or _tells_less(short, group)


def _tells_less(short: Evidence, group: Evidence) -> bool:
    if not tells_less(short, group) or compared(short, group)[0] < Grade.SHORT:
        return False
    return bearing(short, group) >= Bearing.STATE and years_apart(short, group) <= _TERM


def _fits(short: Evidence, group: Evidence) -> bool:
    fit, _ = compared(short, group)
    if fit < Grade.SHORT:
        return False
    found = bearing(short, group)
    if _has_initial(short):
        is_bare = group.is_full and not _homes(short)
        return found >= (Bearing.STATE if is_bare and _in_one_language(short, group) else Bearing.POST)
    if found == Bearing.TITLE:  # "President Zelenskyy", of a state that the text has taken from elsewhere
        is_told = group.is_full and _is_long(short) and shares_title(short, group)
        return is_told and is_slip(short, group, found)
    return found >= Bearing.POST or (found == Bearing.NOTHING and shares_title(short, group))


def _is_long(short: Evidence) -> bool:
    """Whether a surname is hardly somebody else's, too, as Lee is."""
    return all(len(word) >= _LONG for name in short.names for word in name.words)


def _in_one_language(one: Evidence, other: Evidence) -> bool:
    return bool({name.lang for name in one.names} & {name.lang for name in other.names})
