"""The stages in order: read -> extract -> resolve -> model -> validate -> store.

    resolving.py  who is who over all articles
    correcting.py what people corrected, replayed on records
    amending.py   what a user says is wrong -> correction; facts.py lists what is stated, curation.py judges
    waiting.py  articles that are read, until it is known who is who
    stages.py   article -> valid graph, or the reason why there is none; runs in worker processes too
    spread.py   batches of articles over processes (workers.py); limits.py how long one article may take
    parting.py  articles -> parts; loading.py parts -> store, steps.py some at a time
    cluster.py  parts made by a Dask cluster
    origin.py   what names a source, and when it has to be done again
    tally.py    what became of each article; memory.py what a run is done with, given back

Articles in = stored + unchanged + quarantined + skipped, always. What cannot be read is skipped; an article
whose facts do not hold, or that kg fails on, goes to the quarantine with its reason. The batch goes on.
"""

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
from kg.quarantine import Quarantine
from kg.read import Item, Meter, read_through
from kg.records import Article, Record, Source
from kg.resolve import Log
from kg.run.cluster import Place
from kg.run.cluster import cluster as on_cluster
from kg.run.correcting import Replay
from kg.run.loading import Loader, Part, find_parts, take_left
from kg.run.memory import few_heaps, give_back
from kg.run.origin import fingerprint, source_key
from kg.run.parting import Parts
from kg.run.resolving import caught_up, put_right, resolve_store, settled
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
from kg.run.stages import STAGES, Settled, Stages, confident, extracted, work
from kg.run.tally import (
    Counts,
    Outcome,
    Ready,
    Reject,
    Resolved,
    Silence,
    Summary,
    Watcher,
    quarantined,
)
from kg.run.waiting import Waiting
from kg.settings import Settings
from kg.store import Known, Store
from kg.store.shelf import open_shelf

__all__ = [
    "STAGES",
    "Counts",
    "Place",
    "Ready",
    "Reject",
    "Resolved",
    "Stages",
    "Summary",
    "Watcher",
    "ingest",
    "load",
    "make_parts",
    "records",
    "resolve_store",
    "retry",
]

# A worker is ended that takes so many times the limit of one article for a batch: the machine may be busy.
_PATIENCE: Final = 5
_ASKED: Final = 100  # articles that the ledger is asked for at once
_TRIMMED: Final = 10  # times that something is stored, after which memory is given back


def records(
    sources: Iterable[str], settings: Settings, *, stages: Stages = STAGES
) -> Iterator[Record | Reject]:
    """Yield the record of each article of the sources, or why there is none, in order.

    Events below ``settings.min_confidence`` are left out, and with them what refers to them. Raises WrongUse
    at once, before the first one, when a source is not there, or a table of the user is none.
    """
    gazetteer.use(settings.gazetteer)
    articles = _read(sources, settings, stages)
    return (_record(read_through(item), settings, stages) for item in articles)


def _record(article: Article | SkipRecord, settings: Settings, stages: Stages) -> Record | Reject:
    if isinstance(article, SkipRecord):
        return Reject.unread(article)
    gazetteer.use(settings.gazetteer)
    record = extracted(article, stages)
    return record if isinstance(record, Reject) else confident(record, settings.min_confidence)


def ingest(
    sources: Iterable[str],
    settings: Settings,
    *,
    store: Store,
    quarantine: Quarantine,
    date: str,
    watcher: Watcher | None = None,
    stages: Stages = STAGES,
    log: Log | None = None,
    place: Place | None = None,
) -> Summary:
    """Take the articles of the sources into the store. ``date`` (ISO) goes to entries of the quarantine.

    ``log`` holds what people have decided about who is who. With a ``place`` a Dask cluster does the work,
    and the graph becomes the same.

    Repeatable: what is stored already is left alone, so that a run that was killed goes on where it was.
    Raises WrongUse before the first article when a source is not there, StoreUnavailable when the store
    cannot be written; what was stored before stays.
    """
    articles = _read(sources, settings, stages, watcher)
    line = _Line(settings, store, quarantine, date, watcher or Silence(), stages, log)
    return line.run_on(place, articles) if place else line.run(articles)


def make_parts(
    sources: Iterable[str],
    settings: Settings,
    *,
    folder: str,
    watcher: Watcher | None = None,
    stages: Stages = STAGES,
) -> Summary:
    """Write what a store would take in as parts into a folder, or an address that fsspec knows.

    What finished parts in the folder hold is left alone, so that a run that was killed goes on where it was.
    Raises WrongUse before the first article when a source is not there, Unreadable when a part is damaged.
    """
    articles = _read(sources, settings, stages, watcher)
    parts = Parts(open_shelf(folder))
    summary = _Line(settings, parts, parts, "", watcher or Silence(), stages).run(articles)
    parts.close()
    return summary


def load(
    sources: Iterable[str],
    settings: Settings,
    *,
    store: Store,
    quarantine: Quarantine,
    date: str,
    watcher: Watcher | None = None,
    log: Log | None = None,
) -> Summary:
    """Take parts into the store: those in folders, and those that files belong to.

    Repeatable. A part that is damaged or was not finished is refused, and costs no other. Raises WrongUse
    before the first part when a source is none.
    """
    started = time.monotonic()
    gazetteer.use(settings.gazetteer)
    with Loader(store, quarantine, date, watcher or Silence()) as loader:
        for part in find_parts(sources):
            loader.take(part)
        summary = loader.finish()
    if settings.resolve:
        _resolve(store, log, summary)
    summary.seconds = time.monotonic() - started
    return summary


def retry(
    ids: Iterable[str],
    settings: Settings,
    *,
    store: Store,
    quarantine: Quarantine,
    date: str,
    watcher: Watcher | None = None,
    stages: Stages = STAGES,
    log: Log | None = None,
) -> Summary:
    """Take articles from the quarantine through all stages again; those that pass leave it.

    Raises WrongUse before the first one when an id is not in the quarantine.
    """
    articles = [quarantine.get(id).article for id in ids]
    line = _Line(settings, store, quarantine, date, watcher or Silence(), stages, log)
    return line.run(articles)


def _read(
    sources: Iterable[str], settings: Settings, stages: Stages, watcher: Watcher | None = None
) -> Iterator[Item]:
    meter = Meter()
    how = {"lang": settings.lang, "languages": stages.languages, "columns": dict(settings.column)}
    readers = [stages.read(source, **how, meter=meter) for source in sources]
    if watcher:
        watcher.began(meter)
    return chain.from_iterable(readers)


@dataclass(frozen=True)
class _Line:
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
        with Waiting(self.store.cache / "waiting.sqlite" if self.store.cache else None) as waiting:
            new = self._new(articles_of(items, spread), summary, waiting)
            for some in gathered(spread(batches(new))):
                waiting.add([outcome for outcome in some if isinstance(outcome, Ready)])
                self._settle([outcome for outcome in some if isinstance(outcome, Reject)], summary)
            summary.resolved = self._store_waiting(waiting, spread, workers, summary)
            waiting.empty()

    def _store_waiting(
        self, waiting: Waiting, spread: Spread, workers: int, summary: Summary
    ) -> Resolved | None:
        store = self.store
        assert isinstance(store, Store)
        decisions = self.log.standing() if self.log else ()
        is_fresh, is_late = waiting.sort(store)
        if is_fresh:
            replay = Replay(decisions)
            with closing(caught_up(store, replay, waiting)) as index:
                threads = min(workers, store.writes_at_once)
                self._store_fresh(spread(batches(settled(waiting, index, replay))), threads, summary)
                if not is_late:
                    return put_right(store, index, replay)
        for some in gathered(spread(batches(Settled(ready=ready) for ready in waiting.late()))):
            self._settle(some, summary)
        return None if store.is_resolved() else resolve_store(store, decisions)

    def run_on(self, cluster: Place, items: Iterable[Item]) -> Summary:
        """Do the same on a cluster, whose workers write parts; this process loads them as they come."""
        assert isinstance(self.store, Store)
        assert isinstance(self.quarantine, Quarantine)
        started, summary = time.monotonic(), Summary()
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
            _resolve(self.store, self.log, summary)
        summary.seconds = time.monotonic() - started
        return summary

    def _new(
        self, articles: Iterable[Article | SkipRecord], summary: Summary, waiting: Waiting | None = None
    ) -> Iterator[Article]:
        """Yield what has to be done; count what cannot be read, what is stored, and what waits already."""
        items = iter(articles)
        while some := list(islice(items, _ASKED)):
            known = self._known(some)
            for item in some:
                summary.counts.articles += 1
                if isinstance(item, SkipRecord):
                    summary.counts.skipped += 1
                    self._report(Reject.unread(item), summary)
                elif self._is_stored(item.source, known):
                    summary.counts.unchanged += 1
                    self.watcher.advanced(summary.counts)
                elif waiting is None or not self._waits(item.source, waiting):
                    yield item

    def _known(self, items: Iterable[Article | SkipRecord]) -> dict[str, Known]:
        if self.settings.again:
            return {}
        return self.store.known_many(source_key(i.source)[0] for i in items if isinstance(i, Article))

    def _is_stored(self, source: Source, known: dict[str, Known]) -> bool:
        found = known.get(source_key(source)[0])
        if found is None or found.digest != source.sha256:
            return False
        return found.fingerprint == fingerprint(source, self.settings)

    def _waits(self, source: Source, waiting: Waiting) -> bool:
        """Take into this run what one that was killed has made of the source; False when it has not."""
        if self.settings.again:
            return False
        return waiting.take_left(source_key(source)[0], source.sha256, fingerprint(source, self.settings))

    def _store_fresh(self, ready: Iterator[list[Outcome]], threads: int, summary: Summary) -> None:
        """Store articles that have nothing to do with each other, nor with what is stored."""
        store = self.store
        assert isinstance(store, Store)

        def put(some: list[Outcome]) -> list[tuple[Ready, str]]:
            known = [each for each in some if isinstance(each, Ready)]
            return list(zip(known, store.put_new([r.entry for r in known]), strict=True))

        stored = side_by_side(put, gathered(ready, IN_THREADS // threads), at_once=threads)
        for number, done in enumerate(stored):
            for each, fate in done:
                self._stored(each, fate, summary.counts)
            self.watcher.advanced(summary.counts)
            if number % _TRIMMED == 0:
                give_back()

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


def _resolve(store: Store, log: Log | None, summary: Summary) -> None:
    if not store.is_resolved():
        summary.resolved = resolve_store(store, log.standing() if log else ())
