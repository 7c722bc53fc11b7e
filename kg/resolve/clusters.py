"""Mentions of persons in many articles -> one person each, in any order of articles.

First the articles that write one name alike in one language are one person, unless their states or posts
exclude each other. Then names that sound alike are compared across spellings and languages, and joined from
the surest pair on. Last, surnames without a given name find their homes (``surnames.py``). Everything is
sorted by what the articles say, so that the outcome depends on their set alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations, product
from typing import Final

from kg.resolve.bearing import (
    Bearing,
    Evidence,
    bearing,
    is_slip,
    is_turn,
    turn,
    years_apart,
    years_in_post,
)
from kg.resolve.groups import CLEARLY, OTHER, Groups, compared, shares_title
from kg.resolve.judgements import Standing
from kg.resolve.mentions import Profile
from kg.resolve.naming import Grade
from kg.resolve.sounds import frame
from kg.resolve.surnames import given_homes, keys_of_short
from kg.resolve.told_less import less, more, tells_less

# What must speak for two names of each grade. María García may be, or not be, María García López; Марат and
# Murat need a body or post; and Жак Ширак and Jacques Chirac, who sound no more alike than two other people
# may, one post that is held by one.
_NEEDED: Final = {
    Grade.EQUAL: (Bearing.NOTHING, Bearing.TITLE, Bearing.AGAINST),
    Grade.SAME: (Bearing.NOTHING, Bearing.TITLE),
    Grade.LIKE: (Bearing.NOTHING,),
    Grade.PART: (Bearing.STATE,),
    Grade.CLOSE: (Bearing.BODY,),
    Grade.NEAR: (Bearing.SINGLE_POST,),
}
# States whose names other languages write letter by letter, each vowel by its own.
_SO_WRITTEN = ("RU", "BY", "UA", "MD", "GE", "AM", "KZ", "KG", "UZ", "TJ", "BG", "RS", "ME", "MK")
_LETTER_BY_LETTER: Final = frozenset(f"state/{code}" for code in _SO_WRITTEN)
_NEAR_IN_TIME: Final = 1.5  # years between articles that give two similar names one post
_NEARER_IN_TIME: Final = 4.0


def people(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return the groups of profiles that are one person each, sorted."""
    groups = one_of_each(profiles)
    full, short = ([group for group in groups if group.is_full == is_full] for is_full in (True, False))
    found = given_homes(full, short)
    return sorted((sorted(g.profiles, key=lambda p: p.key) for g in found), key=lambda g: g[0].key)


def one_of_each(profiles: Iterable[Profile]) -> list[Evidence]:
    """Return the groups of full names that are one person each, and surnames as they are told alike."""
    groups = _told_alike(profiles)
    for _, one, other in sorted(_full_pairs(groups.all())):
        groups.join(one, other)
    return groups.all()


def told_alike(profiles: Iterable[Profile]) -> list[Evidence]:
    """Return the groups of names written alike in one language, and of what somebody has decided."""
    return _told_alike(profiles).all()


def _told_alike(profiles: Iterable[Profile]) -> Groups:
    groups = Groups(_by_name(profiles))
    _join_judged(groups)
    return groups


# -- one name in one language


def _by_name(profiles: Iterable[Profile]) -> Iterator[Evidence]:
    spelled: dict[Hashable, list[Evidence]] = defaultdict(list)
    for profile in profiles:
        spelled[spelling(profile)].append(Evidence.of(profile))
    for same in spelled.values():
        yield from _told_apart(same)


def spelling(profile: Profile) -> Hashable:
    """Return what mentions must share to be taken together at once; surnames alone wait."""
    full = sorted(name.folded for name in profile.names if name.is_full)
    if full:
        initials = next((name.initials for name in profile.names if name.initials), ())
        is_junior = any(name.is_junior for name in profile.names)
        return (profile.lang, full[0], initials[:1], is_junior)
    return profile.key


def _told_apart(same: list[Evidence]) -> list[Evidence]:
    """Return the persons of one name: one, unless what articles say excludes it."""
    groups: list[Evidence] = []
    for evidence in sorted(same, key=lambda e: (-e.span.articles, e.key)):
        open_to = [group for group in groups if not group.sides.exclude(evidence.sides)]
        open_to = [group for group in open_to if not is_turn(group, evidence)]
        ranked = sorted(open_to, key=lambda g: (-bearing(g, evidence), -g.span.articles, g.key))
        if ranked and _fits(ranked, evidence):
            ranked[0].add(evidence)
        else:
            groups.append(evidence)
    return groups


def _fits(ranked: list[Evidence], evidence: Evidence) -> bool:
    """Whether evidence belongs to the first group; what fits several alike belongs to none of them."""
    found = bearing(ranked[0], evidence)
    if found < Bearing.NOTHING:
        return is_slip(ranked[0], evidence, found)
    others = [group for group in ranked[1:] if bearing(group, evidence) == found]
    return not others or found >= Bearing.POST or ranked[0].span.articles >= CLEARLY * others[0].span.articles


# -- what somebody has decided


def _join_judged(groups: Groups) -> None:
    """Join what judgements call the same, whatever speaks against it, but for a judgement."""
    standing: dict[Standing, list[str]] = defaultdict(list)
    for group in groups.all():
        for place in group.sides.same:
            standing[place].append(group.key)
    for id in sorted({id for id, _ in standing}):
        keys = standing[id, False] + standing[id, True]
        if standing[id, False] and standing[id, True]:
            for other in keys[1:]:
                groups.join(keys[0], other, is_judged=True)


# -- across spellings and languages


_Pair = tuple[tuple[int, int, int, float], str, str]


def _full_pairs(groups: Iterable[Evidence]) -> Iterator[_Pair]:
    """Yield the pairs that can be one person; they sort by grade, bearing and likeness, then by key."""
    full = [group for group in groups if group.is_full]
    for one, other in _candidates(full, keys_of_full):
        if sureness := may_be_one(one, other):
            first, second = sorted((one.key, other.key))
            yield sureness, first, second


def may_be_one(one: Evidence, other: Evidence) -> tuple[int, int, int, float] | None:
    """Return how sure it is that two groups with full names are one, the surest smallest; None if they are
    not.
    """
    fit, likeness = compared(one, other)
    if fit < Grade.NEAR:
        return None
    found = bearing(one, other)
    if fit == Grade.NEAR and years_in_post(one, other) > _time_for(likeness):
        return None
    needed = _NEEDED[Grade.CLOSE if fit == Grade.LIKE and _are_exact(one, other) else fit]
    is_enough = found >= needed[0] or found in needed
    if needed == _NEEDED[Grade.CLOSE] and found == Bearing.NOTHING:
        is_enough = shares_title(one, other)
    if needed == _NEEDED[Grade.CLOSE] and found == Bearing.STATE:
        is_enough = _tells_of_the_same(one, other)
    return (turn(one, other), -fit, -found, -likeness) if is_enough else None


def _tells_of_the_same(one: Evidence, other: Evidence) -> bool:
    """Whether one tells less of a post that the other may hold at that time: "Secretary Deb Hall" and "Debra
    Hall, Secretary of Labour"."""
    return years_apart(one, other) <= _NEARER_IN_TIME and (tells_less(one, other) or tells_less(other, one))


def _are_exact(one: Evidence, other: Evidence) -> bool:
    """Whether one of the states is written letter by letter, so that another vowel is another name."""
    return not _LETTER_BY_LETTER.isdisjoint(one.states.keys() | other.states.keys())


def _time_for(likeness: float) -> float:
    """Return the years within which one post makes one person of two names that sound similar."""
    return _NEARER_IN_TIME if likeness >= OTHER else _NEAR_IN_TIME


def keys_of_similar(group: Evidence) -> set[Hashable]:
    """Return what two groups share whose names or posts are worth a comparison."""
    return keys_of_full(group) | keys_of_short(group)


def keys_of_full(group: Evidence) -> set[Hashable]:
    """Return what two full names share to be compared: the frames of two words, or a post and one.

    Joe and Joseph have not one frame, but one surname and one post.
    """
    full = [name for name in group.names if name.is_full]
    keys: set[Hashable] = {key for name in full for key in name.frames}
    keys |= {("pinyin", reading) for name in full for reading in name.pinyin}
    frames = {frame(word) for name in full for word in name.words}
    told = {("less", title) for title in less(group) | more(group)}
    return keys | set(product({post for post in group.posts if post.home} | told, frames))


def _candidates(
    groups: Iterable[Evidence], keys: Callable[[Evidence], set[Hashable]]
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield each pair of groups that share a key once."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    listed = list(groups)
    for at, group in enumerate(listed):
        for key in keys(group):
            blocks[key].append(at)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    yield from ((listed[one], listed[other]) for one, other in pairs)
