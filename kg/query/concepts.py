"""The topic scheme as search needs it: which concepts a name means, and what is narrower than they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import pyoxigraph as ox

from kg.identities import skeleton
from kg.packaged import folder
from kg.terms import SKOS, TOPIC

K = TypeVar("K")
_NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@dataclass(frozen=True)
class Scheme:
    keys: dict[str, frozenset[ox.NamedNode]]
    narrower: dict[ox.NamedNode, frozenset[ox.NamedNode]]

    def with_narrower(self, concepts: frozenset[ox.NamedNode]) -> frozenset[ox.NamedNode]:
        """Return the concepts and everything below them."""
        found: set[ox.NamedNode] = set()
        todo = set(concepts)
        while todo:
            concept = todo.pop()
            found.add(concept)
            todo |= self.narrower.get(concept, frozenset()) - found
        return frozenset(found)


@lru_cache(maxsize=1)
def scheme() -> Scheme:
    """Return the scheme of ``ontology/topics.ttl``; a concept is also found by its own name in the scheme."""
    keys: dict[str, set[ox.NamedNode]] = defaultdict(set)
    narrower: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for subject, predicate, value, _ in ox.parse(
        path=str(folder("ontology") / "topics.ttl"), format=ox.RdfFormat.TURTLE
    ):
        if subject not in TOPIC:
            continue
        if predicate in _NAMES:
            keys[skeleton(value.value)].add(subject)
        elif predicate == SKOS.broader:
            narrower[value].add(subject)
        elif predicate == SKOS.narrower:
            narrower[subject].add(value)
    for concept in TOPIC:
        keys[skeleton(concept.value.rpartition("#")[2])].add(concept)
    return Scheme(_frozen(keys), _frozen(narrower))


def _frozen(sets: dict[K, set[ox.NamedNode]]) -> dict[K, frozenset[ox.NamedNode]]:
    return {key: frozenset(values) for key, values in sets.items()}
