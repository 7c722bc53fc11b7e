"""The graph of one article while it is being written: IRIs, texts and passages in one place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import Rejected
from kg.identities import Entity, Parts, path
from kg.model.entities import described
from kg.model.literals import integer
from kg.records import Evidence, Record, Source
from kg.shortcuts import no_links
from kg.written import GAF, OA, RDF, Term, literal, node, triple

# Of every passage, which two triples of five in a graph speak of.
_IS_PASSAGE, _IS_POSITION, _IS_QUOTE = (
    f" {RDF.type} {kind}" for kind in (OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector)
)


def article_iri(source: Source, base: str) -> NamedNode:
    """Return the IRI of an article, which is the name of its graph too. Raises Rejected for an empty id."""
    if not source.id:
        raise Rejected("the article has no id", where=source.path or source.url or "record")
    return NamedNode(f"{base}article/{quote(source.id, safe='')}")


class ArticleGraph:
    """The triples about one article, and where the article came from for messages."""

    def __init__(self, record: Record, base: str) -> None:
        self.source = source = record.article
        self.where = source.path or source.url or source.id
        self.lang = source.lang
        self.name = article_iri(source, base).value
        self.article = node(self.name)
        self.triples: set[str] = set()
        self.links = no_links()
        self._base = base
        self._entities: dict[str, tuple[Entity, Term]] = {}
        self._passages: dict[tuple[int, int], tuple[str, Term]] = {}
        if not _is_language(source.lang):
            raise self.rejected(f"{source.lang!r} is no language tag")

    def rejected(self, message: str) -> Rejected:
        return Rejected(message, where=self.where)

    def iri(self, kind: str, parts: Parts) -> Term:
        return node(self._base + path(kind, parts))

    def entity(self, entity: Entity) -> Term:
        """Return the IRI of an entity, having said what is known about it."""
        known = self._entities.get(entity.path)
        if known is None or known[0] != entity:
            known = (entity, node(self._base + entity.path))
            self._entities[entity.path] = known
            self.triples |= described(entity, self._base)
        return known[1]

    def entities(self, *entities: Entity | None) -> list[Term]:
        return [self.entity(entity) for entity in entities if entity]

    def add(self, subject: Term, predicate: Term, *values: Term | None) -> None:
        """State the values; None states nothing."""
        links = self.links.get(predicate)
        for value in values:
            if value is not None:
                self.triples.add(f"{subject} {predicate} {value}")
                if links is not None:
                    links[subject].append(value)

    def a(self, subject: Term, *classes: Term) -> Term:
        self.add(subject, RDF.type, *classes)
        return subject

    def text(self, value: str | None) -> Term | None:
        """Return a text in the language of the article; None for no text."""
        return literal(value, lang=self.lang) if value else None

    def denoted(self, subject: Term, evidence: Iterable[Evidence]) -> None:
        """Tie a fact to its passages. Raises Rejected for a passage that its quote does not fit."""
        self.add(subject, GAF.denotedBy, *(self._passage(e) for e in evidence))

    def _passage(self, evidence: Evidence) -> Term:
        span = (evidence.start, evidence.end)
        quote, passage = self._passages.get(span) or (None, None)
        if passage is None:
            passage = self._new_passage(evidence)
            self._passages[span] = (evidence.quote, passage)
        elif quote != evidence.quote:
            raise self.rejected(f"two different quotes for the passage {span[0]}..{span[1]}")
        return passage

    def _new_passage(self, evidence: Evidence) -> Term:
        start, end, quote = evidence.start, evidence.end, evidence.quote
        if not quote or start < 0 or end - start != len(quote):
            raise self.rejected(f"the quote for the passage {start}..{end} is not of that length")
        iri = f"{self.name}#char={start},{end}"
        passage, selector = node(iri), node(f"{iri};selector")
        self.add(passage, OA.hasSource, self.article)
        self.triples |= {
            passage + _IS_PASSAGE,
            selector + _IS_POSITION,
            selector + _IS_QUOTE,
            triple(passage, OA.hasSelector, selector),
            triple(selector, OA.start, integer(start)),
            triple(selector, OA.end, integer(end)),
            triple(selector, OA.exact, literal(quote, lang=self.lang)),
        }
        return passage


@lru_cache(maxsize=64)
def _is_language(tag: str) -> bool:
    try:
        Literal("", language=tag)
    except ValueError:
        return False
    return True
