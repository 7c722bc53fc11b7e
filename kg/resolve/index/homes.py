"""The persons of an index: each full name with the surnames that mean it, and surnames that mean nobody.

Full names that may be one are kin, and one person or several by what they say alone. Each surname finds its
home among the kin that it is tied to (``surnames.means``); those that find none are tied to each other. So a
change touches the kin that it is about, the surnames that may mean somebody of them, and nothing else.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

import msgspec

from kg.resolve.bearing import Evidence
from kg.resolve.clusters import one_of_each
from kg.resolve.happenings import Home
from kg.resolve.index.hearing import joined
from kg.resolve.index.profiles import Names, unpacked_profile
from kg.resolve.index.web import Units, Web
from kg.resolve.mentions import Profile
from kg.resolve.naming import Grade, Name, grade
from kg.resolve.resolution import home, telling_apart, wanted_parts
from kg.resolve.sounds import frame
from kg.resolve.surnames import among, keys_of_short, keys_of_surname, may_join, means, with_surnames

_TABLES: Final = (
    "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, wanted TEXT, apart TEXT, home BLOB)",
    "CREATE INDEX person_wanted ON person (wanted)",
)
_OF_HOME: Final = (
    "SELECT id, spelling, part, role, said, first, last, articles, least, told, named FROM profile "
    "WHERE meant = ?"
)
_FULL, _SURNAME, _LOOSE = 0, 1, 2  # roles of profiles
_KIN_KEPT: Final = 4_000  # whose evidence stays in memory: surnames come back to them
_KEPT: Final = 1_000  # spellings of surnames, which are asked for one after the other
_pack: Final = msgspec.msgpack.Encoder(order="deterministic").encode
unpack_home: Final = msgspec.msgpack.Decoder(Home).decode

Told = tuple[list[tuple[int, Profile]], list[Evidence]]


class Part(NamedTuple):
    """What is one in any case: ``id`` is the number of its first profile, ``ids`` are those of all."""

    id: int
    ids: list[int]
    group: Evidence
    keys: set[Hashable]


class _Speaking(NamedTuple):
    """A profile that speaks of somebody with a full name."""

    id: int
    spelling: int
    part: int
    role: int
    told: Profile


class Homes:
    """``settle`` makes anew the persons that a change is about."""

    def __init__(
        self, db: sqlite3.Connection, told: Callable[[int], Told], read: Callable[[int], Told], names: Names
    ) -> None:
        """``told`` and ``read`` give what is said under a spelling; the first keeps it."""
        self._db = db
        self._told, self._read, self._names = told, read, names
        self._meant, self._loose = Web(db, "meant", across=True), Web(db, "loose")
        self._fulls = lru_cache(maxsize=_KIN_KEPT)(self._full_parts)
        self._shorts = lru_cache(maxsize=_KEPT)(self._short_parts)
        self._stirred_homes: Units = set()
        self._loosened: Units = set()

    def create(self) -> None:
        for table in _TABLES:
            self._db.execute(table)
        self._meant.create()
        self._loose.create()

    def settle(self, kin: Units, over: Units, fresh: Units, gone: Units, bereft: Units) -> set[str]:
        """Make the persons of new kin and of whatever surnames mean, or meant, one of them; return the keys
        that persons had or have.

        ``fresh`` and ``gone`` are spellings, ``over`` the kin that are no longer; ``bereft`` are homes that
        a surname has left.
        """
        self._stirred_homes, self._loosened = set(bereft), set()
        stirred = self._tie_kin(kin, over, fresh, gone)
        for spelled in sorted(fresh):
            self._note_surname(spelled)
        for spelled in sorted(stirred | fresh, key=self._place_in_turn):
            if spelled in fresh:
                self._meant.connect({-spelled}, self._fits)
            self._give_homes(spelled, is_fresh=spelled in fresh)
        return self._persons_at_home() | self._persons_without(gone)

    def _place_in_turn(self, spelled: int) -> tuple[str, int]:
        """Return what puts surnames side by side that may mean the same people, so that few are kept."""
        frames = (frame(word) for name in self._names.of(spelled) for word in name.words)
        return min(frames, default=""), spelled

    def forget_read(self) -> None:
        self._fulls.cache_clear()
        self._shorts.cache_clear()

    # -- whom a surname may mean

    def _tie_kin(self, kin: Units, over: Units, fresh: Units, gone: Units) -> Units:
        """Tie new kin to surnames; return the surnames whose homes are to be looked for, but for fresh ones.

        In the web spellings of surnames have numbers below zero.
        """
        around = self._meant.remove({*kin, *over, *(-spelled for spelled in fresh | gone)})
        new: Units = set()
        for one in sorted(kin):
            if fulls := self._fulls(one):
                self._meant.insert(one, set[Hashable]().union(*(full.keys for full in fulls)))
                new.add(one)
            for full in fulls:
                self._place(full, full.id, _FULL)
                self._stirred_homes.add(full.id)
        self._meant.connect(new, self._fits)
        return {-other for one in new for other in self._meant.tied(one)} | {
            -one for one in around if one < 0
        }

    def _note_surname(self, spelled: int) -> None:
        if shorts := self._shorts(spelled):
            self._names.note(spelled, (told for short in shorts for told in short.group.profiles))
            self._meant.insert(-spelled, set[Hashable]().union(*(short.keys for short in shorts)), role=1)

    def _fits(self, one: int, other: int) -> bool:
        pairs = product(self._names_of(one), self._names_of(other))
        return any(grade(a, b)[0] >= Grade.SHORT for a, b in pairs)

    def _names_of(self, unit: int) -> Iterator[Name]:
        """Yield the full names of kin, the names of a spelling of surnames."""
        if unit < 0:
            yield from self._names.of(-unit)
        for spelled in self._members(unit) if unit > 0 else ():
            yield from (name for name in self._names.of(spelled) if name.is_full)

    def _give_homes(self, spelled: int, *, is_fresh: bool) -> None:
        homes = [full for one in self._meant.tied(-spelled) for full in self._fulls(one)]
        numbers = {id(full.group): full.id for full in homes}
        for short in self._shorts(spelled):
            found = means(short.group, [f.group for f in homes if not f.keys.isdisjoint(short.keys)])
            meant = numbers[id(found)] if found else None
            row = "SELECT meant, role FROM profile WHERE id = ?"
            before, role = self._db.execute(row, (short.id,)).fetchone()
            if is_fresh or before != meant:
                self._place(short, meant, _LOOSE if meant is None else _SURNAME)
                self._stirred_homes |= {before, meant} - {None}
                if meant is None or role != _SURNAME:
                    self._loosened.add(spelled)

    def _place(self, part: Part, meant: int | None, role: int) -> None:
        rows = [(meant, role, part.id, id) for id in part.ids]
        self._db.executemany("UPDATE profile SET meant = ?, role = ?, part = ? WHERE id = ?", rows)

    # -- persons

    def _persons_at_home(self) -> set[str]:
        wanted: set[str] = set()
        for place in sorted(self._stirred_homes):
            rows = self._db.execute(_OF_HOME, (place,)).fetchall()
            found = [
                _Speaking(id, spelled, part, role, unpacked_profile(*row))
                for id, spelled, part, role, *row in rows
            ]
            if not any(one.role == _FULL for one in found):
                continue  # nobody of a full name any more
            refused = _refused(found)
            wanted |= self._made_anew([[(one.id, one.told) for one in found if one.part not in refused]])
            for one in found:
                due = _LOOSE if one.part in refused else _SURNAME
                if one.role not in (_FULL, due):
                    self._db.execute("UPDATE profile SET role = ? WHERE id = ?", (due, one.id))
                    self._loosened.add(one.spelling)
        return wanted

    def _persons_without(self, gone: Units) -> set[str]:
        """Make the persons of surnames that have no home."""
        around = self._loose.remove(self._loosened | gone)
        here: Units = set()
        for spelled in sorted(self._loosened):
            if left := self._left(spelled):
                self._loose.insert(spelled, set[Hashable]().union(*(keys_of_short(s.group) for s in left)))
                here.add(spelled)
        self._loose.connect(here, self._may_join)
        wanted: set[str] = set()
        for component in self._loose.components(here | around):
            left = [short for spelled in component for short in self._left(spelled)]
            numbers = {p.key: id for short in left for id, p in self._numbered(short)}
            groups = among([_copy(short.group) for short in left])
            wanted |= self._made_anew([[(numbers[p.key], p) for p in group.profiles] for group in groups])
        return wanted

    def _left(self, spelled: int) -> list[Part]:
        row = "SELECT id FROM profile WHERE spelling = ? AND role = ?"
        loose = {id for (id,) in self._db.execute(row, (spelled, _LOOSE))}
        return [short for short in self._shorts(spelled) if short.id in loose] if loose else []

    def _may_join(self, one: int, other: int) -> bool:
        pairs = product(self._left(one), self._left(other))
        return any(may_join(a.group, b.group) for a, b in pairs)

    def _numbered(self, part: Part) -> Iterator[tuple[int, Profile]]:
        return zip(part.ids, part.group.profiles, strict=True)

    def _made_anew(self, groups: Sequence[Sequence[tuple[int, Profile]]]) -> set[str]:
        """Write down persons in place of those that their profiles spoke of; return the keys of both."""
        ids = [id for group in groups for id, _ in group]
        wanted = {key for id in ids for key in self._forgotten(id)}
        for group in groups:
            wanted.add(self._person(group))
        return wanted

    def _forgotten(self, profile: int) -> Iterator[str]:
        row = "SELECT p.id, p.wanted FROM profile JOIN person p ON p.id = profile.person WHERE profile.id = ?"
        for person, key in self._db.execute(row, (profile,)).fetchall():
            self._db.execute("DELETE FROM person WHERE id = ?", (person,))
            yield key

    def forget(self, persons: Iterable[int]) -> set[str]:
        """Forget persons of whom nobody speaks any more; return their keys."""
        found: set[str] = set()
        for person in persons:
            found |= {k for (k,) in self._db.execute("SELECT wanted FROM person WHERE id = ?", (person,))}
            self._db.execute("DELETE FROM person WHERE id = ?", (person,))
        return found

    def _person(self, group: Sequence[tuple[int, Profile]]) -> str:
        told = [each for _, each in group]
        wanted = joined(wanted_parts(told))
        row = wanted, telling_apart(told), _pack(home(told))
        id = self._db.execute("INSERT INTO person (wanted, apart, home) VALUES (?, ?, ?)", row).lastrowid
        self._db.executemany("UPDATE profile SET person = ? WHERE id = ?", [(id, one) for one, _ in group])
        return wanted

    # -- what is known of kin and of surnames

    def _full_parts(self, kin: int) -> list[Part]:
        told = [each for spelled in self._members(kin) for each in self._told(spelled)[0]]
        if not any(name.is_full for _, each in told for name in each.names):
            return []
        groups = one_of_each(each for _, each in told)
        return _parts([group for group in groups if group.is_full], told, keys_of_short)

    def _members(self, kin: int) -> list[int]:
        return [id for (id,) in self._db.execute("SELECT id FROM spelling WHERE kin = ?", (kin,))]

    def _short_parts(self, spelled: int) -> list[Part]:
        row = "SELECT 1 FROM profile WHERE spelling = ? AND NOT is_full"
        if not self._db.execute(row, (spelled,)).fetchone():
            return []
        told, groups = self._read(spelled)
        return _parts([group for group in groups if not group.is_full], told, keys_of_surname)


def _refused(found: Sequence[_Speaking]) -> Units:
    """Return the parts that judgements keep out of the person that they would mean."""
    if not any(one.told.sides for one in found):
        return set()
    parts: dict[int, Evidence] = defaultdict(Evidence)
    own = Evidence()
    for one in found:
        (own if one.role == _FULL else parts[one.part]).add(Evidence.of(one.told))
    _, refused = with_surnames(own, parts.values())
    return {part for part, group in parts.items() if any(group is one for one in refused)}


def _parts(
    groups: Iterable[Evidence],
    told: Iterable[tuple[int, Profile]],
    keys: Callable[[Evidence], set[Hashable]],
) -> list[Part]:
    numbers = {each.key: id for id, each in told}
    found = []
    for group in groups:
        ids = [numbers[each.key] for each in group.profiles]
        found.append(Part(numbers[group.key], ids, group, keys(group)))
    return found


def _copy(group: Evidence) -> Evidence:
    made = Evidence()
    made.add(group)
    return made
