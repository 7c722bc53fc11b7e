"""What every store does, and the logic that all of them share.

A back end gives five primitives (``matches``, ``append``, ``apply``, ``query``, ``close``: ``backend.py``);
reading, counting (``readable.py``), storing, replacing, withdrawing and checking are written once, on top of
them. Where many things are asked at once, the shared logic uses ``find`` and ``held``, which a back end far
away answers in few requests.

Guarantees. An article is in whole or not at all, together with its ledger entry and its share of
the merged view, also after ``kill -9``. The order in which articles come does not matter: of two
articles with one text the one with the smaller IRI stays, and both sources count for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kg.store import heirs, ledger
from kg.store.backend import VIEW
from kg.store.calendar import list_events, list_whole, pair_come, relist, unlisted
from kg.store.change import Change
from kg.store.entries import Damage, Entry, Fresh, Met, Revision
from kg.store.ledger import LEDGER
from kg.store.readable import Readable
from kg.store.verifying import damage, rebuild_view, reconcile

Outcome: TypeAlias = Literal["stored", "unchanged", "duplicate"]

_TOGETHER: Final = 50  # articles whose graphs are in memory together


class Store(Readable):
    """Article graphs, their union as the default graph, and the ledger. One writer at a time."""

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

    def put_new(self, entries: Sequence[Entry]) -> list[Outcome]:
        """Store articles that have nothing to do with each other, nor with what is stored: whoever calls has
        asked ``met``. So many threads may do so at once as ``writes_at_once`` says.
        """
        if entries:
            self.append(entries)
        return ["stored" for _ in entries]

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
            change.added |= {ledger.UNRESOLVED, *unlisted(change)}
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

    def mark_resolved(self, *, done: bool, seen: str = "") -> None:
        """Note that resolution has seen everything, or that there is something that it has yet to see.

        When it has, the calendar is brought up to date first (``kg.store.calendar``). ``seen`` is the name of
        what it has seen, '' where nobody will ask what is another since then.
        """
        if not done:
            self.apply(Change(added={ledger.UNRESOLVED}))
            return
        list_events(self)
        now = {ledger.seen_quad(seen)} if seen else set()
        self.apply(Change(removed={ledger.UNRESOLVED, *self._seen()}, added=now))

    def pair(self, articles: Iterable[str]) -> int:
        """Do now of ``mark_resolved`` what has to do with articles that have come with all their listings
        (``Entry.listed``), while others are put in other threads; return how many listings came.
        """
        return pair_come(self, list(map(ox.NamedNode, articles)))

    def list_whole(self, events: Iterable[str]) -> int:
        """The same of events that several articles tell of, all of which have come."""
        return list_whole(self, list(map(ox.NamedNode, events)))

    def forget_seen(self) -> None:
        """Let the next resolution look at all articles, marked or not."""
        self.apply(Change(removed=self._seen()))

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

    # -- verifying

    def check(self) -> Damage:
        """Compare the merged view with the union of the article graphs, and the ledger with the graphs."""
        return damage(self)

    def rebuild(self) -> int:
        """Make the merged view anew from the article graphs, and the calendar from it.

        Return how many triples of the view had to change.
        """
        changed = rebuild_view(self)
        relist(self)
        return changed

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

    def _seen(self) -> set[ox.Quad]:
        return set(self.matches(LEDGER, ledger.SEEN, None, LEDGER))

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
            # no second record where both give the article one name: its graph is that of the first
            change.added |= entry.ledger_quads(ox.NamedNode(twin)) - entry.about()
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
            change.added |= {ledger.UNRESOLVED, *unlisted(change), *map(ledger.unlisted_quad, change.graphs)}
        self.apply(change)
        return True

    def _exists(self, article: ox.NamedNode) -> bool:
        return self._digest(article) is not None

    def _digest(self, article: ox.NamedNode) -> str | None:
        return self._digests([article]).get(article)


def _in_graph(graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> set[ox.Quad]:
    return {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
