"""The JSON-LD context: short names for the terms of the ontology, derived from it and published beside it.

Own terms go by their local name, terms of others by prefix and name, so that ``about`` and
``schema:about`` stay two things. Properties that may repeat are always lists.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.packaged import folder
from kg.terms import OWL, PREFIXES, RDF, RDFS, XSD

FILE = "context.jsonld"
IRI = "https://w3id.org/diplomatic-kg/context.jsonld"
BASE_PREFIX = "id"

Definition = str | dict[str, str]


@lru_cache(maxsize=1)
def published() -> dict[str, Any]:
    """Return the context that ships with the package. Raises FileNotFoundError when it is missing."""
    document: dict[str, Any] = json.loads((folder("ontology") / FILE).read_text(encoding="utf-8"))
    context: dict[str, Any] = document["@context"]
    return context


def derive(base: str) -> dict[str, Any]:
    """Return the context that the ontology asks for; ``base`` is what the prefix ``id`` stands for."""
    triples = set(ox.parse(path=str(folder("ontology") / "diplomatic.ttl"), format=ox.RdfFormat.TURTLE))
    about: dict[str, dict[ox.NamedNode, set[Any]]] = {}
    for subject, predicate, value, _ in triples:
        if isinstance(subject, ox.NamedNode):
            about.setdefault(subject.value, {}).setdefault(predicate, set()).add(value)
    terms = {_short(iri): _definition(iri, facts) for iri, facts in about.items() if _is_term(iri, facts)}
    # RDFS is no part of an OWL ontology; its label is the one property of it that the graph uses.
    terms["rdfs:label"] = {"@id": RDFS.label.value, "@container": "@language"}
    return {"@version": 1.1, BASE_PREFIX: base, **PREFIXES, **dict(sorted(terms.items()))}


def text(context: dict[str, Any]) -> str:
    """Return the context as the document that is published, a term a line."""
    lines = [f"    {_json(name)}: {_json(value)}" for name, value in context.items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_CLASSES = (OWL.Class, RDFS.Class)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def _is_term(iri: str, facts: dict[ox.NamedNode, set[Any]]) -> bool:
    return bool(facts.get(RDF.type, set()) & {*_CLASSES, *_PROPERTIES}) and _short(iri) != iri


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            return local if namespace == PREFIXES["dm"] else f"{prefix}:{local}"
    return iri


def _definition(iri: str, facts: dict[ox.NamedNode, set[Any]]) -> Definition:
    kinds = facts.get(RDF.type, set())
    if kinds & set(_CLASSES):
        return iri
    definition = {"@id": iri, **_coercion(kinds, facts.get(RDFS.range, set()))}
    return definition if OWL.FunctionalProperty in kinds else {**definition, "@container": "@set"}


def _coercion(kinds: set[Any], ranges: set[Any]) -> dict[str, str]:
    if OWL.ObjectProperty in kinds:
        return {"@type": "@id"}
    datatypes = [kind.value for kind in ranges if kind in XSD and kind != XSD.string]
    return {"@type": datatypes[0]} if len(datatypes) == 1 else {}
