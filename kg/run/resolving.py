"""All records of a store -> who is who -> the article graphs that this changes, made anew.

The outcome depends on the set of articles and judgements alone: the same in any order of ingestion, on any
number of workers, in one go or little by little.
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
from kg.resolve import Judgement, Resolution
from kg.store import Revision, Store

_ONE_STEP: Final = (
    1000  # articles whose graphs change in one atomic step, so that a merge is whole or not at all
)


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """``articles`` looked at, ``changed`` graphs made anew; ``persons`` and ``events`` that several keys
    became.
    """

    articles: int
    changed: int
    persons: int
    events: int


def resolve_store(store: Store, judgements: Iterable[Judgement] = ()) -> Resolved:
    """Find who is who over all articles of the store, and put the graphs right that say otherwise.

    Up to a thousand articles change in one atomic step; of more, each thousand do. A run that was killed is
    finished by the next one.
    """
    resolution = resolution_of(store, judgements)
    pending = _revisions(store, resolution)
    changed = 0
    while step := list(islice(pending, _ONE_STEP)):
        changed += store.revise(step)
    return Resolved(
        articles=sum(1 for _ in store.articles()),
        changed=changed,
        persons=len(set(resolution.persons.values())),
        events=len(set(resolution.events.values())),
    )


def resolution_of(store: Store, judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return who and what the records of a store speak of."""
    return kg.resolve.resolve(lambda: _records(store), judgements)


def _records(store: Store) -> Iterator[Record]:
    return (from_json(stored.record) for stored in store.records())


def _revisions(store: Store, resolution: Resolution) -> Iterator[Revision]:
    outcomes = _outcomes(resolution)
    for stored in store.records():
        record = from_json(stored.record)
        outcome = outcomes.get(record.article.id, "")
        if outcome != stored.resolution:
            base = _base(stored.article)
            triples = kg.model.triples(record, kg.resolve.identities(record, resolution), base=base)
            yield Revision(article=stored.article, triples=frozenset(triples), resolution=outcome)


def _base(article: str) -> str:
    """Return what the IRIs of an article begin with; the id of an article holds no slash as it stands in its
    IRI.
    """
    return article.rpartition("article/")[0]


def _outcomes(resolution: Resolution) -> dict[str, str]:
    """Return a digest of what resolution says of each article that it says something of."""
    said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for what, known in (("person", resolution.persons), ("event", resolution.events)):
        for (article, local), settled in known.items():
            said[article].append((what, *local, "\x1f", *settled))
    for (article, local), planned in resolution.outcomes.items():
        said[article].append(("outcome", *local, "\x1f", *(part for parts in planned for part in parts)))
    return {article: _digest(sorted(lines)) for article, lines in said.items()}


def _digest(lines: list[tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()[:20]
