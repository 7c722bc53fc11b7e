"""Events of many articles -> one event each, in any order of articles.

One event is told with the same type and modality, by the same sides, with nobody else in the place of
anybody, on days and in places that fit. Two events of one article stay two; so does what only some articles
tell apart, such as a meeting on the next day or with a third state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from kg.identities import Parts
from kg.resolve.event_blocks import DAYS_TO_PRINT, SLACK, blocks, guests
from kg.resolve.happenings import Happening, Side
from kg.resolve.judgements import Decided, Standing

_TWO: Final = 2  # sides: of two states ministers of several kinds may meet on one day, of three hardly
_YEAR: Final = 4  # characters of a date that says no more than the year
_SEVERAL: Final = 2  # persons at gatherings of one day, one told with its town, the other with its country
_ALIKE: Final = 0.6  # share of the words of two names of a conference


def events(found: Iterable[Happening], decided: Decided) -> list[list[Happening]]:
    """Return the groups of happenings that are one event each, sorted."""
    groups = _Groups(found, decided)
    groups.join_judged()
    for _, one, other in sorted(_pairs(groups.all())):
        groups.join(one, other)
    return groups.sorted()


_Key = tuple[str, Parts]


class _Groups:
    def __init__(self, found: Iterable[Happening], decided: Decided) -> None:
        self._known: dict[_Key, Happening] = {happening.key: happening for happening in found}
        self._groups = {key: [happening] for key, happening in self._known.items()}
        self._at = {key: key for key in self._known}
        self._sides = {key: decided.sides(h.article, h.local) for key, h in self._known.items()}

    def all(self) -> Iterable[Happening]:
        return self._known.values()

    def join_judged(self) -> None:
        """Join what judgements call the same, whatever speaks against it, but for a judgement.

        What was announced and what took place stay two: such a judgement links them (event_outcomes).
        """
        standing: dict[Standing, list[_Key]] = defaultdict(list)
        for key in sorted(self._known):
            for place in self._sides[key].same:
                standing[place].append(key)
        for id in sorted({id for id, _ in standing}):
            if standing[id, False] and standing[id, True]:
                for is_planned in (True, False):
                    told = standing[id, False] + standing[id, True]
                    self._join_all([key for key in told if self._known[key].is_planned == is_planned])

    def _join_all(self, keys: Sequence[_Key]) -> None:
        for other in keys[1:]:
            self.join(keys[0], other, is_judged=True)

    def join(self, one: _Key, other: _Key, *, is_judged: bool = False) -> None:
        first, second = sorted((self._at[one], self._at[other]))
        if first == second or self._sides[first].exclude(self._sides[second]):
            return
        fits = any if self._sides[first].same or self._sides[second].same else all
        if not is_judged and not _can_join(self._groups[first], self._groups[second], fits):
            return
        for happening in self._groups[second]:
            self._at[happening.key] = first
        self._groups[first] += self._groups.pop(second)
        self._sides[first] |= self._sides[second]

    def sorted(self) -> list[list[Happening]]:
        return [sorted(self._groups[key], key=lambda h: h.key) for key in sorted(self._groups)]


_Pair = tuple[tuple[int, int], _Key, _Key]


def _pairs(found: Iterable[Happening]) -> Iterator[_Pair]:
    """Yield the pairs that can be one event; those of one date, and with most persons in common, first."""
    sharing: dict[Hashable, list[Happening]] = defaultdict(list)
    for happening in found:
        for key in blocks(happening):
            sharing[key].append(happening)
    seen = set()
    for block in sharing.values():
        for one, other in combinations(sorted(block, key=lambda h: h.key), 2):
            if (one.key, other.key) not in seen and are_one(one, other):
                seen.add((one.key, other.key))
                yield (one.date != other.date, -len(one.persons & other.persons)), one.key, other.key


def _can_join(one: list[Happening], other: list[Happening], fits: Callable[[Iterable[object]], bool]) -> bool:
    """Whether all happenings fit each other; of those that somebody has joined one is enough."""
    if {h.article for h in one} & {h.article for h in other}:
        return False
    return fits(are_one(a, b) for a in one for b in other)


def are_one(one: Happening, other: Happening) -> bool:
    """Whether two articles can tell of one event."""
    return one.article != other.article and not any(True for _ in differences(one, other))


def differences(one: Happening, other: Happening) -> Iterator[str]:
    """Yield what tells two events apart, in words; nothing when two articles can tell of one."""
    if (one.type, one.modality) != (other.type, other.modality):
        yield "type or modality"
    else:
        yield from differences_of_substance(one, other)


def differences_of_substance(one: Happening, other: Happening) -> Iterator[str]:
    """Yield what tells two events of one type apart, whether they are planned, held or cancelled."""
    if not dates_fit(one, other):
        yield "date"
    elif not _places_fit(one, other):
        yield "place"
    elif one.name.circle and other.name.circle and one.name.circle != other.name.circle:
        yield "circle of participants"
    elif not _numbers_of_sides_fit(one, other):
        yield "number of sides"
    elif not _KINDS.get(one.type, _are_one_talk)(one, other):
        yield "parties"


# -- time and place


def dates_fit(one: Happening, other: Happening) -> bool:
    if one.date and other.date:
        return _stated_fit(one, other)
    told = (one.date or one.published, other.date or other.published)
    return all(len(day) == 10 for day in told) and abs(_days(*told)) <= DAYS_TO_PRINT


def _stated_fit(one: Happening, other: Happening) -> bool:
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return True
    if not len(one.date) == len(other.date) == 10:
        return False
    return abs(_days(one.date, other.date)) <= SLACK.get(one.type, 0)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


def _places_fit(one: Happening, other: Happening) -> bool:
    """Whether the places can be one: a country holds its towns, two towns are two places."""
    if one.territory and other.territory and one.territory != other.territory:
        return False
    places = {one.place, other.place} - {"", one.territory, other.territory}
    return len(places) < 2


# -- parties


def _sides_fit(one: Happening, other: Happening) -> bool:
    """Whether each side is told with nobody in the place of somebody else, and one at least with somebody."""
    others = {side.path: side for side in other.sides}
    fits = [_side_fits(side, others[side.path]) for side in one.sides if side.path in others]
    if False in fits:
        return False
    return True in fits or (len(fits) > _TWO and one.date == other.date and one.place == other.place != "")


def _side_fits(one: Side, other: Side) -> bool | None:
    """Return whether two tellings of one side fit; None when they say nothing that can be compared."""
    if one.with_members != other.with_members:
        return False
    if one.persons and other.persons:
        return bool(one.persons & other.persons)
    if one.posts & other.posts:
        return True
    if any(post.is_single for post in one.posts) and any(post.is_single for post in other.posts):
        return False
    return None


def _numbers_of_sides_fit(one: Happening, other: Happening) -> bool:
    """Whether as many sides talk, where a name says how many: two of three may meet on the same day, too."""
    stated = {one.name.sides, other.name.sides} - {0}
    if len(stated) != 1:
        return not stated
    (count,) = stated
    if one.type == "conference":
        is_of_body = any(h.name.bodies and not h.name.sides for h in (one, other))
        is_shared = bool(one.name.bodies & other.name.bodies)
        return len(one.side_paths | other.side_paths) <= count and (is_shared or not is_of_body)
    return all(h.name.sides or len(h.sides) >= count for h in (one, other))


def _are_one_talk(one: Happening, other: Happening) -> bool:
    return len(one.sides) > 1 and one.side_paths == other.side_paths and _sides_fit(one, other)


def _are_one_visit(one: Happening, other: Happening) -> bool:
    """Whether the same guests go to the same place; not all articles tell who receives them."""
    if not one.territory or one.territory != other.territory:
        return False
    coming = guests(one)
    if not coming or coming != guests(other):
        return False
    first, second = ({side.path: side for side in happening.sides} for happening in (one, other))
    return all(_side_fits(first[path], second[path]) for path in coming)


def _are_one_conference(one: Happening, other: Happening) -> bool:
    names = one.name, other.name
    if names[0].numbers and names[1].numbers and not names[0].numbers & names[1].numbers:
        return False
    if names[0].kinds and names[1].kinds and not names[0].kinds & names[1].kinds:
        return False
    if names[0].is_of_others(names[1]):
        return False
    if names[0].bodies & names[1].bodies:
        return bool(one.territory and other.territory) or _on_one_date(one, other)
    if names[0].said and names[1].said and _share(names[0].said, names[1].said) >= _ALIKE:
        return True
    if not _on_one_date(one, other):
        return False
    if one.place == other.place != "":
        return _may_share_guests(one, other)
    return len(one.persons & other.persons) >= _SEVERAL


def _on_one_date(one: Happening, other: Happening) -> bool:
    stated = one.date or one.published, other.date or other.published
    return stated[0] == stated[1] and len(stated[0]) > _YEAR


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _may_share_guests(one: Happening, other: Happening) -> bool:
    """Whether two gatherings in one town on one day are of one kind, or seen to have somebody in common."""
    if one.persons & other.persons:
        return True
    of_one_kind = bool(one.name.kinds & other.name.kinds) and one.name.may_say(other.name)
    return of_one_kind and (not one.sides or not other.sides or bool(one.side_paths & other.side_paths))


_KINDS: Final = {"visit": _are_one_visit, "conference": _are_one_conference}
