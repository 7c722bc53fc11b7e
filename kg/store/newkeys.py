"""The name keys that a writer stores, for the file beside the store (``keys.py``) if that was up to date."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.store import keys
from kg.store.snapshot import stamp
from kg.terms import DM

_NAME_KEY: Final = str(DM.nameKey).encode()


class NewKeys:
    """Notes keys before they are stored: what is not stored after all does no harm in the file.

    They lie in a temporary file of SQLite, so that memory does not grow with them. Several threads may note.
    """

    def __init__(self, graph: Path) -> None:
        self._graph = graph
        self._file = graph.parent / "cache" / keys.FILE
        self._before = stamp(graph)
        self._is_noting = bool(self._before) and keys.known(self._file) == self._before
        self._one_at_a_time = threading.Lock()
        if self._is_noting:
            self._new = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._new.execute("CREATE TABLE new (key TEXT PRIMARY KEY) WITHOUT ROWID")

    def note(self, quads: Iterable[ox.Quad]) -> None:
        if self._is_noting:
            found = [(key,) for key in values(quad for quad in quads if quad.predicate == DM.nameKey)]
            with self._one_at_a_time:
                self._new.executemany("INSERT OR IGNORE INTO new VALUES (?)", found)

    def note_lines(self, quads: bytes) -> None:
        if self._is_noting:
            lines = b"\n".join(line for line in quads.splitlines() if _NAME_KEY in line)
            self.note(ox.parse(lines, format=ox.RdfFormat.N_QUADS))

    def keep(self) -> None:
        """Add the keys to the file; to be called when the graph's files are closed."""
        if self._is_noting:
            found = (key for (key,) in self._new.execute("SELECT key FROM new ORDER BY key"))
            keys.add(self._file, found, before=self._before, stamp=stamp(self._graph))
            self._new.close()
        self._is_noting = False


def values(quads: Iterable[ox.Quad]) -> Iterator[str]:
    return (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))
