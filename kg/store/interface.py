"""What every store does, and the logic that all of them share.

A back end gives five primitives (``matches``, ``append``, ``apply``, ``query``, ``close``); storing,
replacing, withdrawing, counting and checking are written once, on top of them. Where many things are asked
at once, the shared logic uses ``find`` and ``held``, which a back end far away answers in few requests.

Guarantees. An article is in whole or not at all, together with its ledger entry and its share of
the merged view, also after ``kill -9``. The order in which articles come does not matter: of two
articles with one text the one with the smaller IRI stays, and both sources count for it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self, TypeAlias

import pyoxigraph as ox

from kg.store import heirs, ledger
from kg.store.change import Change
from kg.store.entries import Damage, Entry, Fresh, Known, Met, Revision, Statistics, Stored
from kg.store.keys import NameKeys
from kg.store.ledger import LEDGER
from kg.store.verifying import damage, rebuild_view, reconcile

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Iterator[ox.Triple]
Outcome: TypeAlias = Literal["stored", "unchanged", "duplicate"]

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Graph: TypeAlias = ox.NamedNode | ox.DefaultGraph
Pattern: TypeAlias = tuple[Subject | None, ox.NamedNode | None, Term | None, Graph | None]

VIEW: Final = ox.DefaultGraph()
_AT_ONCE: Final = 500  # articles whose records are in memory together
_TOGETHER: Final = 50  # articles whose graphs are


class Store(ABC):
    """Article graphs, their union as the default graph, and the ledger. One writer at a time."""

    cache: Path | None = None
    """A folder for what can be made anew at any time; there is none for a store that has no folder."""
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
        batch = list(entries)
        stored, fresh = self._met(batch), Fresh()
        for entry in batch:
            if fresh.meets(entry) or stored.meets(entry):
                self._append(fresh)
                stored.seen |= fresh.seen
                fresh = Fresh()
                outcomes.append(self._replace(entry))
                stored.note(entry)
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
        change, revised, coming = Change(), 0, iter(revisions)
        while some := {ox.NamedNode(revision.article): revision for revision in islice(coming, _TOGETHER)}:
            there = set(self._digests(some))
            self._revise({node: revision for node, revision in some.items() if node in there}, change)
            revised += len(there)
        gone = {quad.triple for quad in change.removed if quad.graph_name != LEDGER}
        come = {quad.triple for quad in change.added if quad.graph_name != LEDGER}
        held = self.held_after(gone - come, removed=change.removed)
        change.removed |= _in_graph(VIEW, gone - come - held)
        change.added |= _in_graph(VIEW, come)
        if change:
            change.added.add(ledger.UNRESOLVED)
            self.apply(change)
        return revised

    def _revise(self, revisions: Mapping[ox.NamedNode, Revision], change: Change) -> None:
        """Add to a change what differs in the graphs of articles; only that stays in memory."""
        change.removed |= set(self.find((node, ledger.RESOLUTION, None, LEDGER) for node in revisions))
        old: dict[ox.NamedNode, set[ox.Triple]] = {node: set() for node in revisions}
        for quad in self.find((None, None, None, node) for node in revisions):
            assert isinstance(quad.graph_name, ox.NamedNode)
            old[quad.graph_name].add(quad.triple)
        for node, revision in revisions.items():
            change.removed |= _in_graph(node, old[node] - revision.triples)
            change.added |= _in_graph(node, revision.triples - old[node])
            if revision.resolution:
                change.added.add(ledger.resolution_quad(node, revision.resolution))

    def is_resolved(self) -> bool:
        """Whether resolution has seen all articles and decisions: not if a run was killed before it did."""
        return next(self.matches(*ledger.UNRESOLVED), None) is None

    def mark_resolved(self, *, done: bool) -> None:
        """Note that resolution has seen everything, or that there is something that it has yet to see."""
        self.apply(Change(removed={ledger.UNRESOLVED}) if done else Change(added={ledger.UNRESOLVED}))

    def forget(self, key: str) -> str | None:
        """Withdraw one source, and its article unless another gives it; return the article's IRI, if any.

        That is its new one where it had its name from the source.
        """
        known = self.known(key)
        if known is None:
            return None
        change = Change()
        self._detach(key, change)
        self._settle(change)
        return self.with_text(known.digest) or known.article

    # -- the ledger

    def known(self, key: str) -> Known | None:
        """Return what the ledger knows of a source, None when it gave no article that is still there."""
        return self.known_many([key]).get(key)

    def known_many(self, keys: Iterable[str]) -> dict[str, Known]:
        """Return what the ledger knows of sources, by their keys; without those that it does not know."""
        nodes = {ledger.source_node(key): key for key in keys}
        facts: dict[object, dict[ox.NamedNode, Term]] = {}
        for quad in self.find((node, None, None, LEDGER) for node in nodes):
            facts.setdefault(quad.subject, {})[quad.predicate] = quad.object
        gave = {node: facts[node][ledger.GAVE] for node in nodes if ledger.GAVE in facts.get(node, ())}
        digests = self._digests(article for article in gave.values() if isinstance(article, ox.NamedNode))
        return {
            nodes[node]: Known(
                article=article.value,
                fingerprint=_text(facts[node][ledger.FINGERPRINT]),
                digest=digests.get(article, ""),
            )
            for node, article in gave.items()
            if isinstance(article, ox.NamedNode)
        }

    def met(self, names: Iterable[tuple[str, str, str]]) -> set[str]:
        """Return which keys of sources, IRIs of articles and digests of texts the ledger knows."""
        asked: list[Pattern] = []
        keys: dict[Subject, str] = {}
        for key, article, digest in names:
            keys[ledger.source_node(key)] = key
            asked.append((ledger.source_node(key), ledger.GAVE, None, LEDGER))
            asked.append((None, ledger.DIGEST, ox.Literal(digest), LEDGER))
            asked.append((ox.NamedNode(article), ledger.DIGEST, None, LEDGER))
        found = list(self.find(asked))
        gave = {keys[quad.subject] for quad in found if quad.predicate == ledger.GAVE}
        there = [quad for quad in found if quad.predicate == ledger.DIGEST]
        articles = {quad.subject.value for quad in there if isinstance(quad.subject, ox.NamedNode)}
        return gave | articles | {_text(quad.object) for quad in there}

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
        return self.records_of(sorted(self.articles()))

    def records_of(self, articles: Iterable[str]) -> Iterator[Stored]:
        """Return what the ledger keeps of some articles, in their order; nothing of one without a record."""
        coming = iter(articles)
        while some := [ox.NamedNode(article) for article in islice(coming, _AT_ONCE)]:
            kept: dict[ox.NamedNode, dict[object, str]] = {node: {} for node in some}
            asked = (
                (node, what, None, LEDGER) for node in some for what in (ledger.RECORD, ledger.RESOLUTION)
            )
            for quad in self.find(asked):
                assert isinstance(quad.subject, ox.NamedNode)
                kept[quad.subject][quad.predicate] = _text(quad.object)
            for node in (node for node in some if ledger.RECORD in kept[node]):
                record = ledger.unpacked(kept[node][ledger.RECORD])
                resolution = kept[node].get(ledger.RESOLUTION, "")
                yield Stored(article=node.value, record=record, resolution=resolution)

    def sketches(self) -> Iterator[tuple[str, str]]:
        """Return the sketch of each article that has one, by its IRI and in no order."""
        for quad in self.matches(None, ledger.SKETCH, None, LEDGER):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, _text(quad.object)

    def text(self, article: str) -> str | None:
        """Return the text of an article, None when it was stored without one or is not there."""
        found = next(self.matches(ox.NamedNode(article), ledger.TEXT, None, LEDGER), None)
        return ledger.text_in(_text(found.object)) if found else None

    def states(self) -> Iterator[tuple[str, str]]:
        """Return a digest of the record of each article that came with one, by its IRI and in no order."""
        for quad in self.matches(None, ledger.RECORD, None, LEDGER):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, ledger.state(_text(quad.object))

    def resolutions(self) -> Iterator[tuple[str, str]]:
        """Return the resolution that the graph of an article was made with, by its IRI and in no order."""
        for quad in self.matches(None, ledger.RESOLUTION, None, LEDGER):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, _text(quad.object)

    def sources(self, article: str) -> list[str]:
        """Return the keys of the sources that give an article, sorted."""
        return sorted(self._keys(ox.NamedNode(article)))

    def sources_within(self, file: str) -> list[str]:
        """Return the keys of the sources that lie in one file, sorted."""
        found = [q.subject for q in self.matches(None, ledger.WITHIN, ox.Literal(file), LEDGER)]
        return sorted(self._keys_of(node for node in found if isinstance(node, ox.NamedNode)))

    # -- reading

    def triples(self) -> Iterator[ox.Triple]:
        """Return the merged view, in no order."""
        return (quad.triple for quad in self.matches(graph=VIEW))

    def quads(self) -> Iterator[ox.Quad]:
        """Return the article graphs, in no order; neither the merged view nor the ledger."""
        return self.find((None, None, None, ox.NamedNode(article)) for article in self.articles())

    def format(self) -> int | None:
        """Return the version of how things lie in the store, as it says itself; None when it does not."""
        found = next(self.matches(LEDGER, ledger.FORMAT, None, LEDGER), None)
        return int(_text(found.object)) if found else None

    def count_articles(self) -> int:
        return self._count(f"GRAPH {LEDGER} {{ ?article {ledger.DIGEST} ?digest }}")

    def count_sources(self) -> int:
        return self._count(f"GRAPH {LEDGER} {{ ?source {ledger.GAVE} ?article }}")

    def stats(self) -> Statistics:
        """Return all counts; those of triples take a pass over all quads."""
        return Statistics(
            articles=self.count_articles(),
            sources=self.count_sources(),
            triples=self._count("?s ?p ?o"),
            quads=self._count(_ARTICLE_TRIPLE),
        )

    # -- verifying

    def check(self) -> Damage:
        """Compare the merged view with the union of the article graphs, and the ledger with the graphs."""
        return damage(self)

    def rebuild(self) -> int:
        """Make the merged view anew from the article graphs; return how many triples had to change."""
        return rebuild_view(self)

    def reconcile(self) -> int:
        """Let go of graphs without an article in the ledger, and of what the ledger says of articles that are
        neither there nor can be made again; return how many that were.
        """
        return reconcile(self)

    def drop(self, article: str) -> None:
        """Take away a graph and all that the ledger says of its article, known to it or not."""
        change = Change()
        self._drop(ox.NamedNode(article), change)
        self._settle(change)

    # -- within

    def _append(self, fresh: Fresh) -> None:
        if fresh.entries:
            self.append(fresh.entries)

    def _met(self, entries: Sequence[Entry]) -> Met:
        """Return which keys, texts and names of entries the ledger knows already."""
        met = Met()
        met.seen |= self.met((entry.key, entry.article, entry.digest) for entry in entries)
        return met

    def _replace(self, entry: Entry) -> Outcome:
        change = Change()
        twin = self.with_text(entry.digest)
        known = self.known(entry.key)
        is_own = known is not None and known.article == entry.article
        if known:
            self._detach(entry.key, change, keep=twin or entry.article)
        if twin and (twin < entry.article or (twin == entry.article and not is_own)):
            change.added |= entry.ledger_quads(ox.NamedNode(twin))
            if twin != entry.article:
                source = ledger.source_node(entry.key)
                change.added |= heirs.kept(source, entry.node, entry.triples(), entry.about())
            self._settle(change)
            return "duplicate"
        if twin and twin != entry.article:
            self._move_sources(ox.NamedNode(twin), entry.node, change)
        if self._digest(entry.node) not in (None, entry.digest):
            self._pass_on(entry.node, entry.key, change)  # other sources gave the text that is replaced
        change.graphs[entry.node] = entry.triples()
        kept = set(self.matches(entry.node, graph=LEDGER))
        change.removed |= kept
        change.added |= entry.ledger_quads(entry.node)
        records = entry.record_quads()
        says_the_same = is_own and bool(records) and records <= kept
        return "stored" if self._settle(change) and not says_the_same else "unchanged"

    def _detach(self, key: str, change: Change, *, keep: str | None = None) -> None:
        """Take a source out of the ledger, and its article unless another names it or it is ``keep``."""
        quads = set(self.matches(ledger.source_node(key), graph=LEDGER))
        change.removed |= quads
        for article in {q.object for q in quads if q.predicate == ledger.GAVE}:
            assert isinstance(article, ox.NamedNode)
            if article.value != keep and not self._is_named_without(article, key):
                self._pass_on(article, key, change)

    def _is_named_without(self, article: ox.NamedNode, key: str) -> bool:
        """Whether an article has its name from another source than this one."""
        others = set(self._source_nodes(article)) - {ledger.source_node(key)}
        return heirs.is_named_by(self, article, others)

    def _pass_on(self, article: ox.NamedNode, key: str, change: Change) -> None:
        """Withdraw an article, which its source does not give any more; others that do keep the text."""
        others = set(self._source_nodes(article)) - {ledger.source_node(key)}
        self._drop(article, change)
        heirs.pass_on(self, article, others, change)

    def _drop(self, article: ox.NamedNode, change: Change) -> None:
        change.graphs[article] = None
        nodes = [article, *self._source_nodes(article)]
        change.removed |= set(self.find((node, None, None, LEDGER) for node in nodes))

    def _move_sources(self, old: ox.NamedNode, new: ox.NamedNode, change: Change) -> None:
        change.graphs[old] = None
        change.removed |= set(self.matches(old, graph=LEDGER))
        moved = [q for q in self.matches(None, ledger.GAVE, old, LEDGER) if q not in change.removed]
        change.removed |= set(moved)
        change.added |= {ox.Quad(quad.subject, ledger.GAVE, new, LEDGER) for quad in moved}
        sources = [quad.subject for quad in moved if isinstance(quad.subject, ox.NamedNode)]
        change.added |= set(heirs.keep_all(self, old, sources))

    def _settle(self, change: Change) -> bool:
        """Add what a change means for the merged view, and carry it out; return whether anything changes."""
        old: dict[ox.NamedNode, set[ox.Triple]] = {article: set() for article in change.graphs}
        for quad in self.find((None, None, None, article) for article in change.graphs):
            assert isinstance(quad.graph_name, ox.NamedNode)
            old[quad.graph_name].add(quad.triple)
        for article, graph in change.graphs.items():
            change.removed |= _in_graph(article, old[article] - (graph or set()))
            change.added |= _in_graph(article, (graph or set()) - old[article])
        before = set().union(*old.values())
        after = {triple for graph in change.graphs.values() for triple in graph or ()}
        gone = before - after
        change.removed |= _in_graph(VIEW, gone - self.held(gone, outside=change.graphs.keys()))
        change.added |= _in_graph(VIEW, after - before)
        if not change:
            return False
        if change.graphs:
            change.added.add(ledger.UNRESOLVED)
        self.apply(change)
        return True

    def _exists(self, article: ox.NamedNode) -> bool:
        return self._digest(article) is not None

    def _digest(self, article: ox.NamedNode) -> str | None:
        return self._digests([article]).get(article)

    def _digests(self, articles: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, str]:
        found = self.find((article, ledger.DIGEST, None, LEDGER) for article in articles)
        return {q.subject: _text(q.object) for q in found if isinstance(q.subject, ox.NamedNode)}

    def _source_nodes(self, article: ox.NamedNode) -> list[ox.NamedNode]:
        found = [q.subject for q in self.matches(None, ledger.GAVE, article, LEDGER)]
        return [node for node in found if isinstance(node, ox.NamedNode)]

    def _keys(self, article: ox.NamedNode) -> set[str]:
        return self._keys_of(self._source_nodes(article))

    def _keys_of(self, sources: Iterable[ox.NamedNode]) -> set[str]:
        return {_text(q.object) for q in self.find((node, ledger.KEY, None, LEDGER) for node in sources)}

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
