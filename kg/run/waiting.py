"""Articles that have been read and wait until it is known who is who, so that each graph is made once.

A file of SQLite in the ``cache`` of the store. An article is in the store or it is not: what waits is work
that is done already. A run that was killed leaves it, and the next one that meets an article in it does not
extract it again. It can be deleted at any time, and is when a run has stored all.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from kg.errors import StoreUnavailable
from kg.run.tally import Ready
from kg.store import Store

_TABLES: Final = (
    # turn: the place in the order of this run, NULL for what another run has left
    # late: 1 where something else has its name, its source or its text, in the store or before it
    # heard: what it says by itself, NULL where another kg may have found that
    "CREATE TABLE IF NOT EXISTS waiting (id INTEGER PRIMARY KEY, turn INTEGER, late INTEGER DEFAULT 0, "
    "key TEXT, article TEXT, digest TEXT, fingerprint TEXT, state TEXT, heard BLOB, ready BLOB)",
    *(
        f"CREATE INDEX IF NOT EXISTS waiting_{column} ON waiting ({column})"
        for column in ("turn", "key", "article", "digest")
    ),
)
_NEW: Final = (
    "INSERT INTO waiting (turn, key, article, digest, fingerprint, state, heard, ready) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_LEFT: Final = "SELECT id FROM waiting WHERE key = ? AND digest = ? AND fingerprint = ? AND turn IS NULL"
_IN_TURN: Final = "SELECT turn, key, article, digest FROM waiting WHERE turn > ? ORDER BY turn LIMIT 500"
_IS_SECOND: Final = (
    "UPDATE waiting SET late = 1 WHERE turn > ? AND EXISTS (SELECT 1 FROM waiting w WHERE "
    "w.turn < waiting.turn AND w.{column} = waiting.{column})"
)
_STATES: Final = (
    "SELECT turn, article, state FROM waiting WHERE turn > ? AND turn <= ? AND NOT late "
    "ORDER BY turn LIMIT 500"
)
_STATED: Final = "SELECT heard, ready FROM waiting WHERE article = ? AND turn <= ? AND NOT late"
_AT_ONCE: Final = 100  # articles in memory together
_pack: Final = msgspec.msgpack.Encoder().encode
_unpack: Final = msgspec.msgpack.Decoder(Ready).decode


class Waiting:
    """``add`` articles in their order, ``sort`` them, then take the ``fresh`` ones and the ``late`` ones.

    Of those that are sorted, another thread may ask the ``states`` and what is ``stated`` while more are
    added. Raises StoreUnavailable when the file cannot be written.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._turn = self._sorted = 0
        self._lock = threading.RLock()  # one connection, one transaction
        with self._written():
            try:
                self._open()
            except sqlite3.DatabaseError:  # damaged: what it held is read again
                if file is None:
                    raise
                self._db.close()
                file.unlink()
                self._open()

    def _open(self) -> None:
        if self._file:
            self._file.parent.mkdir(exist_ok=True)
        self._db = sqlite3.connect(self._file or "", isolation_level=None, check_same_thread=False)
        # it need not outlive the machine, only the process
        for pragma in ("synchronous = OFF", "cache_size = -8192"):
            self._db.execute(f"PRAGMA {pragma}")
        for table in _TABLES:
            self._db.execute(table)
        self._db.execute("UPDATE waiting SET turn = NULL, late = 0, heard = NULL")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def take_left(self, key: str, digest: str, fingerprint: str) -> bool:
        """Take what another run has made of a text from a source into this one; False when it has not."""
        with self._written():
            found = self._db.execute(_LEFT, (key, digest, fingerprint)).fetchone()
            if found is not None:
                self._turn += 1
                self._db.execute("UPDATE waiting SET turn = ? WHERE id = ?", (self._turn, found[0]))
        return found is not None

    def add(self, articles: Sequence[Ready]) -> None:
        """Let articles wait; all or none."""
        with self._written():
            self._db.execute("BEGIN")
            for ready in articles:
                entry = ready.entry
                self._turn += 1
                names = entry.key, entry.article, entry.digest, entry.fingerprint, entry.state
                packed = ready.heard or None, _pack(replace(ready, heard=b""))
                self._db.execute(_NEW, (self._turn, *names, *packed))
            self._db.execute("COMMIT")

    def sort(self, store: Store) -> tuple[bool, bool]:
        """Find the articles that are alone with their name, source and text: these are fresh, others late.

        Of those that have come since the last time; what is in the store may not have changed. Return whether
        there are any of each kind.
        """
        with self._written():
            self._db.execute("BEGIN")
            for column in ("key", "article", "digest"):
                self._db.execute(_IS_SECOND.format(column=column), (self._sorted,))
            turn = self._sorted
            while some := self._db.execute(_IN_TURN, (turn,)).fetchall():
                turn = some[-1][0]
                met = store.met((key, article, digest) for _, key, article, digest in some)
                late = [(at,) for at, *names in some if not met.isdisjoint(names)]
                self._db.executemany("UPDATE waiting SET late = 1 WHERE turn = ?", late)
            self._db.execute("COMMIT")
            self._sorted = self._turn
        counted = "SELECT count(*) FROM waiting WHERE turn IS NOT NULL AND late = ?"
        fresh, late = (self._db.execute(counted, (late,)).fetchone()[0] for late in (False, True))
        return fresh > 0, late > 0

    def count(self) -> int:
        """Return how many articles of this run wait."""
        return self._turn

    def states(self) -> Iterator[tuple[str, str]]:
        """Yield a digest of the record of each fresh article, by its IRI."""
        turn, last = 0, self._sorted
        while some := self._asked(_STATES, turn, last):
            turn = some[-1][0]
            yield from ((article, state) for _, article, state in some)

    def stated(self, articles: Iterable[str]) -> dict[str, Ready]:
        """Return those of the articles that are fresh here."""
        found = ((iri, row) for iri in articles for row in self._asked(_STATED, iri, self._sorted))
        return {iri: replace(_unpack(ready), heard=heard or b"") for iri, (heard, ready) in found}

    def _asked(self, question: str, *told: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(question, told).fetchall()

    def fresh(self) -> Iterator[Ready]:
        return self._each(late=False)

    def late(self) -> Iterator[Ready]:
        return self._each(late=True)

    def _each(self, *, late: bool) -> Iterator[Ready]:
        rows = self._db.execute(
            "SELECT ready FROM waiting WHERE turn IS NOT NULL AND late = ? ORDER BY turn", (late,)
        )
        while some := list(islice(rows, _AT_ONCE)):
            yield from (_unpack(ready) for (ready,) in some)

    def empty(self) -> None:
        """Forget everything: all is stored."""
        self._db.close()
        if self._file:
            with suppress(OSError):
                self._file.unlink()

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except (OSError, sqlite3.Error) as error:
            raise StoreUnavailable(f"{self._file}: cannot be written: {error}") from error
