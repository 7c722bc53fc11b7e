"""The stages in order: read -> extract -> resolve -> model -> validate -> store.

    line.py     one run: from reading to storing, every article counted
    resolving.py  who is who over all articles; stating.py what they state, apart.py much of it in a process
    correcting.py what people corrected, replayed on records
    amending.py   what a user says is wrong -> correction; facts.py lists what is stated, curation.py judges
    waiting.py  articles that are read, until it is known who is who
    weighing.py who is who, found while more articles are read
    ahead.py    what the calendar says, while articles are being stored
    versions.py   of several texts of one source the last
    stages.py   article -> valid graph, or the reason why there is none; runs in worker processes too
    spread.py   batches of articles over processes (workers.py); limits.py how long one article may take
    parting.py  articles -> parts; loading.py parts -> store, steps.py some at a time
    cluster.py  parts made by a Dask cluster
    origin.py   what names a source, and when it has to be done again
    tally.py    what became of each article, spilling.py in little memory; memory.py what a run is done with,
                given back

Articles in = stored + unchanged + quarantined + skipped, always. What cannot be read is skipped; an article
whose facts do not hold, or that kg fails on, goes to the quarantine with its reason. The batch goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import chain

from kg import gazetteer
from kg.errors import SkipRecord
from kg.quarantine import Quarantine
from kg.read import Item, Meter
from kg.records import Record
from kg.resolve import Log
from kg.run.cluster import Place
from kg.run.line import Line, resolve_if_due
from kg.run.loading import Loader, find_parts
from kg.run.memory import few_heaps
from kg.run.origin import under_base_of
from kg.run.parting import Parts
from kg.run.resolving import resolve_store
from kg.run.stages import STAGES, Stages, read_in_time, record_of
from kg.run.tally import Counts, Ready, Reject, Resolved, Silence, Summary, Watcher
from kg.settings import Settings
from kg.store import Store
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


def records(
    sources: Iterable[str], settings: Settings, *, stages: Stages = STAGES
) -> Iterator[Record | Reject]:
    """Yield the record of each article of the sources, or why there is none, in order.

    Events below ``settings.min_confidence`` are left out, and with them what refers to them. Raises WrongUse
    at once, before the first one, when a source is not there, or a table of the user is none. What takes
    longer than ``settings.time_limit``, or what kg fails on, costs itself alone.
    """
    gazetteer.use(settings.gazetteer)
    articles = _read(sources, settings, stages)
    return (_record(item, settings, stages) for item in articles)


def _record(item: Item, settings: Settings, stages: Stages) -> Record | Reject:
    article = read_in_time(item, settings)
    if isinstance(article, SkipRecord):
        return Reject.unread(article)
    gazetteer.use(settings.gazetteer)
    return record_of(article, settings, stages)


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
    Raises WrongUse before the first article when a source is not there or the store has another base,
    StoreUnavailable when the store cannot be written; what was stored before stays.
    """
    settings = under_base_of(store, settings)
    articles = _read(sources, settings, stages, watcher)
    line = Line(settings, store, quarantine, date, watcher or Silence(), stages, log)
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
    summary = Line(settings, parts, parts, "", watcher or Silence(), stages).run(articles)
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
    few_heaps()
    gazetteer.use(settings.gazetteer)
    with Loader(store, quarantine, date, watcher or Silence()) as loader:
        for part in find_parts(sources):
            loader.take(part)
        summary = loader.finish()
    if settings.resolve:
        resolve_if_due(store, log, summary)
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
    settings = under_base_of(store, settings)
    line = Line(settings, store, quarantine, date, watcher or Silence(), stages, log)
    return line.run(articles)


def _read(
    sources: Iterable[str], settings: Settings, stages: Stages, watcher: Watcher | None = None
) -> Iterator[Item]:
    meter = Meter()
    told = {"lang": settings.lang, "columns": dict(settings.column), "netrc": settings.netrc}
    readers = [stages.read(source, languages=stages.languages, **told, meter=meter) for source in sources]
    if watcher:
        watcher.began(meter)
    return chain.from_iterable(readers)
