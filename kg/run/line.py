"""One run over articles: they are read, extracted and validated by workers, wait, and are stored."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Final

from kg import gazetteer
from kg.errors import SkipRecord
from kg.model import article_iri
from kg.quarantine import Quarantine
from kg.read import Item
from kg.records import Article, Source
from kg.resolve import Log
from kg.run.ahead import Ahead
from kg.run.cluster import Place
from kg.run.cluster import cluster as on_cluster
from kg.run.correcting import Replay
from kg.run.loading import Loader, Part, take_left
from kg.run.memory import few_heaps, give_back
from kg.run.origin import fingerprint, source_key
from kg.run.parting import Parts
from kg.run.resolving import put_right, resolve_store, settled
from kg.run.spread import (
    IN_THREADS,
    Spread,
    articles_of,
    batches,
    enough,
    gathered,
    side_by_side,
    workforce,
)
from kg.run.stages import Settled, Stages, work
from kg.run.tally import (
    Counts,
    Outcome,
    Ready,
    Reject,
    Resolved,
    Summary,
    Watcher,
    quarantined,
)
from kg.run.versions import Stored, Versions, name_of
from kg.run.waiting import Waiting
from kg.run.weighing import Weighing
from kg.settings import Settings
from kg.store import Store

# A worker is ended that takes so many times the limit of one article for a batch: the machine may be busy.
_PATIENCE: Final = 5
_ASKED: Final = 100  # articles that the ledger is asked for at once
_TRIMMED: Final = 4  # times that something is stored, after which memory is given back


@dataclass(frozen=True)
class Line:
    """One run: articles on one side, store and quarantine on the other, every article counted."""

    settings: Settings
    store: Store | Parts
    quarantine: Quarantine | Parts
    date: str
    watcher: Watcher
    stages: Stages
    log: Log | None = None

    def run(self, items: Iterable[Item]) -> Summary:
        started, summary = time.monotonic(), Summary()
        few_heaps()
        gazetteer.use(self.settings.gazetteer)
        is_resolved = isinstance(self.store, Store) and self.settings.resolve
        do = partial(work, settings=self.settings, stages=self.stages, bare=is_resolved)
        items, workers = enough(iter(items), self.settings.workers)
        with workforce(do, workers, patience=self.settings.time_limit * _PATIENCE) as spread:
            if is_resolved:
                self._once(items, spread, workers, summary)
            else:
                self._as_it_comes(items, spread, summary)
        summary.seconds = time.monotonic() - started
        return summary

    def _as_it_comes(self, items: Iterable[Item], spread: Spread, summary: Summary) -> None:
        new = self._new(articles_of(items, spread), summary)
        for some in gathered(spread(batches(new))):
            self._settle(some, summary)

    def _once(self, items: Iterable[Item], spread: Spread, workers: int, summary: Summary) -> None:
        """Read everything, find who is who, then store: the graph of each article is made once."""
        assert isinstance(self.store, Store)
        replay = Replay(self.log.standing() if self.log else ())
        with (
            Waiting(self.store.cache / "waiting.sqlite" if self.store.cache else None) as waiting,
            Weighing(self.store, waiting, replay, beside=workers > 1) as weighing,
        ):
            new = weighing.until_read(self._new(articles_of(items, spread), summary, waiting))
            for some in spread(batches(new)):  # each at once, so that few are left to be weighed at the end
                waiting.add([outcome for outcome in some if isinstance(outcome, Ready)])
                self._settle([outcome for outcome in some if isinstance(outcome, Reject)], summary)
                weighing.go_on()
            summary.resolved = self._store_waiting(waiting, weighing, replay, spread, workers, summary)
            waiting.empty()

    def _store_waiting(
        self,
        waiting: Waiting,
        weighing: Weighing,
        replay: Replay,
        spread: Spread,
        workers: int,
        summary: Summary,
    ) -> Resolved | None:
        store = self.store
        assert isinstance(store, Store)
        is_fresh, is_late = waiting.sort(store)
        if is_fresh:
            with closing(weighing.index()) as index:
                threads = min(workers, store.writes_at_once)
                with Ahead(store, self.settings.minted_under, beside=threads > 1) as ahead:
                    fresh = ahead.told(settled(waiting, index, replay))
                    self._store_fresh(spread(batches(fresh)), threads, ahead, summary)
                if not is_late:
                    return put_right(store, index, replay)
        for some in gathered(spread(batches(Settled(ready=ready) for ready in waiting.late()))):
            self._settle(some, summary)
        return None if store.is_resolved() else _resolved(store, self.log)

    def run_on(self, cluster: Place, items: Iterable[Item]) -> Summary:
        """Do the same on a cluster, whose workers write parts; this process loads them as they come."""
        assert isinstance(self.store, Store)
        assert isinstance(self.quarantine, Quarantine)
        started, summary = time.monotonic(), Summary()
        few_heaps()
        gazetteer.use(self.settings.gazetteer)
        told = self.store, self.quarantine, self.date, self.watcher, summary
        loading = Loader(*told, is_counted=True, keep=False)
        with on_cluster(cluster, self.settings, self.stages) as there, loading as loader:
            take_left(there.folder, self.store, self.quarantine, self.date)
            for part in there.parts(self._new(articles_of(items, there.read), summary)):
                if isinstance(part, Reject):
                    self._reject(part, summary)
                else:
                    loader.take(Part(there.folder, part))
            loader.finish()
        if self.settings.resolve:
            resolve_if_due(self.store, self.log, summary)
        summary.seconds = time.monotonic() - started
        return summary

    def _new(
        self, articles: Iterable[Article | SkipRecord], summary: Summary, waiting: Waiting | None = None
    ) -> Iterator[Article]:
        """Yield what has to be done; count what cannot be read, what is stored, and what waits already."""
        with Versions() as versions:
            for item in chain(self._unknown(articles, versions, summary), versions.left()):
                if waiting is None or not self._waits(item.source, waiting):
                    yield item

    def _unknown(
        self, articles: Iterable[Article | SkipRecord], versions: Versions, summary: Summary
    ) -> Iterator[Article]:
        """Yield articles of which nothing is stored; hold those of which something else is."""
        items, counts = iter(articles), summary.counts
        while some := list(islice(items, _ASKED)):
            stored = self._kept([item.source for item in some if isinstance(item, Article)])
            for item in some:
                counts.articles += 1
                if isinstance(item, SkipRecord):
                    counts.skipped += 1
                    self._report(Reject.unread(item), summary)
                elif (is_same := self._is_same(item.source, stored)) is None:
                    yield item
                else:
                    name = name_of(item.source.id, source_key(item.source)[0])
                    counts.unchanged += 1 + versions.drop(name) if is_same else versions.put(name, item)
                    self.watcher.advanced(counts)

    def _named(self, source: Source) -> tuple[str, str]:
        return source_key(source)[0], article_iri(source, self.settings.minted_under).value

    def _kept(self, sources: Iterable[Source]) -> Stored:
        return Stored(self.store, () if self.settings.again else map(self._named, sources))

    def _is_same(self, source: Source, stored: Stored) -> bool | None:
        """Tell whether the same is stored; None where nothing of the source is."""
        made_from = {"digest": source.sha256, "fingerprint": fingerprint(source, self.settings)}
        return stored.same(*self._named(source), **made_from)

    def _waits(self, source: Source, waiting: Waiting) -> bool:
        """Take into this run what one that was killed has made of the source; False when it has not."""
        if self.settings.again:
            return False
        return waiting.take_left(source_key(source)[0], source.sha256, fingerprint(source, self.settings))

    def _store_fresh(
        self, ready: Iterator[list[Outcome]], threads: int, ahead: Ahead, summary: Summary
    ) -> None:
        """Store articles that have nothing to do with each other, nor with what is stored."""
        store = self.store
        assert isinstance(store, Store)

        def put(some: list[Outcome]) -> list[tuple[Ready, str]]:
            known = [each for each in some if isinstance(each, Ready)]
            return list(zip(known, store.put_new([r.entry for r in known]), strict=True))

        stored = side_by_side(put, gathered(ready, IN_THREADS // max(threads, 2)), at_once=threads)
        for number, done in enumerate(stored):
            for each, fate in done:
                self._stored(each, fate, summary.counts)
                ahead.stored(each.entry)
            self.watcher.advanced(summary.counts)
            if number % _TRIMMED == 0:
                give_back()
            ahead.go_on()

    def _settle(self, outcomes: list[Outcome], summary: Summary) -> None:
        """Store what is ready, quarantine what is not."""
        ready = [outcome for outcome in outcomes if isinstance(outcome, Ready)]
        for done, fate in zip(ready, self.store.put_many(r.entry for r in ready), strict=True):
            self._stored(done, fate, summary.counts)
        for outcome in outcomes:
            if isinstance(outcome, Reject):
                self._reject(outcome, summary)
        self.watcher.advanced(summary.counts)

    def _stored(self, ready: Ready, fate: str, counts: Counts) -> None:
        self.quarantine.drop(ready.id)
        counts.stored += fate == "stored"
        counts.unchanged += fate != "stored"
        counts.duplicates += fate == "duplicate"
        if not ready.facts:
            counts.without_facts += 1
            self.watcher.remarked(ready.where, "no diplomatic event and no office in this text")

    def _reject(self, reject: Reject, summary: Summary) -> None:
        summary.counts.quarantined += 1
        self.quarantine.put(quarantined(reject, date=self.date))
        self._report(reject, summary)

    def _report(self, reject: Reject, summary: Summary) -> None:
        summary.note(reject)
        self.watcher.rejected(reject)
        self.watcher.advanced(summary.counts)


def resolve_if_due(store: Store, log: Log | None, summary: Summary) -> None:
    """Find who is who in a store, unless nothing has changed since that was found."""
    if not store.is_resolved():
        summary.resolved = _resolved(store, log)


def _resolved(store: Store, log: Log | None) -> Resolved:
    return resolve_store(store, log.standing() if log else ())
