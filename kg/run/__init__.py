"""The stages in order: read -> extract -> resolve -> model -> validate -> store.

    resolving.py  who is who over all articles
    correcting.py what people corrected, replayed on records
    amending.py   what a user says is wrong -> correction; facts.py lists what is stated, curation.py judges
    stages.py   article -> valid graph, or the reason why there is none; runs in worker processes too
    spread.py   batches of articles over processes (workers.py); limits.py how long one article may take
    origin.py   what names a source, and when it has to be done again
    tally.py    what became of each article

Articles in = stored + unchanged + quarantined + skipped, always. What cannot be read is skipped; an article
whose facts do not hold, or that kg fails on, goes to the quarantine with its reason. The batch goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from kg import __version__, gazetteer
from kg.errors import SkipRecord
from kg.quarantine import Quarantine, Quarantined
from kg.records import Article, Record
from kg.resolve import Log
from kg.run.origin import fingerprint, source_key
from kg.run.resolving import Resolved, resolve_store
from kg.run.spread import batches, gathered, spread
from kg.run.stages import STAGES, Stages, confident, extracted, prepare
from kg.run.tally import Counts, Outcome, Ready, Reject, Silence, Summary, Watcher
from kg.settings import Settings
from kg.store import Store

__all__ = [
    "STAGES",
    "Counts",
    "Ready",
    "Reject",
    "Resolved",
    "Stages",
    "Summary",
    "Watcher",
    "ingest",
    "records",
    "resolve_store",
    "retry",
]

# A worker is ended that takes so many times the limit of one article for a batch: the machine may be busy.
_PATIENCE: Final = 5


def records(
    sources: Iterable[str], settings: Settings, *, stages: Stages = STAGES
) -> Iterator[Record | Reject]:
    """Yield the record of each article of the sources, or why there is none, in order.

    Events below ``settings.min_confidence`` are left out, and with them what refers to them. Raises WrongUse
    at once, before the first one, when a source is not there, or a table of the user is none.
    """
    gazetteer.use(settings.gazetteer)
    articles = _read(sources, settings, stages)
    return (_record(item, settings, stages) for item in articles)


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
) -> Summary:
    """Take the articles of the sources into the store. ``date`` (ISO) goes to entries of the quarantine.

    ``log`` holds what people have decided about who is who.

    Repeatable: what is stored already is left alone, so that a run that was killed goes on where it was.
    Raises WrongUse before the first article when a source is not there, StoreUnavailable when the store
    cannot be written; what was stored before stays.
    """
    articles = _read(sources, settings, stages)
    line = _Line(settings, store, quarantine, date, watcher or Silence(), stages, log)
    return line.run(articles)


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


def _read(sources: Iterable[str], settings: Settings, stages: Stages) -> Iterator[Article | SkipRecord]:
    readers = [stages.read(s, lang=settings.lang, languages=stages.languages) for s in sources]
    return chain.from_iterable(readers)


@dataclass(frozen=True)
class _Line:
    """One run: articles on one side, store and quarantine on the other, every article counted."""

    settings: Settings
    store: Store
    quarantine: Quarantine
    date: str
    watcher: Watcher
    stages: Stages
    log: Log | None = None

    def run(self, articles: Iterable[Article | SkipRecord]) -> Summary:
        started, summary = time.monotonic(), Summary()
        gazetteer.use(self.settings.gazetteer)
        work = partial(prepare, settings=self.settings, stages=self.stages)
        new = batches(self._new(articles, summary))
        patience = self.settings.time_limit * _PATIENCE
        outcomes = spread(work, new, self.settings.workers, patience=patience)
        for some in gathered(outcomes):
            self._settle(some, summary)
        if self.settings.resolve and not self.store.is_resolved():
            summary.resolved = resolve_store(self.store, self.log.standing() if self.log else ())
        summary.seconds = time.monotonic() - started
        return summary

    def _new(self, articles: Iterable[Article | SkipRecord], summary: Summary) -> Iterator[Article]:
        """Yield what has to be done; count what cannot be read and what is stored already."""
        for article in articles:
            summary.counts.articles += 1
            if isinstance(article, SkipRecord):
                summary.counts.skipped += 1
                self._report(Reject.unread(article), summary)
            elif not self.settings.again and self._is_stored(article):
                summary.counts.unchanged += 1
                self.watcher.advanced(summary.counts)
            else:
                yield article

    def _is_stored(self, article: Article) -> bool:
        source = article.source
        known = self.store.known(source_key(source)[0])
        if known is None or known.digest != source.sha256:
            return False
        return known.fingerprint == fingerprint(source, self.settings)

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
        assert reject.article is not None, "what reached the stages has been read"
        summary.counts.quarantined += 1
        self.quarantine.put(
            Quarantined(
                article=reject.article,
                where=reject.where,
                reason=reject.why,
                findings=reject.findings,
                record=reject.record,
                version=__version__,
                date=self.date,
            )
        )
        self._report(reject, summary)

    def _report(self, reject: Reject, summary: Summary) -> None:
        summary.note(reject)
        self.watcher.rejected(reject)
        self.watcher.advanced(summary.counts)
