"""Mentions of persons in many articles -> one person each, in any order of articles.

First the articles that write one name alike in one language are one person, unless their states or posts
exclude each other. Then names that sound alike are compared across spellings and languages, and joined from
the surest pair on. Last, surnames without a given name go to the one group that holds the same post at that
time. Everything is sorted by what the articles say, so that the outcome depends on their set alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from math import inf
from typing import Final, NamedTuple

from kg.resolve.bearing import Bearing, Evidence, bearing, is_slip, is_turn, years_in_post
from kg.resolve.judgements import Standing
from kg.resolve.mentions import Profile
from kg.resolve.naming import Grade, Name, grade
from kg.resolve.sounds import frame

# What must speak for two names of each grade. María García may be, or not be, María García López; Марат and
# Murat need a body or post; and Жак Ширак and Jacques Chirac, who sound no more alike than two other people
# may, one post that is held by one.
_NEEDED: Final = {
    Grade.EQUAL: (Bearing.NOTHING, Bearing.TITLE, Bearing.AGAINST),
    Grade.SAME: (Bearing.NOTHING, Bearing.TITLE),
    Grade.LIKE: (Bearing.NOTHING, Bearing.TITLE),
    Grade.PART: (Bearing.STATE, Bearing.TITLE),
    Grade.CLOSE: (Bearing.BODY, Bearing.TITLE),
    Grade.NEAR: (Bearing.SINGLE_POST,),
}
# States whose names other languages write letter by letter, each vowel by its own.
_SO_WRITTEN = ("RU", "BY", "UA", "MD", "GE", "AM", "KZ", "KG", "UZ", "TJ", "BG", "RS", "ME", "MK")
_LETTER_BY_LETTER: Final = frozenset(f"state/{code}" for code in _SO_WRITTEN)
_OTHER: Final = 0.85  # names less alike than this are two names, however they came into two groups
_NEAR_IN_TIME: Final = 1.5  # years between articles that give two similar names one post
_TERM: Final = 8.0  # years between a surname's article and those of the group that holds its post
_NEARER_IN_TIME: Final = 4.0
_TURN: Final = 1.0  # years by which a surname must be nearer to one holder of its post than to the next
_LONG: Final = 5  # sounds of a surname that few share
_CLEARLY: Final = 10  # a surname goes to the group that has this many times the articles of any other


def people(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Return the groups of profiles that are one person each, sorted."""
    groups = _told_alike(profiles)
    for _, one, other in sorted(_full_pairs(groups.all())):
        groups.join(one, other)
    _attach_short(groups)
    return sorted((sorted(g.profiles, key=lambda p: p.key) for g in groups.all()), key=lambda g: g[0].key)


def told_alike(profiles: Iterable[Profile]) -> list[Evidence]:
    """Return the groups of names written alike in one language, and of what somebody has decided."""
    return _told_alike(profiles).all()


def _told_alike(profiles: Iterable[Profile]) -> _Groups:
    groups = _Groups(_by_name(profiles))
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
    return (
        not others or found >= Bearing.POST or ranked[0].span.articles >= _CLEARLY * others[0].span.articles
    )


# -- what somebody has decided


def _join_judged(groups: _Groups) -> None:
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


class _Groups:
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
        if not is_judged and _are_against(self._groups[first], self._groups[second]):
            return False
        self._groups[first].add(self._groups.pop(second))
        self._now[second] = first
        return True


def _are_against(one: Evidence, other: Evidence) -> bool:
    """Whether posts, states or two of their names exclude that two groups are one, slips aside."""
    found = bearing(one, other)
    if found < Bearing.NOTHING:
        return not is_slip(one, other, found)
    if one.sides.same or other.sides.same:  # somebody has said that two names are one
        return False
    fits = [grade(a, b) for a in one.names for b in other.names if a.is_full and b.is_full]
    is_other = any(fit == Grade.NONE and likeness < _OTHER for fit, likeness in fits)
    return is_other and not is_slip(one, other, found)


_Pair = tuple[tuple[bool, int, int, float], str, str]


def _full_pairs(groups: Iterable[Evidence]) -> Iterator[_Pair]:
    """Yield the pairs that can be one person; they sort by grade, bearing and likeness, then by key."""
    full = [group for group in groups if group.is_full]
    for one, other in _candidates(full, keys_of_full):
        if sureness := may_be_one(one, other):
            first, second = sorted((one.key, other.key))
            yield sureness, first, second


def may_be_one(one: Evidence, other: Evidence) -> tuple[bool, int, int, float] | None:
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
        is_enough = _shares_title(one, other)
    return (is_turn(one, other), -fit, -found, -likeness) if is_enough else None


def _are_exact(one: Evidence, other: Evidence) -> bool:
    """Whether one of the states is written letter by letter, so that another vowel is another name."""
    return not _LETTER_BY_LETTER.isdisjoint(one.states.keys() | other.states.keys())


def _time_for(likeness: float) -> float:
    """Return the years within which one post makes one person of two names that sound similar."""
    return _NEARER_IN_TIME if likeness >= _OTHER else _NEAR_IN_TIME


def compared(one: Evidence, other: Evidence) -> tuple[Grade, float]:
    """Return the best fit of any two names of two groups."""
    return max(grade(a, b) for a in _telling(one) for b in _telling(other))


def _telling(group: Evidence) -> list[Name]:
    """Return the full names of a group, if it has any."""
    return [name for name in group.names if name.is_full] or list(group.names)


def keys_of_similar(group: Evidence) -> set[Hashable]:
    """Return what two groups share whose names or posts are worth a comparison."""
    return keys_of_full(group) | _keys_of_short(group)


def keys_of_full(group: Evidence) -> set[Hashable]:
    """Return what two full names share to be compared: the frames of two words, or a post and one.

    Joe and Joseph have not one frame, but one surname and one post.
    """
    full = [name for name in group.names if name.is_full]
    keys: set[Hashable] = {key for name in full for key in name.frames}
    keys |= {("pinyin", reading) for name in full for reading in name.pinyin}
    frames = {frame(word) for name in full for word in name.words}
    return keys | set(product((post for post in group.posts if post.home), frames))


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


# -- surnames alone


def _attach_short(groups: _Groups) -> None:
    """Give each surname the one group that holds its post; surnames that fit no full name join each other."""
    for is_to_full in (True, False):
        short = [group for group in groups.all() if not group.is_full]
        homes = [group for group in groups.all() if group.is_full] if is_to_full else short
        for key, others in sorted(_all_fitting(short, homes).items()):
            own = groups.of(key)
            suited = {groups.now(other): groups.of(other) for other in others}
            if home := _clearly(own, [found for found in suited.values() if found is not own]):
                groups.join(key, home.key)


def _all_fitting(short: Iterable[Evidence], homes: Iterable[Evidence]) -> dict[str, list[str]]:
    """Return by the keys of surnames those of the groups that they can mean."""
    by_post: dict[Hashable, list[Evidence]] = defaultdict(list)
    for group in homes:
        for key in _keys_of_short(group):
            by_post[key].append(group)
    return {group.key: _fitting(group, by_post) for group in short}


def _clearly(own: Evidence, suited: list[Evidence]) -> Evidence | None:
    """Return the one group; of several that which holds the post then, or that nearly all speak of."""
    suited = [group for group in suited if not _TERM < years_in_post(own, group) < inf]
    at = {id(group): years_in_post(own, group, is_single=False) for group in suited}
    ranked = sorted(suited, key=lambda group: (at[id(group)], -group.span.articles, group.key))
    nearest = at[id(ranked[0])] if ranked else inf
    if len(ranked) < 2 or (nearest < inf and nearest + _TURN <= at[id(ranked[1])]):
        return ranked[0] if ranked else None
    ranked.sort(key=lambda group: (-group.span.articles, group.key))
    return ranked[0] if ranked[0].span.articles >= _CLEARLY * ranked[1].span.articles else None


def _keys_of_short(group: Evidence) -> set[Hashable]:
    """Return what a surname shares with the name that it stands for: a post or less, and its frame."""
    return set(product(_context(group), _frames(group)))


def _context(group: Evidence) -> set[Hashable]:
    context: set[Hashable] = {post for post in group.posts if post.home}
    context |= {("title", post.what) for post in group.posts if post.title and post.is_listed}
    if group.is_full or any(name.initials for name in group.names):
        context |= {("state", state) for state in group.states}
    return context


def _frames(group: Evidence) -> set[str]:
    return {frame(word) for name in _telling(group) for word in name.words}


class Standpoint(NamedTuple):
    """What groups that may become one share, at the most, with a surname that means one of them."""

    keys: set[Hashable]
    telling: set[Name]
    short: set[Name]


def standpoint(groups: Sequence[Evidence]) -> Standpoint:
    """Whatever becomes of the groups, what they share with a surname is among the keys."""
    context = set[Hashable]().union(*map(_context, groups))
    if any(group.is_full or any(name.initials for name in group.names) for group in groups):
        context |= {("state", state) for group in groups for state in group.states}
    frames = set[str]().union(*map(_frames, groups))
    telling = {name for group in groups for name in _telling(group)}
    short = {name for group in groups if not group.is_full for name in group.names}
    return Standpoint(set(product(context, frames)), telling, short)


def may_mean(one: Standpoint, other: Standpoint) -> bool:
    """Whether a surname on one side fits a name on the other, whatever else is known."""
    pairs = chain(product(one.short, other.telling), product(other.short, one.telling))
    return any(grade(a, b)[0] >= Grade.SHORT for a, b in pairs)


def _fitting(short: Evidence, by_post: Mapping[Hashable, list[Evidence]]) -> list[str]:
    """Return the keys of the groups that a surname can mean."""
    others = {id(group): group for key in _keys_of_short(short) for group in by_post[key]}
    return sorted(group.key for group in others.values() if group is not short and _can_mean(short, group))


def _can_mean(short: Evidence, group: Evidence) -> bool:
    fit, _ = compared(short, group)
    if fit < Grade.SHORT:
        return False
    found = bearing(short, group)
    if any(name.initials for name in short.names):
        is_bare = group.is_full and not any(post.home for post in short.posts)
        return found >= (Bearing.STATE if is_bare and _in_one_language(short, group) else Bearing.POST)
    if found == Bearing.TITLE:  # "President Zelenskyy", of a state that the text has taken from elsewhere
        is_told = group.is_full and _is_long(short) and _shares_title(short, group)
        return is_told and is_slip(short, group, found)
    return found >= Bearing.POST or (found == Bearing.NOTHING and _shares_title(short, group))


def _is_long(short: Evidence) -> bool:
    """Whether a surname is hardly somebody else's, too, as Lee is."""
    return all(len(word) >= _LONG for name in short.names for word in name.words)


def _in_one_language(one: Evidence, other: Evidence) -> bool:
    return bool({name.lang for name in one.names} & {name.lang for name in other.names})


def _shares_title(short: Evidence, group: Evidence) -> bool:
    titles = {post.what for post in short.posts if post.title and post.is_listed}
    return any(post.what in titles and post.is_listed for post in group.posts)
