"""The name keys of a store beside it, to look for a part of a name without reading all names of the graph.

SQLite's file ``cache/names.sqlite`` holds every key that the merged view has, and may hold some that it had:
what is found here is looked up in the graph afterwards. A stamp says which state of the graph's files it
knows. A reader that meets another one makes the file anew from what it reads; a writer that finds it up to
date adds the keys that it stores and stamps it when it closes. So a writer that was killed, an older kg, a
backup put in place: all leave another stamp, and never a file that lacks a key.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

from kg.identities import skeleton
from kg.spelling import loose

FILE: Final = "names.sqlite"
MOST: Final = 20_000
"""Keys; looking up more of them takes longer than reading all names (100,000 articles)."""

Column: TypeAlias = Literal["key", "folded", "sounds"]
_SCHEMA: Final = """
CREATE TABLE keys (key TEXT PRIMARY KEY, folded TEXT NOT NULL, sounds TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known (stamp TEXT NOT NULL);
"""
_INSERT: Final = "INSERT OR IGNORE INTO keys VALUES (?, ?, ?)"


class NameKeys:
    """All keys of a store at one state; ``having`` tells which hold a part."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def having(self, part: str, *, column: Column = "key") -> list[str] | None:
        """Return the keys in which the part occurs, sorted; None when these are too many, or cannot be read.

        ``folded`` is what ``skeleton`` makes of the keys, ``sounds`` what ``loose`` makes of that.
        """
        asked = f"SELECT key FROM keys WHERE instr({column}, ?) ORDER BY key LIMIT ?"
        try:
            with closing(_opened(self._file)) as database:
                found = [key for (key,) in database.execute(asked, (part, MOST + 1))]
        except sqlite3.Error:
            return None
        return found if len(found) <= MOST else None


def known(file: Path) -> str | None:
    """Return the stamp of the state that a file knows; None where there is no file that can be read."""
    try:
        with closing(_opened(file)) as database:
            rows: list[tuple[str]] = database.execute("SELECT stamp FROM known").fetchall()
    except sqlite3.Error:
        return None
    return rows[0][0] if len(rows) == 1 else None


def make(file: Path, keys: Iterable[str], stamp: str) -> bool:
    """Make the file anew, in whole or not at all; return whether it could be written."""
    beside: Path | None = None
    try:
        file.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        os.close(handle)
        beside = Path(name)
        with closing(sqlite3.connect(beside)) as database, database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            database.executemany(_INSERT, _rows(sorted(set(keys))))
            database.execute("INSERT INTO known VALUES (?)", (stamp,))
        os.replace(beside, file)
    except (OSError, sqlite3.Error):  # no room, or not ours to write: a cache is no reason to stop
        if beside:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return False
    return True


def add(file: Path, keys: Iterable[str], *, before: str, stamp: str) -> None:
    """Add keys, sorted, to a file that knows the state ``before``, and stamp it; one that knows another one
    stays.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as database, database:
            database.execute("BEGIN IMMEDIATE")
            if database.execute("UPDATE known SET stamp = ? WHERE stamp = ?", (stamp, before)).rowcount:
                database.executemany(_INSERT, _rows(keys))
    except sqlite3.Error:  # it keeps its stamp, and the next reader makes it anew
        return


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _rows(keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for key in keys:
        folded = skeleton(key)
        yield key, folded, loose(folded)
