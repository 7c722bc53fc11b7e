"""What goes into a store, and what it tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Self

import pyoxigraph as ox

from kg.store import ledger
from kg.store.listing import with_article


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An article ready to be stored.

    ``graph`` is its triples as N-Triples. ``key`` names the source (absolute path, address, or article id),
    ``within`` the file that holds it together with other articles. ``digest`` is that of the text,
    ``fingerprint`` that of everything the graph was made from. ``record`` is what the article states, as
    bytes that the store gives back; ``sketch`` and ``text`` are kept with it, and ``resolution``, which the
    graph was made with, '' for none. ``quads`` is all that a store appends for it, written ahead: what
    workers hand over (``packed``), instead of all these. Of an article that waits for its graph (``bare``)
    and of one that has come to it (``filled``), it is what the ledger says. ``calendar`` is what comes into
    the calendar with it, empty where the store has to list its events (``listed``), but for those ``shared``
    with other articles, which it always has to.
    """

    article: str
    graph: bytes = b""
    key: str
    within: str | None = None
    digest: str
    fingerprint: str
    record: bytes = b""
    sketch: str = ""
    text: str = ""
    resolution: str = ""
    quads: bytes = b""
    calendar: bytes = b""
    shared: tuple[str, ...] = ()

    @property
    def node(self) -> ox.NamedNode:
        return ox.NamedNode(self.article)

    def packed(self) -> Self:
        """Return the entry with its quads written; the same entry gives the same bytes."""
        return replace(self, graph=b"", record=b"", sketch="", text="", resolution="", quads=_packed(self))

    def bare(self) -> Self:
        """Return the entry without its graph: the ledger's share is written, the record stays readable."""
        return replace(self, graph=b"", sketch="", text="", quads=_ledger_lines(self))

    def filled(self, graph: bytes, resolution: str) -> Self:
        """Return a ``bare`` entry with its graph, as if it had had that and the resolution at once.

        The graph is there once, and not yet as what a store appends, which is more than twice as long.
        """
        marked = {ledger.resolution_quad(self.node, resolution)} if resolution else set()
        return replace(self, graph=graph, record=b"", quads=self.quads + _lines(marked))

    def listed(self, graph: bytes, shared: Collection[str]) -> Self:
        """Return the entry of a graph with what the calendar says of the events in it.

        ``shared`` are the events, as IRIs, that other articles tell of as well: these the store lists.
        """
        coming = with_article(self.node, graph, set(map(ox.NamedNode, shared)))
        return replace(self, calendar=_lines(coming), shared=tuple(sorted(shared)))

    @property
    def state(self) -> str:
        """A digest of the record as the ledger keeps it, as ``Store.states`` gives it; '' without one."""
        kept = (quad.object for quad in self.record_quads() if quad.predicate == ledger.RECORD)
        return next((ledger.state(term.value) for term in kept if isinstance(term, ox.Literal)), "")

    def triples(self) -> set[ox.Triple]:
        if self.graph:
            return {quad.triple for quad in ox.parse(self.graph, format=ox.RdfFormat.N_TRIPLES)}
        return {quad.triple for quad in self._written() if quad.graph_name == self.node}

    def ledger_quads(self, article: ox.NamedNode) -> set[ox.Quad]:
        """Return what the ledger says when this source gives ``article``."""
        quads = ledger.source_quads(
            self.key, within=self.within, article=article, fingerprint=self.fingerprint
        )
        quads.add(ledger.digest_quad(article, self.digest))
        return quads | self.about() if article == self.node else quads

    def _marked(self) -> set[ox.Quad]:
        """Return which resolution the graph was made with: a quad or none."""
        if self.resolution:
            return {ledger.resolution_quad(self.node, self.resolution)}
        return {quad for quad in self._written() if quad.predicate == ledger.RESOLUTION}

    def about(self) -> set[ox.Quad]:
        """Return what the ledger keeps of the article beside its digest."""
        return self.record_quads() | self._marked()

    def record_quads(self) -> set[ox.Quad]:
        """Return what the ledger keeps of the record and of the text: a quad each, or none."""
        if self.record and not self.quads:
            sketch = {ledger.sketch_quad(self.node, self.sketch)} if self.sketch else set()
            text = {ledger.text_quad(self.node, self.text)} if self.text else set()
            return {ledger.record_quad(self.node, self.record)} | sketch | text
        return {quad for quad in self._written() if quad.predicate in ledger.OF_ARTICLE}

    def _written(self) -> ox.QuadParser:
        return ox.parse(self.quads, format=ox.RdfFormat.N_QUADS)


@dataclass(frozen=True, kw_only=True)
class Stored:
    """What the ledger keeps of an article: its record, and the resolution that its graph was made with, or
    ''.
    """

    article: str
    record: bytes
    resolution: str


@dataclass(frozen=True, kw_only=True)
class Revision:
    """The graph of an article made anew, and the resolution that it was made with, '' for none."""

    article: str
    triples: frozenset[ox.Triple]
    resolution: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the ledger knows of a source."""

    article: str
    fingerprint: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Statistics:
    articles: int
    sources: int
    triples: int
    quads: int


@dataclass(frozen=True, kw_only=True)
class Damage:
    """Where the merged view and the ledger differ from the article graphs; all empty when all is well.

    ``missing`` are triples that an article holds and the view lacks, ``surplus`` the reverse;
    ``unlisted`` are article graphs that the ledger does not know, ``lost`` listed articles without a graph,
    ``unsourced`` those that no source gives, ``astray`` the keys of sources whose article is not listed,
    ``garbled`` articles whose record cannot be unpacked, ``calendar`` the number of wrong listings in it.
    """

    missing: int = 0
    surplus: int = 0
    unlisted: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    unsourced: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    garbled: tuple[str, ...] = ()
    calendar: int = 0

    def __bool__(self) -> bool:
        return self != Damage()


class Met:
    """Names, keys and texts that are taken: an entry that has one of them is not alone in the store."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def note(self, entry: Entry) -> None:
        self.seen |= {entry.article, entry.key, entry.digest}

    def meets(self, entry: Entry) -> bool:
        return not self.seen.isdisjoint({entry.article, entry.key, entry.digest})


class Fresh(Met):
    """Articles of one batch that have nothing to do with what is stored, nor with each other."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.note(entry)


def nquads(entry: Entry) -> bytes:
    """Return the article graph, its share of the merged view and its ledger entry as N-Quads, and what the
    calendar says of it: at least the mark that its events are to be listed.
    """
    return _packed(entry) + (entry.calendar or _lines({ledger.unlisted_quad(entry.node)}))


def _packed(entry: Entry) -> bytes:
    graph = _graph_lines(entry.node, entry.graph) if entry.graph else b""
    return graph + (entry.quads or _ledger_lines(entry))


def _graph_lines(node: ox.NamedNode, graph: bytes) -> bytes:
    """Return the graph as its share of the merged view and as article graph.

    In N-Triples a line break never stands inside a term, so that the end of a line can be exchanged.
    """
    return graph + graph.replace(b" .\n", f" {node} .\n".encode())


def _ledger_lines(entry: Entry) -> bytes:
    return _lines({*entry.ledger_quads(entry.node), ledger.UNRESOLVED})


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    return "".join(sorted(f"{quad} .\n" for quad in quads)).encode()
