"""All records of a store -> who is who -> the article graphs that this changes, made anew.

The outcome depends on the set of articles and decisions alone: the same in any order of ingestion, on any
number of workers, in one go or little by little. What people corrected is corrected before anybody is
looked for.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import kg.model
import kg.resolve
from kg.records import Record, from_json
from kg.resolve import Decision, Resolution
from kg.run.correcting import Replay
from kg.store import Revision, Store, Stored

# Articles whose graphs change in one atomic step, so that a merge is whole or not at all. Three thousand
# readouts need 2 GB meanwhile.
ONE_STEP: Final = 3000


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """``articles`` looked at, ``changed`` graphs; ``persons`` and ``events`` that several keys became."""

    articles: int
    changed: int
    persons: int
    events: int


def resolve_store(store: Store, decisions: Iterable[Decision] = ()) -> Resolved:
    """Find who is who over all articles of the store, and put the graphs right that say otherwise.

    ``decisions`` are the judgements and corrections that stand. Up to three thousand articles change in
    one atomic step; of more, each three thousand do. A run that was killed is finished by the next one: the
    store is marked.
    """
    replay = Replay(decisions)
    resolution = resolution_of(store, replay)
    pending = _revisions(store, resolution, replay)
    changed = 0
    while step := list(islice(pending, ONE_STEP)):
        changed += store.revise(step)
    store.mark_resolved(done=True)
    return Resolved(
        articles=sum(1 for _ in store.articles()),
        changed=changed,
        persons=len(set(resolution.persons.values())),
        events=len(set(resolution.events.values())),
    )


def resolution_of(store: Store, replay: Replay) -> Resolution:
    """Return who and what the records of a store speak of, once they are corrected."""
    return kg.resolve.resolve(lambda: replay.records(_records(store)), replay.judgements)


def remade(
    kept: Iterable[Stored], resolution: Resolution, replay: Replay
) -> Iterator[tuple[Stored, Revision]]:
    """Yield the graph of each article as its record, the resolution and the decisions give it."""
    for stored, record, outcome in _outcomes(kept, resolution, replay):
        yield stored, _revision(stored, record, outcome, resolution, replay)


def outdated(store: Store, resolution: Resolution, replay: Replay) -> int:
    """Return how many articles say otherwise than is known and decided: a run was killed or left out."""
    return sum(1 for _ in _pending(store, resolution, replay))


def _records(store: Store) -> Iterator[Record]:
    return (from_json(stored.record) for stored in store.records())


def _revisions(store: Store, resolution: Resolution, replay: Replay) -> Iterator[Revision]:
    for stored, stated, outcome in _pending(store, resolution, replay):
        yield _revision(stored, stated, outcome, resolution, replay)


def _revision(
    stored: Stored, stated: Record, outcome: str, resolution: Resolution, replay: Replay
) -> Revision:
    done = replay.corrected(stated)
    triples = kg.model.triples(
        done.record,
        kg.resolve.identities(done.record, resolution),
        base=_base(stored.article),
        corrections=done.applied,
    )
    return Revision(article=stored.article, triples=frozenset(triples), resolution=outcome)


def _pending(store: Store, resolution: Resolution, replay: Replay) -> Iterator[tuple[Stored, Record, str]]:
    """Yield the articles whose graph was made with another outcome than theirs, each with its outcome."""
    for stored, record, outcome in _outcomes(store.records(), resolution, replay):
        if outcome != stored.resolution:
            yield stored, record, outcome


def _outcomes(
    kept: Iterable[Stored], resolution: Resolution, replay: Replay
) -> Iterator[tuple[Stored, Record, str]]:
    said = _said(resolution)
    for stored in kept:
        record = from_json(stored.record)
        yield stored, record, _digest([*said.get(record.article.id, ()), *replay.mark(record)])


def _base(article: str) -> str:
    """Return what the IRIs of an article begin with; in an IRI, the id of an article holds no slash."""
    return article.rpartition("article/")[0]


def _said(resolution: Resolution) -> dict[str, list[tuple[str, ...]]]:
    """Return what resolution says of each article that it says something of."""
    said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for what, known in (("person", resolution.persons), ("event", resolution.events)):
        for (article, local), settled in known.items():
            said[article].append((what, *local, "\x1f", *settled))
    for (article, local), planned in resolution.outcomes.items():
        said[article].append(("outcome", *local, "\x1f", *(part for parts in planned for part in parts)))
    return said


def _digest(lines: list[tuple[str, ...]]) -> str:
    """Return a digest of what makes a graph another one than the record alone does, '' for nothing."""
    if not lines:
        return ""
    return hashlib.sha256(json.dumps(sorted(lines), ensure_ascii=False).encode()).hexdigest()[:20]
