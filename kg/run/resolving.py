"""All records of a store -> who is who -> the article graphs that this changes, made anew.

The outcome depends on the set of articles and decisions alone: the same in any order of ingestion, on any
number of workers, in one go or little by little. What people corrected is corrected before anybody is
looked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeAlias
from uuid import uuid4

import kg.model
import kg.resolve
from kg.records import Record, from_json
from kg.resolve import Decision, Resolution
from kg.resolve.index import Index
from kg.resolve.resolution import mark
from kg.run import apart
from kg.run.apart import Apart
from kg.run.correcting import Replay
from kg.run.memory import give_back
from kg.run.stages import Settled
from kg.run.stating import Here, Source, catch_up
from kg.run.tally import Resolved
from kg.run.waiting import Waiting
from kg.store import Revision, Store, Stored, base_in

# Articles whose graphs change in one atomic step, so that a merge is whole or not at all.
ONE_STEP: Final = 3000
_FILE: Final = "resolution.sqlite"
_MUCH: Final = 1_000  # articles; fewer take less time than the start of a process
# As many when nobody has decided anything. Of 2,659 graphs of 4,000 articles, 250 at once took 542 MB and
# 130 s of CPU, 100 took 398 and 125, 50 took 360 and 122.
FEW: Final = 50


def resolve_store(store: Store, decisions: Iterable[Decision] = (), *, decided: bool = False) -> Resolved:
    """Find who is who over all articles of the store, and put the graphs right that say otherwise.

    Only what has come, changed or gone since the last run is looked at, and what that has to do with.
    ``decisions`` are the judgements and corrections that stand; ``decided``: somebody has just decided, so
    that up to three thousand articles change in one atomic step, else fewer. A run that was killed is
    finished by the next one: the store is marked.
    """
    replay = Replay(decisions)
    with closing(caught_up(store, replay)) as index:
        return put_right(store, index, replay, at_once=ONE_STEP if decided else FEW)


def put_right(store: Store, index: Index, replay: Replay, *, at_once: int = FEW) -> Resolved:
    """Give the graphs that say otherwise than the index, which knows all of the store, what it knows."""
    changed = 0
    pending = _pending(index, store, replay)
    for first in pending:
        step = chain([first], islice(pending, at_once - 1))
        changed += store.revise(_revision(*each, replay) for each in step)
        give_back()
    articles, persons, events = index.count()
    seen = uuid4().hex if index.is_kept else ""
    store.mark_resolved(done=True, seen=seen)
    index.note_seen(seen)
    index.commit()
    return Resolved(articles=articles, changed=changed, persons=persons, events=events)


def settled(waiting: Waiting, index: Index, replay: Replay) -> Iterator[Settled]:
    """Yield the fresh articles, each with who is who in it; the index knows them."""
    for ready in waiting.fresh():
        mark, resolution = index.known(ready.entry.article)
        done = replay.corrected_or_none(ready.id, ready.entry.record)
        yield Settled(
            ready=ready,
            mark=mark,
            resolution=resolution if mark else None,
            corrected=done,
            shared=index.shared(ready.entry.article),
        )


def caught_up(
    store: Store, replay: Replay, waiting: Waiting | None = None, there: Apart | None = None
) -> Index:
    """Return the index of what the store states, and of what is fresh among what waits; a temporary one where
    none can be kept. ``there`` is the process that does it if it has been started.

    Raises StopRun when the process that much is looked at in is killed.
    """
    source = Here(store, waiting)
    if store.cache:
        file = index_file(store.cache)
        try:
            store.cache.mkdir(exist_ok=True)
            if there and there.is_started:
                there.catch_up(file, source, replay.decisions)
            elif apart.is_possible() and _has_much_to_hear(file, store, replay, waiting):
                with closing(Apart()) as process:
                    process.catch_up(file, source, replay.decisions)
            return _up_to_date(Index(file, replay.judgements), source, replay)
        except (OSError, sqlite3.DatabaseError):  # damaged, or no room: a cache is no reason to stop
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return _up_to_date(_temporary(store, replay), source, replay)


def index_file(cache: Path) -> Path:
    """Return where the index of a store is kept."""
    return cache / _FILE


def from_scratch(store: Store, replay: Replay) -> Index:
    """Return a temporary index of what the store states, which owes nothing to what was kept."""
    return _up_to_date(Index(None, replay.judgements), Here(store), replay)


def _has_much_to_hear(file: Path, store: Store, replay: Replay, waiting: Waiting | None) -> bool:
    """Whether so many articles are new to the index that they are worth a process of their own."""
    coming = waiting.count() if waiting else 0
    with closing(Index(file, replay.judgements)) as index:
        if index.seen and index.seen == store.seen():
            return coming + sum(1 for _ in islice(store.marked(), _MUCH)) >= _MUCH
        return store.count_articles() + coming - index.count_articles() >= _MUCH


def _temporary(store: Store, replay: Replay) -> Index:
    """Return a temporary index, which begins with what a writer of the store has kept."""
    if store.cached and index_file(store.cached).exists():
        with suppress(OSError, sqlite3.DatabaseError):
            return Index.copied(index_file(store.cached), replay.judgements)
    return Index(None, replay.judgements)


def _up_to_date(index: Index, source: Source, replay: Replay) -> Index:
    catch_up(index, source, replay)
    return index


Remade: TypeAlias = tuple[Stored, Revision]
_Pending: TypeAlias = tuple[Stored, Record, str, Resolution]


def _pending(index: Index, store: Store, replay: Replay) -> Iterator[_Pending]:
    """Yield the articles whose graph was made with another outcome than theirs, with that."""
    waiting = outdated(store, index)
    while some := dict(islice(waiting, FEW)):
        for stored in store.records_of(some):
            known = index.resolution(stored.article)
            yield stored, from_json(stored.record), some[stored.article], known


def outdated(store: Store, index: Index) -> Iterator[tuple[str, str]]:
    """Yield the articles, sorted, whose graph was made with another outcome than the index has, with that."""
    if index.seen and index.seen == store.seen():
        return index.outdated(store.resolutions_of(index.beyond()), beyond=True)
    return index.outdated(store.resolutions())


def remade(kept: Iterable[Stored], index: Index, replay: Replay) -> Iterator[Remade]:
    """Yield the graph of each article as its record, the index and the decisions give it."""
    for stored in kept:
        outcome, known = index.known(stored.article)
        yield stored, _revision(stored, from_json(stored.record), outcome, known, replay)


def remade_alone(kept: Iterable[Stored], replay: Replay) -> Iterator[Remade]:
    """Yield the graph of each article as its record and the corrections give it, whoever is who."""
    for stored in kept:
        record = from_json(stored.record)
        yield stored, _revision(stored, record, mark(replay.mark(record)), Resolution(), replay)


def _revision(
    stored: Stored, stated: Record, outcome: str, resolution: Resolution, replay: Replay
) -> Revision:
    done = replay.corrected(stated)
    triples = kg.model.triples(
        done.record,
        kg.resolve.identities(done.record, resolution),
        base=base_in(stored.article),
        corrections=done.applied,
    )
    return Revision(article=stored.article, triples=frozenset(triples), resolution=outcome)
