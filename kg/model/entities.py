"""What the graph says of an entity that several articles can speak of: its kind, names and home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.gazetteer import Identifier, Source
from kg.gazetteer.schemes import address
from kg.identities import Entity, path
from kg.written import (
    DCTERMS,
    DM,
    ORG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    Term,
    checked,
    literal,
    node,
    triple,
)

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
def described(entity: Entity, base: str) -> frozenset[str]:
    """Return the triples about an entity and about its home, written."""
    subject = checked(base + entity.path)
    triples = {triple(subject, predicate, value) for predicate, value in _facts(entity, subject)}
    if entity.home:
        triples.add(triple(subject, _HOMES[entity.kind], node(base + entity.home.path)))
        triples |= described(entity.home, base)
    for source in entity.sources:
        triples.update(_origin(subject, source, base))
    for identifier in entity.identifiers:
        triples.update(_identified(subject, identifier, base))
    return frozenset(triples)


def _identified(subject: Term, identifier: Identifier, base: str) -> Iterator[str]:
    """Yield an identifier of the subject with the table that it comes from, and the address as a shortcut."""
    key = (identifier.scheme, identifier.value, identifier.source.name, identifier.source.digest)
    what = node(base + path("identifier", key))
    yield triple(subject, SCHEMA.identifier, what)
    yield triple(what, RDF.type, SCHEMA.PropertyValue)
    yield triple(what, SCHEMA.propertyID, literal(identifier.scheme))
    yield triple(what, SCHEMA.value, literal(identifier.value))
    yield from _origin(what, identifier.source, base)
    if iri := address(identifier.scheme, identifier.value):
        yield triple(subject, SCHEMA.sameAs, checked(iri))


def _origin(subject: Term, source: Source, base: str) -> Iterator[str]:
    """Yield the table that something about the subject comes from, with its own origin and licence."""
    table = node(base + path("table", (source.name, source.digest)))
    yield triple(subject, PROV.wasDerivedFrom, table)
    yield triple(table, RDF.type, SCHEMA.Dataset)
    yield triple(table, RDFS.label, literal(source.name))
    yield triple(table, DCTERMS.source, literal(source.origin))
    if source.licence:
        yield triple(table, DCTERMS.license, literal(source.licence))


def _facts(entity: Entity, subject: Term) -> Iterator[tuple[Term, Term]]:
    yield RDF.type, _CLASSES[entity.kind]
    for label in entity.labels:
        yield RDFS.label, literal(label.text, lang=label.lang)
    for label in entity.other_labels:
        yield SKOS.altLabel, literal(label.text, lang=label.lang)
    for name in entity.names:
        yield DM.nameKey, literal(name)
    if entity.kind in ("state", "territory"):
        yield DM.isoCode, literal(entity.parts[0])
    if entity.kind == "territory":
        yield DM.inTerritory, subject  # so that one path finds the events in a country and in its cities
