"""Units that are tied two by two, and the components that they make; kept in tables of SQLite.

A unit has keys; two units that share one are compared once, and tied when they fit. Keys may collide: that
costs a comparison and changes nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator

Units = set[int]


def number(key: object) -> int:
    """Return a number of 63 bits, the same in any process; so nothing without an order may be in the key."""
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class Web:
    """The tables NAME_key and NAME_tie. ``across``: only units of different roles are compared."""

    def __init__(self, db: sqlite3.Connection, name: str, *, across: bool = False) -> None:
        self._db = db
        self._key, self._tie = f"{name}_key", f"{name}_tie"
        roles = "<>" if across else "="
        self._sharing = (
            f"SELECT DISTINCT b.unit FROM {self._key} a JOIN {self._key} b ON b.key = a.key "
            f"WHERE a.unit = ? AND b.unit <> a.unit AND b.role {roles} a.role"
        )

    def create(self) -> None:
        self._db.execute(
            f"CREATE TABLE {self._key} (key INTEGER, unit INTEGER, role INTEGER, "
            "PRIMARY KEY (key, unit, role)) WITHOUT ROWID"
        )
        self._db.execute(f"CREATE INDEX {self._key}_unit ON {self._key} (unit, key, role)")
        self._db.execute(
            f"CREATE TABLE {self._tie} (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID"
        )

    def remove(self, units: Iterable[int]) -> Units:
        """Forget units; return those that were tied to them and stay."""
        gone = set(units)
        around = {other for unit in gone for other in self.tied(unit)} - gone
        for unit in gone:
            self._db.execute(f"DELETE FROM {self._key} WHERE unit = ?", (unit,))
            self._db.executemany(
                f"DELETE FROM {self._tie} WHERE one = ? AND other = ?",
                [pair for other in self.tied(unit) for pair in ((unit, other), (other, unit))],
            )
        return around

    def insert(self, unit: int, keys: Iterable[Hashable], *, role: int = 0) -> None:
        self._db.executemany(
            f"INSERT OR IGNORE INTO {self._key} VALUES (?, ?, ?)", [(number(key), unit, role) for key in keys]
        )

    def connect(self, fresh: Units, fits: Callable[[int, int], bool]) -> None:
        """Compare each fresh unit with all that share a key with it, and tie those that fit."""
        for unit in sorted(fresh, key=self._first_key):
            ties = [
                other
                for other in self.sharing(unit)
                if (other < unit or other not in fresh) and fits(unit, other)
            ]
            pairs = [pair for other in ties for pair in ((unit, other), (other, unit))]
            self._db.executemany(f"INSERT OR IGNORE INTO {self._tie} VALUES (?, ?)", pairs)

    def sharing(self, unit: int) -> list[int]:
        """Return the units that share a key with this one, each once."""
        return [other for (other,) in self._db.execute(self._sharing, (unit,))]

    def _first_key(self, unit: int) -> tuple[int, int]:
        """Return what puts units side by side that share keys."""
        (key,) = self._db.execute(f"SELECT min(key) FROM {self._key} WHERE unit = ?", (unit,)).fetchone()
        return key or 0, unit

    def tied(self, unit: int) -> list[int]:
        return [
            other for (other,) in self._db.execute(f"SELECT other FROM {self._tie} WHERE one = ?", (unit,))
        ]

    def components(self, seeds: Units) -> Iterator[list[int]]:
        """Yield the components that hold the seeds, each once and sorted."""
        seen: Units = set()
        for seed in sorted(seeds):
            if seed not in seen:
                component = self._component(seed)
                seen |= component & seeds
                yield sorted(component)

    def _component(self, seed: int) -> Units:
        component, open_ends = {seed}, [seed]
        while open_ends:
            new = set(self.tied(open_ends.pop())) - component
            component |= new
            open_ends += new
        return component
