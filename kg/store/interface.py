"""What every store does, and the logic that all of them share.

A back end gives five primitives (``matches``, ``append``, ``apply``, ``query``, ``close``); storing,
replacing, withdrawing, counting and checking are written once, on top of them.

Guarantees. An article is in whole or not at all, together with its ledger entry and its share of
the merged view, also after ``kill -9``. The order in which articles come does not matter: of two
articles with one text the one with the smaller IRI stays, and both sources count for it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Final, Literal, Self, TypeAlias

import pyoxigraph as ox

from kg.store import ledger
from kg.store.change import Change
from kg.store.entries import Damage, Entry, Fresh, Known, Revision, Statistics, Stored, nquads
from kg.store.ledger import LEDGER

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Outcome: TypeAlias = Literal["stored", "unchanged", "duplicate"]

VIEW: Final = ox.DefaultGraph()
_REPAIR_STEP: Final = 10_000  # triples per atomic step: bounds the memory of a rebuild


class Store(ABC):
    """Article graphs, their union as the default graph, and the ledger. One writer at a time."""

    # -- what a back end gives

    @abstractmethod
    def matches(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that fit; None fits everything."""

    @abstractmethod
    def append(self, quads: bytes, *, articles: int) -> None:
        """Add N-Quads in one atomic step, the fast way for many articles."""

    @abstractmethod
    def apply(self, change: Change) -> None:
        """Carry out a change in one atomic step."""

    @abstractmethod
    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Return the answer to a SPARQL query on the merged view; article graphs are reached by GRAPH.

        Raises WrongUse when the query does not parse, StoreUnavailable when the store cannot be read.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the storage; a second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- storing and withdrawing

    def put(self, entry: Entry) -> Outcome:
        """Store an article, replacing what its source gave before; see ``put_many``."""
        return self.put_many([entry])[0]

    def put_many(self, entries: Iterable[Entry]) -> list[Outcome]:
        """Store articles, each in whole or not at all; return what became of each, in order.

        ``unchanged`` means that this source gave the same before; ``duplicate`` that an article with the
        same text is there, and that the source was added to it. What the source gave before, and no other
        source gives, is withdrawn in the same step. Of two sources with the same text and the same IRI the
        first one's metadata stay.
        """
        outcomes: list[Outcome] = []
        fresh = Fresh()
        for entry in entries:
            if fresh.meets(entry) or self._has_met(entry):
                self._append(fresh)
                fresh = Fresh()
                outcomes.append(self._replace(entry))
            else:
                fresh.add(entry)
                outcomes.append("stored")
        self._append(fresh)
        return outcomes

    def remove(self, article: str) -> bool:
        """Withdraw an article with all its sources; return False when it is not there."""
        node = ox.NamedNode(article)
        if not self._exists(node):
            return False
        change = Change()
        self._drop(node, change)
        self._settle(change)
        return True

    def revise(self, revisions: Iterable[Revision]) -> int:
        """Give articles other graphs, all in one atomic step; return how many of them are in the store."""
        change = Change()
        for revision in revisions:
            node = ox.NamedNode(revision.article)
            if self._exists(node):
                change.graphs[node] = set(revision.triples)
                change.removed |= set(self.matches(node, ledger.RESOLUTION, None, LEDGER))
                change.added |= (
                    {ledger.resolution_quad(node, revision.resolution)} if revision.resolution else set()
                )
        self._settle(change)
        return len(change.graphs)

    def is_resolved(self) -> bool:
        """Whether resolution has seen all articles and decisions: not if a run was killed before it did."""
        return next(self.matches(*ledger.UNRESOLVED), None) is None

    def mark_resolved(self, *, done: bool) -> None:
        """Note that resolution has seen everything, or that there is something that it has yet to see."""
        self.apply(Change(removed={ledger.UNRESOLVED}) if done else Change(added={ledger.UNRESOLVED}))

    def forget(self, key: str) -> str | None:
        """Withdraw one source, and its article unless another gives it; return the article's IRI, if any."""
        known = self.known(key)
        if known is None:
            return None
        change = Change()
        self._detach(key, change)
        self._settle(change)
        return known.article

    # -- the ledger

    def known(self, key: str) -> Known | None:
        """Return what the ledger knows of a source, None when it gave no article that is still there."""
        facts = {q.predicate: q.object for q in self.matches(ledger.source_node(key), graph=LEDGER)}
        if ledger.GAVE not in facts:
            return None
        article = facts[ledger.GAVE]
        assert isinstance(article, ox.NamedNode)
        digest = self._digest(article)
        return Known(article=article.value, fingerprint=_text(facts[ledger.FINGERPRINT]), digest=digest or "")

    def with_text(self, digest: str) -> str | None:
        """Return the IRI of the article with this text, None when there is none."""
        found = next(self.matches(None, ledger.DIGEST, ox.Literal(digest), LEDGER), None)
        return found.subject.value if found and isinstance(found.subject, ox.NamedNode) else None

    def articles(self) -> Iterator[str]:
        """Return the IRIs of all articles, in no order."""
        for quad in self.matches(None, ledger.DIGEST, None, LEDGER):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value

    def records(self) -> Iterator[Stored]:
        """Return what the ledger keeps of each article that came with a record, sorted by IRI."""
        resolved = {q.subject: _text(q.object) for q in self.matches(None, ledger.RESOLUTION, None, LEDGER)}
        for article in sorted(self.articles()):
            node = ox.NamedNode(article)
            for quad in self.matches(node, ledger.RECORD, None, LEDGER):
                record = ledger.unpacked(_text(quad.object))
                yield Stored(article=article, record=record, resolution=resolved.get(node, ""))

    def sources(self, article: str) -> list[str]:
        """Return the keys of the sources that give an article, sorted."""
        return sorted(self._keys(ox.NamedNode(article)))

    def sources_within(self, file: str) -> list[str]:
        """Return the keys of the sources that lie in one file, sorted."""
        nodes = [q.subject for q in self.matches(None, ledger.WITHIN, ox.Literal(file), LEDGER)]
        return sorted(_text(q.object) for node in nodes for q in self.matches(node, ledger.KEY, None, LEDGER))

    # -- reading

    def triples(self) -> Iterator[ox.Triple]:
        """Return the merged view, in no order."""
        return (quad.triple for quad in self.matches(graph=VIEW))

    def quads(self) -> Iterator[ox.Quad]:
        """Return the article graphs, in no order; neither the merged view nor the ledger."""
        return (quad for article in self.articles() for quad in self.matches(graph=ox.NamedNode(article)))

    def stats(self) -> Statistics:
        return Statistics(
            articles=self._count(f"GRAPH {LEDGER} {{ ?article {ledger.DIGEST} ?digest }}"),
            sources=self._count(f"GRAPH {LEDGER} {{ ?source {ledger.GAVE} ?article }}"),
            triples=self._count("?s ?p ?o"),
            quads=self._count(_ARTICLE_TRIPLE),
        )

    # -- verifying

    def check(self) -> Damage:
        """Compare the merged view with the union of the article graphs, and the ledger with the graphs."""
        listed, held = set(self.articles()), set(self._graphs())
        return Damage(
            missing=sum(1 for _ in self._missing()),
            surplus=sum(1 for _ in self._surplus()),
            unlisted=tuple(sorted(held - listed)),
            lost=tuple(sorted(listed - held)),
        )

    def rebuild(self) -> int:
        """Make the merged view anew from the article graphs; return how many triples had to change.

        Goes in atomic steps: a reader meanwhile sees a view that is partly repaired.
        """
        changed = 0
        while surplus := _in_graph(VIEW, islice(self._surplus(), _REPAIR_STEP)):
            self.apply(Change(removed=surplus))
            changed += len(surplus)
        while missing := _in_graph(VIEW, islice(self._missing(), _REPAIR_STEP)):
            self.apply(Change(added=missing))
            changed += len(missing)
        return changed

    # -- within

    def _append(self, fresh: Fresh) -> None:
        if fresh.entries:
            self.append(b"".join(map(nquads, fresh.entries)), articles=len(fresh.entries))

    def _has_met(self, entry: Entry) -> bool:
        return (
            self.known(entry.key) is not None
            or self.with_text(entry.digest) is not None
            or self._exists(entry.node)
        )

    def _replace(self, entry: Entry) -> Outcome:
        change = Change()
        twin = self.with_text(entry.digest)
        known = self.known(entry.key)
        is_own = known is not None and known.article == entry.article
        if known:
            self._detach(entry.key, change, keep=twin or entry.article)
        if twin and (twin < entry.article or (twin == entry.article and not is_own)):
            change.added |= entry.ledger_quads(ox.NamedNode(twin))
            self._settle(change)
            return "duplicate"
        if twin and twin != entry.article:
            self._move_sources(ox.NamedNode(twin), entry.node, change)
        if self._digest(entry.node) not in (None, entry.digest):
            self._drop(entry.node, change)  # other sources gave the text that is replaced
        change.graphs[entry.node] = entry.triples()
        kept = set(self.matches(entry.node, graph=LEDGER))
        change.removed |= kept
        change.added |= entry.ledger_quads(entry.node)
        says_the_same = is_own and bool(entry.record) and ledger.record_quad(entry.node, entry.record) in kept
        return "stored" if self._settle(change) and not says_the_same else "unchanged"

    def _detach(self, key: str, change: Change, *, keep: str | None = None) -> None:
        """Take a source out of the ledger, and its article unless another gives it or it is ``keep``."""
        quads = set(self.matches(ledger.source_node(key), graph=LEDGER))
        change.removed |= quads
        for article in {q.object for q in quads if q.predicate == ledger.GAVE}:
            assert isinstance(article, ox.NamedNode)
            if article.value != keep and self._keys(article) == {key}:
                self._drop(article, change)

    def _drop(self, article: ox.NamedNode, change: Change) -> None:
        change.graphs[article] = None
        change.removed |= set(self.matches(article, graph=LEDGER))
        for source in self._source_nodes(article):
            change.removed |= set(self.matches(source, graph=LEDGER))

    def _move_sources(self, old: ox.NamedNode, new: ox.NamedNode, change: Change) -> None:
        change.graphs[old] = None
        change.removed |= set(self.matches(old, graph=LEDGER))
        for quad in self.matches(None, ledger.GAVE, old, LEDGER):
            if quad not in change.removed:
                change.removed.add(quad)
                change.added.add(ox.Quad(quad.subject, ledger.GAVE, new, LEDGER))

    def _settle(self, change: Change) -> bool:
        """Add what a change means for the merged view, and carry it out; return whether anything changes."""
        old = {article: {q.triple for q in self.matches(graph=article)} for article in change.graphs}
        for article, graph in change.graphs.items():
            change.removed |= _in_graph(article, old[article] - (graph or set()))
            change.added |= _in_graph(article, (graph or set()) - old[article])
        before = set().union(*old.values())
        after = {triple for graph in change.graphs.values() for triple in graph or ()}
        gone = [t for t in before - after if not self._held_outside(t, change.graphs.keys())]
        change.removed |= _in_graph(VIEW, gone)
        change.added |= _in_graph(VIEW, after - before)
        if not change:
            return False
        if change.graphs:
            change.added.add(ledger.UNRESOLVED)
        self.apply(change)
        return True

    def _held_outside(self, triple: ox.Triple, graphs: Iterable[ox.NamedNode]) -> bool:
        inside = {VIEW, LEDGER, *graphs}
        return any(quad.graph_name not in inside for quad in self.matches(*triple))

    def _exists(self, article: ox.NamedNode) -> bool:
        return self._digest(article) is not None

    def _digest(self, article: ox.NamedNode) -> str | None:
        return next((_text(q.object) for q in self.matches(article, ledger.DIGEST, None, LEDGER)), None)

    def _source_nodes(self, article: ox.NamedNode) -> list[ox.NamedNode]:
        found = [q.subject for q in self.matches(None, ledger.GAVE, article, LEDGER)]
        return [node for node in found if isinstance(node, ox.NamedNode)]

    def _keys(self, article: ox.NamedNode) -> set[str]:
        nodes = self._source_nodes(article)
        return {_text(q.object) for node in nodes for q in self.matches(node, ledger.KEY, None, LEDGER)}

    def _graphs(self) -> Iterator[str]:
        for row in self._rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {LEDGER}) }}"):
            yield row["g"].value

    def _missing(self) -> Iterator[ox.Triple]:
        return self._triples(f"{_ARTICLE_TRIPLE} FILTER NOT EXISTS {{ ?s ?p ?o }}")

    def _surplus(self) -> Iterator[ox.Triple]:
        return self._triples(f"?s ?p ?o FILTER NOT EXISTS {{ {_ARTICLE_TRIPLE} }}")

    def _triples(self, pattern: str) -> Iterator[ox.Triple]:
        for row in self._rows(f"SELECT DISTINCT ?s ?p ?o {{ {pattern} }}"):
            yield ox.Triple(row["s"], row["p"], row["o"])

    def _count(self, pattern: str) -> int:
        (row,) = self._rows(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        return int(row["n"].value)

    def _rows(self, text: str) -> ox.QuerySolutions:
        rows = self.query(text)
        assert isinstance(rows, ox.QuerySolutions)
        return rows


_ARTICLE_TRIPLE: Final = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {LEDGER})"


def _in_graph(graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> set[ox.Quad]:
    return {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}


def _text(term: object) -> str:
    assert isinstance(term, ox.Literal)
    return term.value
