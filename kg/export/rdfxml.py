"""RDF/XML: for tools that read nothing else.

XML holds less than RDF: no control characters but tab, line feed and carriage return, no predicate
whose IRI does not end in an XML name. What cannot be written is one clear error, never a changed value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.export.order import Object, Subject, by_subject
from kg.terms import PREFIXES, XSD
from kg.xml import escaped, outside_xml

RDF = PREFIXES["rdf"]
_XML = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
# Names that mean something else as an element (RDF 1.1 XML Syntax, 6.2.4 and 6.2.5).
_RESERVED = {"RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "li"}
_RESERVED |= {"aboutEach", "aboutEachPrefix", "bagID"}


def rdfxml(quads: Sequence[ox.Quad], *, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield ordered quads as RDF/XML, without their graph names. Raises WrongUse for what XML cannot hold."""
    spaces = _namespaces(quads, prefixes)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for namespace, prefix in sorted(spaces.items(), key=lambda item: item[1]):
        yield f'\n    xmlns:{prefix}="{escaped(namespace)}"'
    yield ">\n"
    for subject, properties in by_subject(quads):
        yield f"  <rdf:Description {_node(subject, 'about')}>\n"
        for predicate, objects in properties:
            for value in objects:
                yield f"    {_element(predicate, value, spaces, subject)}\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _namespaces(quads: Sequence[ox.Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefix of each namespace that a predicate needs; unknown ones are numbered in order."""
    known = {namespace: prefix for prefix, namespace in prefixes.items()}
    needed = sorted({_split(predicate)[0] for predicate in {quad.predicate.value for quad in quads}} | {RDF})
    spaces = {RDF: "rdf"}
    unknown = [namespace for namespace in needed if namespace not in known and namespace != RDF]
    spaces.update({namespace: known[namespace] for namespace in needed if namespace in known})
    spaces.update({namespace: f"ns{number}" for number, namespace in enumerate(unknown, start=1)})
    return spaces


def _split(predicate: str) -> tuple[str, str]:
    found = _LOCAL.search(predicate)
    if not found or predicate[: found.start()] in ("", *_XML):
        raise WrongUse(f"rdfxml cannot name the predicate <{predicate}>: use --format ttl")
    namespace, local = predicate[: found.start()], found.group()
    if namespace == RDF and local in _RESERVED:
        raise WrongUse(f"rdfxml reserves the name rdf:{local}, a predicate here: use --format ttl")
    return namespace, local


def _node(term: Subject, attribute: str) -> str:
    if isinstance(term, ox.Triple):
        raise WrongUse(f"rdfxml cannot hold the statement {term} inside another: use --format ttl")
    if isinstance(term, ox.BlankNode):
        return f'rdf:nodeID="{term.value}"'
    return f'rdf:{attribute}="{escaped(term.value)}"'


def _element(predicate: ox.NamedNode, value: Object, spaces: Mapping[str, str], subject: Subject) -> str:
    namespace, local = _split(predicate.value)
    name = f"{spaces[namespace]}:{local}"
    if not isinstance(value, ox.Literal):
        return f"<{name} {_node(value, 'resource')}/>"
    where = f"{subject} {predicate}"
    return f"<{name}{_qualifier(value, where)}>{_text(value.value, where)}</{name}>"


def _qualifier(literal: ox.Literal, where: str) -> str:
    if literal.direction:
        raise WrongUse(f"rdfxml cannot hold the text direction of {where}: use --format ttl")
    if literal.language:
        return f' xml:lang="{literal.language}"'
    return "" if literal.datatype == XSD.string else f' rdf:datatype="{escaped(literal.datatype.value)}"'


def _text(text: str, where: str) -> str:
    if bad := outside_xml(text):
        code = f"U+{ord(bad):04X}"
        raise WrongUse(f"rdfxml cannot hold the character {code} in {where}: use --format ttl")
    return escaped(text)
