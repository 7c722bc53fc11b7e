"""What a back end of a store gives: five primitives, and what it may do in fewer steps than they take."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias

import pyoxigraph as ox

from kg.store.change import Change
from kg.store.entries import Entry
from kg.store.keys import NameKeys
from kg.store.ledger import LEDGER

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Iterator[ox.Triple]
Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Graph: TypeAlias = ox.NamedNode | ox.DefaultGraph
Pattern: TypeAlias = tuple[Subject | None, ox.NamedNode | None, Term | None, Graph | None]

VIEW: Final = ox.DefaultGraph()


class BackEnd(ABC):
    """Storage of quads: article graphs, the default graph, and the ledger."""

    cache: Path | None = None
    """A folder for what can be made anew at any time; there is none for a store that has no folder."""
    writes_at_once: int = 1
    """How many threads may append at once what has nothing to do with each other."""
    reads_at_once: int = 1
    """How many threads may ask at once, each of them on a processor of its own."""
    cached: Path | None = None
    """Where a store that is only read may read what a writer has kept."""

    # -- what a back end gives

    @abstractmethod
    def matches(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that fit; None fits everything."""

    @abstractmethod
    def append(self, entries: Sequence[Entry]) -> None:
        """Add articles that have nothing to do with what is stored, the fast way; each in whole or not."""

    @abstractmethod
    def apply(self, change: Change) -> None:
        """Carry out a change in one atomic step."""

    @abstractmethod
    def query(self, text: str) -> Answer:
        """Return the answer to a SPARQL query on the merged view; article graphs are reached by GRAPH.

        Raises WrongUse when the query does not parse, StoreUnavailable when the store cannot be read.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the storage; a second call does nothing."""

    # -- what a back end may give in fewer steps

    def find(self, patterns: Iterable[Pattern]) -> Iterator[ox.Quad]:
        """Return the quads that fit any of the patterns; those that fit several may come again."""
        return (quad for pattern in patterns for quad in self.matches(*pattern))

    def held(self, triples: Iterable[ox.Triple], *, outside: Collection[ox.NamedNode]) -> set[ox.Triple]:
        """Return the triples that an article graph holds which is not among ``outside``."""
        inside = {VIEW, LEDGER, *outside}
        return {t for t in triples if any(quad.graph_name not in inside for quad in self.matches(*t))}

    def name_keys(self) -> NameKeys | None:
        """Return the name keys of the view, where they lie beside the graph; None where they do not."""
        return None

    def held_after(self, triples: Iterable[ox.Triple], *, removed: Collection[ox.Quad]) -> set[ox.Triple]:
        """Return the triples that an article graph holds once the removed quads are gone."""

        def stays(quad: ox.Quad) -> bool:
            return quad.graph_name not in (VIEW, LEDGER) and quad not in removed

        return {t for t in triples if any(map(stays, self.matches(*t)))}  # thousands of articles hold some

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
