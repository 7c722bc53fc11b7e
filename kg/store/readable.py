"""What can be asked of every store: its ledger, its graphs, and how much there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kg.store import ledger
from kg.store.backend import VIEW, BackEnd, Pattern, Subject, Term
from kg.store.entries import Known, Statistics, Stored
from kg.store.ledger import LEDGER

_AT_ONCE: Final = 500  # articles whose records are in memory together


class Readable(BackEnd):
    """What the ledger knows of articles and sources, what their graphs hold, and counts of both."""

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

    def digests(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the digest of the text of each of the articles that is there."""
        found = self._digests(map(ox.NamedNode, articles))
        return {node.value: digest for node, digest in found.items()}

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

    def base(self) -> str | None:
        """Return what the IRIs of the articles begin with; None when there is none."""
        one = f"SELECT ?article {{ GRAPH {LEDGER} {{ ?article {ledger.DIGEST} ?digest }} }} LIMIT 1"
        return next((base_in(row["article"].value) for row in self._rows(one)), None)

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
        yield from _states(self.matches(None, ledger.RECORD, None, LEDGER))

    def seen(self) -> str:
        """Return the name of the state that resolution has last seen, '' when there is none.

        All that has come, changed or gone since then is ``marked``.
        """
        found = next(self.matches(LEDGER, ledger.SEEN, None, LEDGER), None)
        return _text(found.object) if found else ""

    def marked(self) -> Iterator[str]:
        """Return the IRIs of what is marked: articles, also those gone, events and seats; in no order."""
        for quad in self.matches(None, ledger.UNLISTED, None, ledger.CALENDAR):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value

    def states_of(self, articles: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Return what ``states`` does of those that are articles with a record."""
        patterns = ((ox.NamedNode(article), ledger.RECORD, None, LEDGER) for article in articles)
        yield from _states(self._found(patterns))

    def resolutions(self) -> Iterator[tuple[str, str]]:
        """Return the resolution that the graph of an article was made with, by its IRI and in no order."""
        yield from _resolutions(self.matches(None, ledger.RESOLUTION, None, LEDGER))

    def resolutions_of(self, articles: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Return what ``resolutions`` does of some articles."""
        patterns = ((ox.NamedNode(article), ledger.RESOLUTION, None, LEDGER) for article in articles)
        yield from _resolutions(self._found(patterns))

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
            quads=self._count(ledger.OF_ARTICLES),
        )

    # -- within

    def _found(self, patterns: Iterable[Pattern]) -> Iterator[ox.Quad]:
        """Return what fits, of any number of patterns: some at a time, as a server wants them."""
        coming = iter(patterns)
        while some := list(islice(coming, _AT_ONCE)):
            yield from self.find(some)

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


def base_in(article: str) -> str:
    """Return what the IRIs of an article begin with; in an IRI, the id of an article holds no slash."""
    return article.rpartition("article/")[0]


def _text(term: object) -> str:
    assert isinstance(term, ox.Literal)
    return term.value


def _states(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value, ledger.state(_text(quad.object))


def _resolutions(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value, _text(quad.object)
