"""How what articles say of persons is written down in the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import msgspec

from kg.resolve.index.hearing import parted, unpacked_saying
from kg.resolve.mentions import Profile, profile
from kg.resolve.naming import Name

_NAMES_KEPT: Final = 20_000
_pack: Final = msgspec.msgpack.Encoder().encode
_unpack_names: Final = msgspec.msgpack.Decoder(frozenset[Name]).decode


def unpacked_profile(
    said: bytes, first: str, last: str, articles: int, least: str, told: str, named: str | None
) -> Profile:
    read = unpacked_saying(said)
    keys = [parted(key) for key in (told, named) if key]
    return profile(read, read.key, days=(first, last), articles=articles, least=least, told=keys)


class Names:
    """The names of each spelling: little enough to compare many without reading what else is said."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.of = lru_cache(maxsize=_NAMES_KEPT)(self._read)

    def note(self, spelled: int, told: Iterable[Profile]) -> None:
        """Note the names of a spelling, unless they are noted."""
        names = frozenset(name for one in told for name in one.names)
        row = "UPDATE spelling SET names = ? WHERE id = ? AND names IS NULL"
        self._db.execute(row, (_pack(names), spelled))

    def clear(self) -> None:
        self.of.cache_clear()

    def _read(self, spelled: int) -> frozenset[Name]:
        (names,) = self._db.execute("SELECT names FROM spelling WHERE id = ?", (spelled,)).fetchone()
        return _unpack_names(names)
