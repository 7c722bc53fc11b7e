"""Merged view, article graphs and ledger compared with each other, and put right: for any store.

Everything is read once, as a stream; the memory is bounded (``kg.store.comparing``), but for the IRIs of the
articles.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable
from kg.store import ledger
from kg.store.change import Change
from kg.store.comparing import Comparison
from kg.store.entries import Damage
from kg.store.ledger import LEDGER

if TYPE_CHECKING:
    from kg.store.interface import Store

_VIEW: Final = ox.DefaultGraph()
# Triples of the view that change in one atomic step; readers see nothing half up to here.
_STEP: Final = 100_000
# Differences that are put right before looking again: bounds the memory where a view is lost.
_ROUND: Final = 2_000_000


def damage(store: Store) -> Damage:
    """Compare the merged view with the union of the article graphs, and the ledger with the graphs."""
    missing = surplus = 0
    with closing(Comparison()) as compared:
        held = _fill(compared, store)
        for lacking, beyond in compared.differences():
            missing, surplus = missing + len(lacking), surplus + len(beyond)
    listed, given = set(store.articles()), {article for _, article in _sources(store)}
    return Damage(
        missing=missing,
        surplus=surplus,
        unlisted=tuple(sorted(held - listed)),
        lost=tuple(sorted(listed - held)),
        unsourced=tuple(sorted(listed - given)),
        astray=tuple(sorted(key for key, article in _sources(store) if article not in listed)),
        garbled=tuple(sorted(_garbled(store))),
    )


def rebuild_view(store: Store) -> int:
    """Make the merged view anew from the article graphs; return how many triples had to change.

    Up to a hundred thousand triples change in one atomic step. Of more, each hundred thousand do, and a
    reader meanwhile sees a view that is partly put right. What was killed is finished by the next rebuild.
    """
    changed = 0
    while differing := _differing(store):
        steps = _repairs(store, *differing)
        before = changed
        while quads := list(islice(steps, _STEP)):
            store.apply(
                Change(
                    removed={quad for is_new, quad in quads if not is_new},
                    added={quad for is_new, quad in quads if is_new},
                )
            )
            changed += len(quads)
        if changed == before:
            raise StoreUnavailable(
                "the merged view cannot be put right: the store gives other triples each time"
            )
    return changed


def reconcile(store: Store) -> int:
    """Make ledger and graphs agree; return how many articles and sources had to go.

    Graphs that the ledger does not know go, with their share of the view, and so does what the ledger says
    of articles that have neither graph nor record: the next ingest takes them in anew. An article that has
    lost its graph and has a record stays: its graph can be made again.
    """
    found = damage(store)
    lost = [
        a
        for a in found.lost
        if next(store.matches(ox.NamedNode(a), ledger.RECORD, None, LEDGER), None) is None
    ]
    gone = [*found.unlisted, *lost]
    for article in gone:
        store.drop(article)
    astray = set(found.astray)
    for key in astray:
        store.apply(Change(removed=set(store.matches(ledger.source_node(key), graph=LEDGER))))
    return len(gone) + len(astray)


def _fill(compared: Comparison, store: Store) -> set[str]:
    """Add all triples, those of article graphs as the first side; return the names of these graphs."""
    held: set[str] = set()
    last: object = None
    for quad in store.matches():
        graph = quad.graph_name
        if graph == _VIEW:
            compared.add(1, quad.triple)
        elif graph != LEDGER:
            compared.add(0, quad.triple)
            if graph != last:
                assert isinstance(graph, ox.NamedNode)
                held.add(graph.value)
                last = graph
    return held


def _sources(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the key of each source and the IRI of the article that it gave."""
    keys = {q.subject: q.object for q in store.matches(None, ledger.KEY, None, LEDGER)}
    for quad in store.matches(None, ledger.GAVE, None, LEDGER):
        key = keys.get(quad.subject)
        assert isinstance(quad.object, ox.NamedNode)
        yield key.value if isinstance(key, ox.Literal) else str(quad.subject), quad.object.value


def _garbled(store: Store) -> Iterator[str]:
    for quad in store.matches(None, ledger.RECORD, None, LEDGER):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.Literal)
        try:
            ledger.unpacked(quad.object.value)
        except (ValueError, zlib.error):
            yield quad.subject.value


def _differing(store: Store) -> tuple[set[int], set[int]] | None:
    """Return hashes of what the view lacks and of what it has too much, as many as a round takes."""
    lacking: set[int] = set()
    beyond: set[int] = set()
    with closing(Comparison()) as compared:
        _fill(compared, store)
        for first, second in compared.differences():
            lacking |= first
            beyond |= second
            if len(lacking) + len(beyond) >= _ROUND:
                break
    return (lacking, beyond) if lacking or beyond else None


def _repairs(store: Store, lacking: set[int], beyond: set[int]) -> Iterator[tuple[bool, ox.Quad]]:
    """Yield quads of the view that have to come (True) or to go (False)."""
    for quad in store.matches():
        graph = quad.graph_name
        number = hash(quad.triple)
        if graph == _VIEW:
            if number in beyond:
                yield False, quad
        elif graph != LEDGER and number in lacking:
            lacking.discard(number)
            yield True, ox.Quad(quad.subject, quad.predicate, quad.object, _VIEW)
