"""The calendar brought up to date while articles are being stored, so that little of it is left to the end.

Which events are alike is found of some articles at a time. An event that several articles tell of is listed
once all of them are stored. What is left, ``Store.mark_resolved`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Final, Self

from kg.identities import path
from kg.run.stages import Settled
from kg.store import Entry, Store

_SOME: Final = 250  # articles whose events are paired at once, and events that are listed at once
_MOST: Final = 50_000  # events of several articles that are counted, in 7 MB


class Ahead:
    """Watches articles go out for their graphs (``told``) and come into the store (``stored``).

    With ``beside``, the work is done in a thread of its own. What is left at the end is done then.
    """

    def __init__(self, store: Store, base: str, *, beside: bool) -> None:
        self._store, self._base = store, base
        self._thread = ThreadPoolExecutor(1) if beside else None
        self._under_way: Future[None] | None = None
        self._come: list[str] = []  # articles whose events are to be paired
        self._lacking: dict[str, int] = {}  # how many articles are not stored yet, by event
        self._whole: list[str] = []  # events of which all are

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not error:
                self._do_all()
                self._wait()
        finally:
            if self._thread:
                self._thread.shutdown()

    def told(self, articles: Iterator[Settled]) -> Iterator[Settled]:
        """Yield the articles of a run, and note which events several of them tell of."""
        for each in articles:
            for parts, count in (each.shared or {}).items():
                if len(self._lacking) < _MOST:
                    self._lacking.setdefault(self._base + path("event", parts), count)
            yield each

    def stored(self, entry: Entry) -> None:
        """Note that an article is in the store; ``go_on`` does what that allows."""
        if not entry.calendar:
            return
        self._come.append(entry.article)
        for event in self._lacking.keys() & set(entry.shared):
            self._lacking[event] -= 1
            if not self._lacking[event]:
                del self._lacking[event]
                self._whole.append(event)

    def go_on(self) -> None:
        """Do a part of what ``Store.mark_resolved`` would have to do, if enough has come. Nobody else may
        change the store in the meantime, but articles may come into it.
        """
        is_free = self._under_way is None or self._under_way.done()
        if is_free and max(len(self._come), len(self._whole)) >= _SOME:
            self._do_all()

    def _do_all(self) -> None:
        """Do what there is to do, or let the thread do it, once it has done what it was given before."""
        self._wait()
        come, whole = self._come, self._whole
        self._come, self._whole = [], []
        if self._thread:
            self._under_way = self._thread.submit(self._bring_up_to_date, come, whole)
        else:
            self._bring_up_to_date(come, whole)

    def _wait(self) -> None:
        """Wait for the thread; raises what went wrong in it."""
        if self._under_way:
            self._under_way.result()

    def _bring_up_to_date(self, come: list[str], whole: list[str]) -> None:
        self._store.list_whole(whole)
        self._store.pair(come)
