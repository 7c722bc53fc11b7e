"""The sentences behind a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.terms import DM, GAF, OA

_VIEW = ox.DefaultGraph()


class Passage(NamedTuple):
    """A stretch of an article, from ``start`` to ``end`` in code points; ``node`` is its address."""

    article: ox.NamedNode
    start: int
    end: int
    quote: ox.Literal
    node: ox.NamedNode

    def shown(self) -> dict[str, Any]:
        return {"quote": self.quote, "article": self.article, "at": self.node.value}


def one(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> Any:
    """Return the first object of a property in the merged view, None without one."""
    found = next(store.quads_for_pattern(subject, predicate, None, _VIEW), None)
    return found.object if found else None


def objects(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> list[Any]:
    """Return the objects of a property in the merged view, sorted."""
    return sorted((q.object for q in store.quads_for_pattern(subject, predicate, None, _VIEW)), key=str)


def subjects(store: ox.Store, predicate: ox.NamedNode, object: Any) -> list[Any]:
    return sorted((q.subject for q in store.quads_for_pattern(None, predicate, object, _VIEW)), key=str)


def passages(store: ox.Store, facts: Iterable[Any], most: int | None = None) -> list[Passage]:
    """Return the passages that support facts, sorted by article and place in it; at most so many."""
    nodes = {q.object for fact in facts for q in store.quads_for_pattern(fact, GAF.denotedBy, None, _VIEW)}
    return sorted(
        _read(store, sorted(nodes, key=str)[:most]), key=lambda p: (p.article.value, p.start, p.end)
    )


def sentences(store: ox.Store, facts: Iterable[Any], most: int) -> dict[str, Any]:
    """Return passages as pages show them, and how many there are in all."""
    facts = list(facts)
    nodes = {q.object for fact in facts for q in store.quads_for_pattern(fact, GAF.denotedBy, None, _VIEW)}
    return {"sentences": [passage.shown() for passage in passages(store, facts, most)], "all": len(nodes)}


def _read(store: ox.Store, nodes: Iterable[Any]) -> Iterator[Passage]:
    for node in nodes:
        article = one(store, node, OA.hasSource)
        for selector in objects(store, node, OA.hasSelector):
            quote, start, end = (one(store, selector, p) for p in (OA.exact, OA.start, OA.end))
            if article is not None and quote is not None and start is not None and end is not None:
                yield Passage(article, int(start.value), int(end.value), quote, node)


def of_event(store: ox.Store, event: Any, most: int) -> list[Passage]:
    """Return passages of the reports of an event."""
    return passages(store, subjects(store, DM.reports, event)[:most], most)
