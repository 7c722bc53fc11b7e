"""What the graph says of an entity that several articles can speak of: its kind, names and home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from kg.gazetteer import Identifier, Source
from kg.gazetteer.schemes import address
from kg.identities import Entity, path
from kg.terms import DCTERMS, DM, ORG, PROV, RDF, RDFS, SCHEMA, SKOS

_CLASSES = {
    "person": DM.Person,
    "body": DM.Body,
    "state": DM.State,
    "territory": DM.Territory,
    "place": DM.Place,
    "post": ORG.Post,
}
_HOMES = {
    "post": ORG.postIn,
    "body": DM.actsForState,
    "place": DM.inTerritory,
    "territory": DM.territoryOf,
}


@lru_cache(maxsize=4096)
def described(entity: Entity, base: str) -> frozenset[Triple]:
    """Return the triples about an entity and about its home."""
    subject = NamedNode(base + entity.path)
    triples = {Triple(subject, predicate, value) for predicate, value in _facts(entity, subject)}
    if entity.home:
        triples.add(Triple(subject, _HOMES[entity.kind], NamedNode(base + entity.home.path)))
        triples |= described(entity.home, base)
    for source in entity.sources:
        triples.update(_origin(subject, source, base))
    for identifier in entity.identifiers:
        triples.update(_identified(subject, identifier, base))
    return frozenset(triples)


def _identified(subject: NamedNode, identifier: Identifier, base: str) -> Iterator[Triple]:
    """Yield an identifier of the subject with the table that it comes from, and the address as a shortcut."""
    key = (identifier.scheme, identifier.value, identifier.source.name, identifier.source.digest)
    node = NamedNode(base + path("identifier", key))
    yield Triple(subject, SCHEMA.identifier, node)
    yield Triple(node, RDF.type, SCHEMA.PropertyValue)
    yield Triple(node, SCHEMA.propertyID, Literal(identifier.scheme))
    yield Triple(node, SCHEMA.value, Literal(identifier.value))
    yield from _origin(node, identifier.source, base)
    if iri := address(identifier.scheme, identifier.value):
        yield Triple(subject, SCHEMA.sameAs, NamedNode(iri))


def _origin(subject: NamedNode, source: Source, base: str) -> Iterator[Triple]:
    """Yield the table that something about the subject comes from, with its own origin and licence."""
    table = NamedNode(base + path("table", (source.name, source.digest)))
    yield Triple(subject, PROV.wasDerivedFrom, table)
    yield Triple(table, RDF.type, SCHEMA.Dataset)
    yield Triple(table, RDFS.label, Literal(source.name))
    yield Triple(table, DCTERMS.source, Literal(source.origin))
    if source.licence:
        yield Triple(table, DCTERMS.license, Literal(source.licence))


def _facts(entity: Entity, subject: NamedNode) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, _CLASSES[entity.kind]
    for label in entity.labels:
        yield RDFS.label, Literal(label.text, language=label.lang)
    for label in entity.other_labels:
        yield SKOS.altLabel, Literal(label.text, language=label.lang)
    for name in entity.names:
        yield DM.nameKey, Literal(name)
    if entity.kind in ("state", "territory"):
        yield DM.isoCode, Literal(entity.parts[0])
    if entity.kind == "territory":
        yield DM.inTerritory, subject  # so that one path finds the events in a country and in its cities
