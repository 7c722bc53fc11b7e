"""The terms that a query may use, with what they mean: for the editor's completion."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pyoxigraph as ox

from kg.packaged import folder
from kg.query.labels import short
from kg.terms import NAMESPACES, OWL, RDF, RDFS, SKOS, TOPIC, definition, label, labelled

_ONTOLOGY: Final = "diplomatic.ttl"
_KINDS: Final = {
    OWL.Class: "class",
    RDFS.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.AnnotationProperty: "property",
    RDF.Property: "property",
    SKOS.Concept: "topic",
}


@lru_cache(maxsize=4)
def vocabulary(lang: str) -> list[dict[str, Any]]:
    """Return the terms of the ontology, of what it uses of others, and the topics; texts in a language."""
    kinds = _declared()
    terms = (term for namespace in NAMESPACES for term in namespace)
    return [
        {
            "name": short(term),
            "kind": "topic" if term in TOPIC else kinds.get(term) or _built_in(term),
            "label": label(term, lang) if labelled(term) else None,
            "definition": definition(term, lang),
        }
        for term in terms
    ]


def _declared() -> dict[ox.NamedNode, str]:
    """Return what kind of term the ontology says that each is; an individual where it says no more."""
    found: dict[ox.NamedNode, str] = {}
    path = str(folder("ontology") / _ONTOLOGY)
    for subject, predicate, value, _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if predicate == RDF.type and isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
            kind = _KINDS.get(value)
            if kind or subject not in found:
                found[subject] = kind or "individual"
    return found


def _built_in(term: ox.NamedNode) -> str:
    """Return the kind of a term of RDF, RDFS, OWL or XSD, which tell it by the case of their first letter."""
    prefix, _, name = short(term).partition(":")
    if prefix == "xsd":
        return "datatype"
    return "class" if name[:1].isupper() else "property"
