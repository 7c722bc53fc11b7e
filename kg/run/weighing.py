"""Who is who, found while more articles are being read: little is left to be found when the last one comes.

A round weighs what has come since the one before, and anew what that has to do with. So rounds take more than
all at once would: as long as more is to be read, one waits until as much is new as has been weighed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from kg.resolve.index import Index
from kg.run import apart
from kg.run.apart import Apart
from kg.run.correcting import Replay
from kg.run.resolving import caught_up, index_file
from kg.run.stating import Here
from kg.run.waiting import Waiting
from kg.store import Store

T = TypeVar("T")

_MANY: Final = 1_000  # articles; fewer take less time than the start of a process
_FIRST: Final = 2_000  # articles that are worth a round while more are read
_LAST: Final = 100  # articles that are worth a round once all are read, while workers are at the last ones


class Weighing:
    """Looks at what waits (``go_on``) in a process beside this one, and gives the ``index`` at the end.

    Only where the index is kept, and a process can be started; and not for one worker, who would be two.
    """

    def __init__(self, store: Store, waiting: Waiting, replay: Replay, *, beside: bool) -> None:
        self._store, self._waiting, self._replay = store, waiting, replay
        self._file = index_file(store.cache) if beside and store.cache and apart.is_possible() else None
        self._apart = Apart()
        self._thread = ThreadPoolExecutor(1)
        self._round: Future[None] | None = None
        self._weighed = 0
        self._are_all_read = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._apart.close()  # a round that is under way fails
        self._thread.shutdown()

    def until_read(self, articles: Iterator[T]) -> Iterator[T]:
        """Yield the articles of a run, and note when there are no more."""
        yield from articles
        self._are_all_read = True

    def go_on(self) -> None:
        """Begin a round, if none is under way and enough has come.

        Raises StopRun when the process cannot be started or was killed.
        """
        count = self._waiting.count()
        least = _LAST if self._are_all_read else max(_FIRST, self._weighed)
        if count < _MANY or count - self._weighed < least or (self._round and not self._round.done()):
            return
        self._wait()
        if self._file:
            self._waiting.sort(self._store)
            self._weighed = count
            self._round = self._thread.submit(self._weigh, self._file)

    def index(self) -> Index:
        """Return the index of all that is fresh among what waits and is sorted."""
        self._wait()
        try:
            return caught_up(self._store, self._replay, self._waiting, self._apart)
        finally:
            self._apart.close()

    def _wait(self) -> None:
        """Wait for the round. Raises what went wrong in it, unless there can be an ``index`` all the same."""
        if self._round:
            try:
                self._round.result()
            except (OSError, sqlite3.DatabaseError):  # damaged, or no room: ``caught_up`` knows what to do
                self._file = None

    def _weigh(self, file: Path) -> None:
        file.parent.mkdir(exist_ok=True)
        self._apart.catch_up(file, Here(self._store, self._waiting), self._replay.decisions)
