"""The store on a server that speaks SPARQL 1.1 Query and Update over HTTP.

It keeps the same quads as a folder: the merged view in its default graph, which must not be the union of the
named ones, and the ledger in a graph of its own. One update request is one atomic step, and every request may
be repeated. A reader sees the server as it is at each question: nothing is frozen while it reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable, WrongUse
from kg.store import ledger
from kg.store.access import Access
from kg.store.address import Address
from kg.store.asking import AT_ONCE, by_shape, held_outside, in_batches, question
from kg.store.backend import VIEW, Answer, Graph, Pattern, Subject, Term
from kg.store.change import Change, data
from kg.store.entries import Entry, nquads
from kg.store.formats import FORMAT, check, note_format
from kg.store.interface import Store
from kg.store.lease import Lease
from kg.store.ledger import LEDGER
from kg.store.wire import QUERY, ROWS, TRIPLES, UPDATE, NotHere, Reply, Wire

# Bytes of one request that adds articles. Several articles make one, so that the way to the server counts
# less; an article is never parted.
_ONE_REQUEST: Final = 500_000


class RemoteStore(Store):
    """A store on a server. Raises StoreUnavailable when there is none, or it cannot be one; see ``wire``."""

    def __init__(self, address: Address, access: Access, *, read_only: bool, restoring: bool = False) -> None:
        self._name = address.name
        self._read_only = read_only
        self._restoring = restoring
        self._wire: Wire | None = Wire(address.name, access)
        self._lease: Lease | None = None
        self._lost = False
        try:
            self._queries = self._first(address.queries, "ASK {}", QUERY)
            self._updates = "" if read_only else self._first(address.updates, "INSERT DATA {}", UPDATE)
            self._check_store()
            self._lease = None if read_only else Lease(self, self._name)
        except BaseException:
            self.close()
            raise

    # -- primitives

    def matches(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        if (subject, predicate, object) == (None, None, None) and graph is not None:
            return self._whole(graph)
        return self.find([(subject, predicate, object, graph)])

    def append(self, entries: Sequence[Entry]) -> None:
        request: list[str] = []
        size = 0
        for entry in entries:
            block = data(ox.parse(nquads(entry), format=ox.RdfFormat.N_QUADS))
            if request and size + len(block) > _ONE_REQUEST:
                self._update(_insert(request))
                request, size = [], 0
            request.append(block)
            size += len(block)
        if request:
            self._update(_insert(request))

    def apply(self, change: Change) -> None:
        if request := change.as_update():
            self._update(request)

    def query(self, text: str) -> Answer:
        reply = self._ask(text)
        if reply.media in TRIPLES:
            return (quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))
        return ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)

    def close(self) -> None:
        lease, self._lease = self._lease, None
        try:
            if lease and not self._lost:  # else its mark is taken over when this process has ended
                lease.end()
        finally:
            if self._wire:
                self._wire.close()
            self._wire = None

    # -- many at once

    def find(self, patterns: Iterable[Pattern]) -> Iterator[ox.Quad]:
        for some in in_batches(patterns, AT_ONCE):
            for shape, alike in by_shape(some).items():
                for row in self._rows(question(shape, alike)):
                    yield ox.Quad(row["s"], row["p"], row["o"], row["g"] or VIEW)

    def held(self, triples: Iterable[ox.Triple], *, outside: Collection[ox.NamedNode]) -> set[ox.Triple]:
        return {
            ox.Triple(row["s"], row["p"], row["o"])
            for some in in_batches(triples, AT_ONCE)
            for row in self._rows(held_outside(some, outside))
        }

    def held_after(self, triples: Iterable[ox.Triple], *, removed: Collection[ox.Quad]) -> set[ox.Triple]:
        found = self.find((*triple, None) for triple in triples)
        return {q.triple for q in found if q.graph_name not in (VIEW, LEDGER) and q not in removed}

    # -- a backup that comes back

    def begin_restoring(self) -> None:
        """Take everything out, and note that this is no store until ``end_restoring``."""
        marks = [ledger.RESTORING, *([self._lease.mark] if self._lease else [])]
        self._update(f"DROP ALL ; {_insert([data(marks)])}")

    def end_restoring(self, version: int) -> None:
        note_format(self, version)
        self.apply(Change(removed={ledger.RESTORING}))

    # -- within

    def _whole(self, graph: Graph) -> Iterator[ox.Quad]:
        pattern = "?s ?p ?o" if graph == VIEW else f"GRAPH {graph} {{ ?s ?p ?o }}"
        reply = self._ask(f"CONSTRUCT {{ ?s ?p ?o }} {{ {pattern} }}")
        found = ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)
        return (ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in found)

    def _first(self, urls: Sequence[str], probe: str, kind: str) -> str:
        """Return the first address that understands a request which asks, or changes, nothing."""
        for url in urls:
            try:
                reply = self._open_wire.send(url, probe, kind)
            except (NotHere, WrongUse):
                continue
            if kind == UPDATE or reply.media == ROWS:
                return url
        tried = ", ".join(urls)
        problem = "no SPARQL is spoken here" if kind == QUERY else "cannot be written: it takes no updates"
        wanted = "?query=PATH" if kind == QUERY else "?update=PATH"
        raise StoreUnavailable(f"{self._name}: {problem} (tried {tried}); name another address, or {wanted}")

    def _check_store(self) -> None:
        """Make an empty server a store; refuse one with other data, or with a view that is no view."""
        marks = {quad.predicate: quad.object for quad in self.matches(LEDGER, graph=LEDGER)}
        if ledger.RESTORING.predicate in marks and not self._restoring:
            raise StoreUnavailable(
                f"{self._name}: a restore broke off: do it again: kg restore FILE --replace"
            )
        if found := marks.get(ledger.FORMAT):
            assert isinstance(found, ox.Literal)
            check(int(found.value), self._name, read_only=self._read_only)
        elif ledger.RESTORING.predicate in marks:
            return
        elif not self._read_only:
            if self._is_true(f"{{ {_ANY} }} UNION {{ GRAPH ?g {{ {_ANY} }} }}"):
                raise StoreUnavailable(f"{self._name}: holds other data and is no store; name an empty one")
            self.apply(Change(added={ledger.format_quad(FORMAT)}))
        elif not self._is_true(_ANY):
            raise StoreUnavailable(
                f"{self._name}: no store here; make one with: kg ingest FILE... --store {self._name}"
            )
        if self._is_true(f"{LEDGER} {ledger.FORMAT} ?format"):
            raise StoreUnavailable(
                f"{self._name}: its default graph is the union of all graphs, which kg cannot use: switch "
                "that off (Oxigraph: without --union-default-graph; Fuseki: without unionDefaultGraph)"
            )

    def _is_true(self, pattern: str) -> bool:
        return bool(self.query(f"ASK {{ {pattern} }}"))

    @property
    def _open_wire(self) -> Wire:
        if self._wire is None:
            raise WrongUse(f"{self._name}: the store has been closed")
        return self._wire

    def _ask(self, text: str) -> Reply:
        reply = self._send(self._queries, text, QUERY)
        if reply.media in (ROWS, *TRIPLES):
            return reply
        media = reply.media or "something of no type"
        raise StoreUnavailable(
            f"{self._name}: answers with {media}, which is no result of SPARQL: is a proxy between?"
        )

    def _update(self, text: str) -> None:
        if self._lease:
            self._lease.renew()
        self.send_update(text)

    def send_update(self, text: str) -> None:
        """Send an update, whoever may write."""
        if self._read_only:
            raise StoreUnavailable(f"{self._name}: cannot be written: opened for reading")
        self._send(self._updates, text, UPDATE)

    def _send(self, url: str, text: str, kind: str) -> Reply:
        wire = self._open_wire
        try:
            return wire.send(url, text, kind)
        except NotHere as error:
            self._lost = True
            raise StoreUnavailable(f"{self._name}: is gone ({error})") from error
        except StoreUnavailable:
            self._lost = True
            raise


_ANY: Final = "?s ?p ?o"


def _insert(blocks: Iterable[str]) -> str:
    return "INSERT DATA {\n" + "".join(blocks) + "}"
