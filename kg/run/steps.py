"""Steps of a load, stored beside each other where they have nothing to do with each other.

The store sorts what it takes in one step, in the thread that asks it to. Another step can be sorted
meanwhile, and the next parts be read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Generic, Self, TypeVar

from kg.store import Entry, Outcome, Store
from kg.store.entries import Met

T = TypeVar("T")

# Quads under way together; the store takes up to 900,000 in one ingestion. For 2.4 million:
#   two threads of 300,000 / 425,000 / 600,000   19.6 / 18.0 / 17.7 s   0.9 / 1.1 / 1.7 GB
#   one thread of 850,000, on one core           16.0 s                 1.1 GB
#   Oxigraph's own bulk load                     18.0 s                 2.1 GB
_UNDER_WAY: Final = 850_000


class Steps(Generic[T]):
    """Stores articles step by step, some steps at a time; ``done`` hears of each, in order, what it is known
    by and what became of its articles.

    A context: when it ends, nothing is under way any more. Raises what ``Store.put_many`` raises, of any step
    that is under way.
    """

    def __init__(self, store: Store, done: Callable[[T, list[Outcome]], None]) -> None:
        self._store = store
        self._done = done
        self._threads = ThreadPoolExecutor(store.writes_at_once)
        self._under_way: deque[tuple[T, Met, Future[list[Outcome]]]] = deque()

    @property
    def size(self) -> int:
        """How many quads a step should have at most."""
        return _UNDER_WAY // self._store.writes_at_once

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def put(self, step: T, entries: Sequence[Entry]) -> None:
        """Store articles as ``Store.put_many`` does, now or while other steps are stored.

        A step with an article that has its name, its source or its text in common with another one, stored or
        under way, is stored alone: what leaves the merged view is looked for in all that is there.
        """
        names = self._alone(entries) if self._store.writes_at_once > 1 else None
        if names is None:
            self.finish()
            self._done(step, self._store.put_many(entries))
            return
        if len(self._under_way) == self._store.writes_at_once:
            self._wait()
        self._under_way.append((step, names, self._threads.submit(self._store.put_new, entries)))

    def finish(self) -> None:
        """Wait until all steps are done."""
        while self._under_way:
            self._wait()

    def _wait(self) -> None:
        step, _, stored = self._under_way[0]
        outcomes = stored.result()
        self._under_way.popleft()  # only from now on is all of it found in the store
        self._done(step, outcomes)

    def _alone(self, entries: Sequence[Entry]) -> Met | None:
        """Return the names, sources and texts of articles; None when they have one in common with others."""
        names = Met()
        for entry in entries:
            if any(known.meets(entry) for known in (names, *(met for _, met, _ in self._under_way))):
                return None
            names.note(entry)
        return None if self._store.met((e.key, e.article, e.digest) for e in entries) else names
