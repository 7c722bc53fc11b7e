"""The calendar brought up to date while articles are being stored, so that little of it is left to the end.

Which events are alike is found of some articles at a time. An event that several articles tell of is listed
once all of them are stored: that is known when the last article has gone out for its graph, while those
before it are still under way. What is left, ``Store.mark_resolved`` does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kg.identities import path
from kg.run.stages import Settled
from kg.store import Entry, Store

_PAIRED: Final = 250  # articles whose events are paired at once
_MOST: Final = 50_000  # events of several articles that are counted, 10 MB


class Ahead:
    """Watches articles go out for their graphs (``told``) and come into the store (``stored``)."""

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base = store, base
        self._come: list[str] = []  # articles whose events are to be paired
        self._lacking: Counter[str] = Counter()  # articles that are not stored yet, by event
        self._are_all_told = False

    def told(self, articles: Iterator[Settled]) -> Iterator[Settled]:
        """Yield the articles of a run, and note which events several of them tell of."""
        for each in articles:
            events = [self._base + path("event", parts) for parts in each.shared or ()]
            self._lacking.update(e for e in events if e in self._lacking or len(self._lacking) < _MOST)
            yield each
        self._are_all_told = True

    def stored(self, entry: Entry) -> None:
        """Note that an article is in the store; ``go_on`` does what that allows."""
        if entry.calendar:
            self._come.append(entry.article)
            self._lacking.subtract(e for e in entry.shared if e in self._lacking)

    def go_on(self) -> None:
        """Do a part of what ``Store.mark_resolved`` would have to do. Nobody else may change the store in the
        meantime, but articles may come into it.
        """
        if self._are_all_told:
            whole = [event for event, lacking in self._lacking.items() if not lacking]
            self._store.list_whole(whole)
            self._lacking = Counter()
        if self._are_all_told or len(self._come) >= _PAIRED:
            self._store.pair(self._come)
            self._come, self._are_all_told = [], False
