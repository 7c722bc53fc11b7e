"""The store in a folder (or in memory): Oxigraph inside this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable, WrongUse
from kg.processors import usable
from kg.store import keys
from kg.store.backend import VIEW, Answer, Graph, Pattern, Subject, Term
from kg.store.change import Change
from kg.store.entries import Entry, nquads
from kg.store.interface import Store
from kg.store.keys import NameKeys
from kg.store.newkeys import NewKeys, values
from kg.store.snapshot import Snapshot
from kg.terms import DM

# Below this many articles a transaction is faster than new files on disk. Measured with 300 triples an
# article, CPU ms each as files / as transaction: alone 27 / 18, 10 together 8 / 13, 50 together 5 / 11.
_FEW: Final = 5
# Quads. The library ingests a million at once, and more in several steps, which together are not atomic.
_ONE_INGESTION: Final = 900_000
# Quads of transactions, which lie in memory until enough have come for each of a dozen files: 3 GB in all.
_IN_MEMORY: Final = 100_000
_FULL: Final = "No space left on device"  # of the system, in the messages of the library
_UNFINISHED: Final = "Inserts are only possible on read-write"  # said of files that lack what a new store has
_WHEN_DAMAGED: Final = "restore a backup, or ingest the sources into a new store"


def is_damage(error: Exception) -> bool:
    """Whether the library found that the bytes in its files are not those that it wrote."""
    return "Corruption" in str(error)


class EmbeddedStore(Store):
    """Oxigraph in this process; ``folder`` None keeps everything in memory.

    Raises StoreUnavailable when another process writes to the folder, or when it cannot be read or
    written. A reader sees the state at the moment of opening, whatever a writer does meanwhile.
    """

    writes_at_once = 2  # each sorts its files in a thread
    reads_at_once = usable()  # Oxigraph lets go of the interpreter while it evaluates, and between rows

    def __init__(self, folder: Path | None, *, name: str, snapshot: Snapshot | None = None) -> None:
        self._name = name
        self._snapshot = snapshot
        self._names = NewKeys(folder) if folder and not snapshot else None
        self._in_memory = 0  # quads
        if folder and not snapshot:
            self.cache = folder.parent / "cache"
        with self._reporting("cannot be opened"):
            self._store: ox.Store | None = _open(folder, snapshot)

    @property
    def _open_store(self) -> ox.Store:
        if self._store is None:
            raise WrongUse(f"{self._name}: the store has been closed")
        return self._store

    def matches(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        return self._read(self._open_store.quads_for_pattern(subject, predicate, object, graph))

    def _read(self, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
        with self._reporting("cannot be read"):
            yield from quads

    def find(self, patterns: Iterable[Pattern]) -> Iterator[ox.Quad]:
        store = self._open_store
        with self._reporting("cannot be read"):
            for pattern in patterns:
                yield from store.quads_for_pattern(*pattern)

    def append(self, entries: Sequence[Entry]) -> None:
        quads = b"".join(map(nquads, entries))
        # Both are atomic: a transaction, and one ingestion of sorted files.
        as_files = len(entries) >= _FEW and quads.count(b"\n") < _ONE_INGESTION
        load = self._open_store.bulk_load if as_files else self._open_store.load
        if self._names:
            self._names.note_lines(quads)
        with self._reporting("cannot be written"):
            # the library wrote these lines, from terms that it had checked: checking them again takes a tenth
            load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)
            self._make_room(0 if as_files else quads.count(b"\n"))

    def apply(self, change: Change) -> None:
        if request := change.as_update():
            if self._names:
                self._names.note(change.added)
            with self._reporting("cannot be written"):
                self._open_store.update(request)  # one request is one transaction
                self._make_room(len(change.added) + len(change.removed))

    def _make_room(self, quads: int) -> None:
        """Let the library write out what it holds in memory, when so many quads more have come to be much."""
        self._in_memory += quads
        if self._in_memory >= _IN_MEMORY:
            self._open_store.flush()
            self._in_memory = 0

    def query(self, text: str) -> Answer:
        try:
            return self._open_store.query(text)
        except SyntaxError as error:
            raise WrongUse(f"the query does not parse: {error}") from error
        except (RuntimeError, OSError) as error:
            if isinstance(error, RuntimeError) and not is_damage(error):
                raise WrongUse(f"the query cannot be answered: {error}") from error
            with self._reporting("cannot be read"):
                raise

    def close(self) -> None:
        if self._store and not self._snapshot:
            with self._reporting("cannot be written"):
                self._store.flush()  # so that nobody has to replay the log when opening
        is_open, self._store = self._store is not None, None  # the last reference closes Oxigraph's files
        if self._names and is_open:
            self._names.keep()
        if self._snapshot:
            self._snapshot.close()
            self._snapshot = None

    def name_keys(self) -> NameKeys | None:
        """Return the name keys of what a reader sees, made now where the file beside the store is of another
        state. A writer has none: it changes them.
        """
        if not self._snapshot:
            return None
        file, stamp = self._snapshot.folder.parent.parent / "cache" / keys.FILE, self._snapshot.stamp
        if keys.known(file) != stamp:
            found = self.matches(None, DM.nameKey, None, VIEW)
            if not keys.make(file, values(found), stamp):
                return None
        return NameKeys(file)

    @contextmanager
    def _reporting(self, problem: str) -> Iterator[None]:
        try:
            yield
        except (
            OSError,
            RuntimeError,
        ) as error:  # the library raises RuntimeError for damage and for read-only
            if "lock file" in str(error) or "lock hold" in str(error):
                problem = "another process is writing to it; wait until that ends, then try again"
                raise StoreUnavailable(f"{self._name}: {problem}") from error
            if _UNFINISHED in str(error) and self._snapshot:
                problem = "was not finished when it was made, and holds nothing; ingest into it again"
                raise StoreUnavailable(f"{self._name}: {problem}") from error
            if _FULL in str(error):
                problem = "the disk is full: make room, then the same command again"
            elif is_damage(error):
                problem = f"its files are damaged; {_WHEN_DAMAGED}"
            raise StoreUnavailable(f"{self._name}: {problem}: {error}") from error


def _open(folder: Path | None, snapshot: Snapshot | None) -> ox.Store:
    if snapshot:
        return ox.Store.read_only(str(snapshot.folder))
    return ox.Store() if folder is None else ox.Store(folder)
