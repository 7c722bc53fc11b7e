"""Merged view, article graphs and ledger compared with each other, and put right: for any store.

The comparison goes predicate by predicate, as a question to the store: it hashes one side in its own memory
and gives back only what differs. Where a predicate has so many triples that this would need much memory, it
looks up each of them instead, which takes three times as long.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable
from kg.store import ledger
from kg.store.calendar import unlisted, wrong_listings
from kg.store.change import Change
from kg.store.entries import Damage
from kg.store.ledger import LEDGER

if TYPE_CHECKING:
    from kg.store.interface import Store

_VIEW: Final = ox.DefaultGraph()
# Triples of one predicate that are compared in memory: 110 bytes each in Oxigraph.
_IN_MEMORY: Final = 4_000_000
# Triples of the view that change in one atomic step; readers see nothing half up to here.
_STEP: Final = 100_000
_ROUNDS: Final = 3  # one does it, unless the store gives what it was not given


def damage(store: Store) -> Damage:
    """Compare the merged view with the union of the article graphs, and the ledger with the graphs."""
    held, listed = set(_graphs(store)), set(store.articles())
    sources = list(_sources(store))
    return Damage(
        missing=sum(1 for _ in _missing(store)),
        surplus=sum(1 for _ in _surplus(store)),
        unlisted=tuple(sorted(held - listed)),
        lost=tuple(sorted(listed - held)),
        unsourced=tuple(sorted(listed - {article for _, article in sources})),
        astray=tuple(sorted(key for key, article in sources if article not in listed)),
        garbled=tuple(sorted(_garbled(store))),
        calendar=sum(1 for _ in wrong_listings(store)),
    )


def rebuild_view(store: Store) -> int:
    """Make the merged view anew from the article graphs; return how many triples had to change.

    Up to a hundred thousand triples change in one atomic step. Of more, each hundred thousand do, and a
    reader meanwhile sees a view that is partly put right. What was killed is finished by the next rebuild.
    """
    changed = 0
    for _ in range(_ROUNDS):
        before, repairs = changed, chain(_missing(store), _surplus(store))
        while step := list(islice(repairs, _STEP)):
            come = {quad for quad, is_missing in step if is_missing}
            gone = {quad for quad, is_missing in step if not is_missing}
            change = Change(removed=gone, added=come)
            change.added |= unlisted(change)
            store.apply(change)
            changed += len(step)
        if changed == before:
            return changed
    raise StoreUnavailable("the merged view cannot be put right: it differs again after each repair")


def reconcile(store: Store) -> int:
    """Make ledger and graphs agree; return how many articles and sources had to go.

    Graphs that the ledger does not know go, with their share of the view, and so does what the ledger says
    of articles that have neither graph nor record: the next ingest takes them in anew. An article that has
    lost its graph and has a record stays: its graph can be made again.
    """
    held, listed = set(_graphs(store)), set(store.articles())
    gone = [*sorted(held - listed), *(a for a in sorted(listed - held) if not _has_record(store, a))]
    for article in gone:
        store.drop(article)
    left = set(store.articles())
    astray = {key for key, article in _sources(store) if article not in left}
    for key in sorted(astray):
        store.apply(Change(removed=set(store.matches(ledger.source_node(key), graph=LEDGER))))
    return len(gone) + len(astray)


def _missing(store: Store) -> Iterator[tuple[ox.Quad, bool]]:
    return _apart(store, of=_IN_ARTICLES, without=_IN_VIEW, is_missing=True)


def _surplus(store: Store) -> Iterator[tuple[ox.Quad, bool]]:
    return _apart(store, of=_IN_VIEW, without=_IN_ARTICLES, is_missing=False)


_IN_VIEW: Final = "?s {p} ?o"
_IN_ARTICLES: Final = f"GRAPH ?g {{{{ ?s {{p}} ?o }}}} FILTER(?g NOT IN ({LEDGER}, {ledger.CALENDAR}))"


def _apart(store: Store, *, of: str, without: str, is_missing: bool) -> Iterator[tuple[ox.Quad, bool]]:
    """Yield as quads of the view the triples that fit one pattern and not the other, each once."""
    for predicate, number in sorted(_predicates(store).items(), key=str):
        one, other = of.format(p=predicate), without.format(p=predicate)
        how = f"MINUS {{ {other} }}" if number <= _IN_MEMORY else f"FILTER NOT EXISTS {{ {other} }}"
        for row in _rows(store, f"SELECT DISTINCT ?s ?o {{ {one} {how} }}"):
            yield ox.Quad(row["s"], predicate, row["o"], _VIEW), is_missing


def _predicates(store: Store) -> Counter[ox.NamedNode]:
    """Return how many triples of article graphs and of the view each predicate has."""
    found: Counter[ox.NamedNode] = Counter()
    for pattern in ("?s ?p ?o", ledger.OF_ARTICLES):
        for row in _rows(store, f"SELECT ?p (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?p"):
            if row["p"] is not None:  # of no triples, rdflib makes a row of nothing
                found[row["p"]] += int(row["n"].value)
    return found


def _graphs(store: Store) -> Iterator[str]:
    for row in _rows(store, f"SELECT DISTINCT ?g {{ {ledger.OF_ARTICLES} }}"):
        yield row["g"].value


def _rows(store: Store, question: str) -> ox.QuerySolutions:
    rows = store.query(question)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _sources(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the key of each source and the IRI of the article that it gave."""
    keys = {q.subject: q.object for q in store.matches(None, ledger.KEY, None, LEDGER)}
    for quad in store.matches(None, ledger.GAVE, None, LEDGER):
        key = keys.get(quad.subject)
        assert isinstance(quad.object, ox.NamedNode)
        yield key.value if isinstance(key, ox.Literal) else str(quad.subject), quad.object.value


def _has_record(store: Store, article: str) -> bool:
    return next(store.matches(ox.NamedNode(article), ledger.RECORD, None, LEDGER), None) is not None


def _garbled(store: Store) -> Iterator[str]:
    for quad in store.matches(None, ledger.RECORD, None, LEDGER):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal)
        try:
            ledger.unpacked(quad.object.value)
        except (ValueError, zlib.error):
            yield quad.subject.value
