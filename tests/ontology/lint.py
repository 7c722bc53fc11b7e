"""The lint of the ontology: each rule is a function from a graph to findings, one line each.

The ordered list of rules is at the end. Exceptions are lists here, each entry with its reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import rdflib.namespace as known
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

DM = "https://w3id.org/diplomatic-kg/ontology#"
ONTOLOGY = URIRef("https://w3id.org/diplomatic-kg/ontology")
LANGUAGES = ("en", "ru", "az")

UNALIGNED = {
    "AgendaItem": "no published vocabulary has the agenda item of an event; its concept is a skos:Concept",
}
"""Own classes under no class of a published vocabulary."""

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    OWL.NamedIndividual: "individual",
    RDFS.Datatype: "datatype",
    OWL.Ontology: "ontology",
}
PROPERTIES = ("object property", "datatype property", "annotation property")
WITHOUT_DECLARATION = (RDF, RDFS, OWL, known.XSD)
ADDRESSES = (OWL.versionIRI, DCTERMS.license)
"""Properties of the header whose values are addresses, not terms."""

OWL_DATATYPES = {
    *(
        known.XSD[name]
        for name in ("string", "boolean", "decimal", "integer", "double", "float", "dateTime", "anyURI")
    ),
    RDFS.Literal,
}
"""The part of the OWL 2 datatype map that the project may use."""

CODES = {
    "cameoCode": r"\d{3,4}",
    "ploverCode": r"[A-Z]+",
    "ploverMode": r"[a-z]+(-[a-z]+)*",
    "ploverContext": r"[a-z]+(_[a-z]+)*",
}
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
AZERBAIJANI = re.compile(r"[əƏğĞıİöÖşŞçÇüÜ]")


def own_terms(graph: Graph) -> list[URIRef]:
    """Return the terms of the project's namespace that the graph gives a type, by IRI."""
    return [term for term in _iris(graph.subjects(RDF.type)) if term.startswith(DM)]


def _iris(nodes: Iterable[Node]) -> list[URIRef]:
    return sorted({node for node in nodes if isinstance(node, URIRef)})


def kinds(graph: Graph, term: Node) -> list[str]:
    """Return what the graph declares a term to be, in the order of ``KINDS``."""
    types = set(graph.objects(term, RDF.type))
    return [name for kind, name in KINDS.items() if kind in types]


def name(term: Node) -> str:
    text = str(term)
    return f"dm:{text.removeprefix(DM)}" if text.startswith(DM) else f"<{text}>"


def texts_in_every_language(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        for prop, what in ((RDFS.label, "label"), (SKOS.definition, "definition")):
            for lang in LANGUAGES:
                found = len(_texts(graph, term, prop, lang))
                if found != 1:
                    yield f"{name(term)} has {found} {what}s in {lang}, not 1"


def reused_terms_have_all_labels_or_none(graph: Graph) -> Iterator[str]:
    """Pages and exports show those that have one; their definitions stay with their authors."""
    for term in _iris(graph.subjects(RDFS.label)):
        for lang in LANGUAGES if not term.startswith(DM) else ():
            found = len(_texts(graph, term, RDFS.label, lang))
            if found != 1:
                yield f"{name(term)} has {found} labels in {lang}, not 1"


def definitions_end_with_a_full_stop(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        for text in graph.objects(term, SKOS.definition):
            if isinstance(text, Literal) and not text.endswith("."):
                yield f"{name(term)} has a definition in {text.language} without a full stop"


def texts_are_in_their_language(graph: Graph) -> Iterator[str]:
    """By script: Cyrillic in Russian only, the letters of Azerbaijani in no other language."""
    for term in own_terms(graph):
        for text in [*graph.objects(term, RDFS.label), *graph.objects(term, SKOS.definition)]:
            if isinstance(text, Literal) and not _fits(text):
                yield f"{name(term)} has a text in {text.language} that looks like another language: {text}"


def _fits(text: Literal) -> bool:
    if text.language == "ru":
        latin_only = re.fullmatch(r"[A-Z0-9 -]+", text) is not None
        return latin_only or (CYRILLIC.search(text) is not None and not AZERBAIJANI.search(text))
    return not CYRILLIC.search(text) and (text.language == "az" or not AZERBAIJANI.search(text))


def labels_differ(graph: Graph) -> Iterator[str]:
    """Upper and lower case count as the same; the labels of reused terms count too."""
    terms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term, label in graph.subject_objects(RDFS.label):
        if isinstance(label, Literal):
            terms[label.language or "", label.casefold()].add(name(term))
    for (lang, text), named in sorted(terms.items()):
        if len(named) > 1:
            yield f"{', '.join(sorted(named))} share the label '{text}' in {lang}"


def names_follow_their_kind(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        capital = bool({"class", "individual"} & set(kinds(graph, term)))
        local = term.removeprefix(DM)
        if not local.isalnum() or local[0].isupper() != capital:
            letter = "capital" if capital else "small"
            yield f"{name(term)} should begin with a {letter} letter and be one word"


def one_domain_and_range(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        for prop, what in ((RDFS.domain, "domains"), (RDFS.range, "ranges")):
            found = len(set(graph.objects(term, prop)))
            if found > 1:
                yield f"{name(term)} has {found} {what}: all would apply at once"


def terms_say_where_they_are_defined(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        if list(graph.objects(term, RDFS.isDefinedBy)) != [ONTOLOGY]:
            yield f"{name(term)} lacks rdfs:isDefinedBy <{ONTOLOGY}>"


def every_iri_is_declared(graph: Graph) -> Iterator[str]:
    used = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    used |= {node.datatype for node in graph.objects() if isinstance(node, Literal) and node.datatype}
    used -= {value for prop in ADDRESSES for value in graph.objects(None, prop) if isinstance(value, URIRef)}
    for iri in sorted(used):
        if not _built_in(iri) and not kinds(graph, iri):
            yield f"{name(iri)} is used but not declared"


def _built_in(iri: URIRef) -> bool:
    """rdflib's namespaces of these vocabularies are closed, so that a misspelt owl:Clas is found too."""
    return any(iri in vocabulary for vocabulary in WITHOUT_DECLARATION)


def one_kind_each(graph: Graph) -> Iterator[str]:
    """OWL 2 DL allows a class and an individual of one name; the project does not, since readers stumble."""
    for term in _iris(graph.subjects(RDF.type)):
        if len(found := kinds(graph, term)) > 1:
            yield f"{name(term)} is declared as {' and as '.join(found)}"


def terms_are_used_as_their_kind(graph: Graph) -> Iterator[str]:
    wanted = {
        RDFS.subClassOf: ({"class"}, {"class"}),
        OWL.disjointWith: ({"class"}, {"class"}),
        RDFS.subPropertyOf: (set(PROPERTIES), set(PROPERTIES)),
        OWL.inverseOf: ({"object property"}, {"object property"}),
        RDFS.domain: (set(PROPERTIES), {"class"}),
    }
    for prop, (subjects, objects) in wanted.items():
        for subject, value in sorted(graph.subject_objects(prop)):
            yield from _misused(graph, subject, subjects, prop)
            yield from _misused(graph, value, objects, prop)


def _misused(graph: Graph, term: Node, allowed: set[str], prop: URIRef) -> Iterator[str]:
    found = kinds(graph, term)
    if isinstance(term, URIRef) and found and not allowed & set(found):
        yield f"{name(term)} stands in {prop.split('#')[-1]} but is declared as {found[0]}"


def subproperties_keep_the_kind(graph: Graph) -> Iterator[str]:
    for narrow, broad in sorted(graph.subject_objects(RDFS.subPropertyOf)):
        if kinds(graph, narrow) != kinds(graph, broad):
            yield f"{name(narrow)} and {name(broad)} are properties of different kinds"


def ranges_fit_the_kind(graph: Graph) -> Iterator[str]:
    """Object properties lead to classes, datatype properties to datatypes that OWL 2 knows."""
    for prop, value in sorted(graph.subject_objects(RDFS.range)):
        if (
            "object property" in kinds(graph, prop)
            and isinstance(value, URIRef)
            and "class" not in kinds(graph, value)
        ):
            yield f"{name(prop)} has the range {name(value)}, which is no class"
        if "datatype property" in kinds(graph, prop) and value not in OWL_DATATYPES:
            yield f"{name(prop)} has the range {name(value)}, which OWL 2 does not know"


def literals_have_owl_datatypes(graph: Graph) -> Iterator[str]:
    for subject, _, value in sorted(graph):
        datatype = value.datatype if isinstance(value, Literal) else None
        if datatype and datatype not in OWL_DATATYPES and "datatype" not in kinds(graph, datatype):
            yield f"{name(subject)} has a literal of type {name(datatype)}, which OWL 2 does not know"


def individuals_have_a_class(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        classes = {c for c in graph.objects(term, RDF.type) if str(c).startswith(DM)}
        if "individual" in kinds(graph, term) and len(classes) != 1:
            yield f"{name(term)} is an individual of {len(classes)} own classes, not 1"
        if classes and "individual" not in kinds(graph, term):
            yield f"{name(term)} is not declared as owl:NamedIndividual"


def classes_are_aligned(graph: Graph) -> Iterator[str]:
    for term in own_terms(graph):
        if kinds(graph, term) != ["class"]:
            continue
        above = [c for c in graph.transitive_objects(term, RDFS.subClassOf) if isinstance(c, URIRef)]
        aligned = any(not c.startswith(DM) for c in above)
        local = term.removeprefix(DM)
        if not aligned and local not in UNALIGNED:
            yield f"{name(term)} is under no class of a published vocabulary, and UNALIGNED gives no reason"
        if aligned and local in UNALIGNED:
            yield f"{name(term)} is aligned: take it out of UNALIGNED"


def retired_terms_have_a_successor(graph: Graph) -> Iterator[str]:
    retired = set(_iris(graph.subjects(OWL.deprecated, Literal(True))))
    replaced = set(_iris(graph.subjects(DCTERMS.isReplacedBy)))
    for term in sorted(retired - replaced):
        yield f"{name(term)} is deprecated without dcterms:isReplacedBy"
    for term in sorted(replaced - retired):
        yield f"{name(term)} has a successor but no owl:deprecated true"
    for old, new in sorted(graph.subject_objects(DCTERMS.isReplacedBy)):
        if new in retired or not kinds(graph, new):
            yield f"{name(old)} is replaced by {name(new)}, which is retired or not declared"


def codes_are_well_formed(graph: Graph) -> Iterator[str]:
    for term, code in sorted(graph.subject_objects(SKOS.notation)):
        datatype = str(code.datatype or "").removeprefix(DM) if isinstance(code, Literal) else ""
        if not re.fullmatch(CODES.get(datatype, r"(?!)"), str(code)):
            yield f"{name(term)} has the code '{code}', which is none of {', '.join(CODES)}"


def no_blank_node_is_typed_as_nothing(graph: Graph) -> Iterator[str]:
    """A blank node is a list cell, a class expression or an axiom; anything else is a slip of punctuation."""
    allowed = {OWL.Class, OWL.Restriction, OWL.AllDifferent, OWL.AllDisjointClasses, RDFS.Datatype}
    for node in set(graph.subjects()):
        typed = allowed & set(graph.objects(node, RDF.type)) or (node, RDF.first, None) in graph
        if isinstance(node, BNode) and not typed:
            yield f"a blank node with {len(list(graph.predicate_objects(node)))} triples has no type"


RULES: tuple[Callable[[Graph], Iterator[str]], ...] = (
    texts_in_every_language,
    reused_terms_have_all_labels_or_none,
    definitions_end_with_a_full_stop,
    texts_are_in_their_language,
    labels_differ,
    names_follow_their_kind,
    one_domain_and_range,
    terms_say_where_they_are_defined,
    every_iri_is_declared,
    one_kind_each,
    terms_are_used_as_their_kind,
    subproperties_keep_the_kind,
    ranges_fit_the_kind,
    literals_have_owl_datatypes,
    individuals_have_a_class,
    classes_are_aligned,
    retired_terms_have_a_successor,
    codes_are_well_formed,
    no_blank_node_is_typed_as_nothing,
)


def findings(graph: Graph) -> list[str]:
    """Return what is wrong with an ontology, rule by rule; empty when all is well."""
    return [f"{rule.__name__}: {finding}" for rule in RULES for finding in rule(graph)]


def _texts(graph: Graph, term: URIRef, prop: URIRef, lang: str) -> list[Literal]:
    return [text for text in graph.objects(term, prop) if isinstance(text, Literal) and text.language == lang]
