"""JSON-LD: compacted with the published context, a node a line, keys in order.

JSON has no directional text and no statement inside a statement here, and an IRI whose scheme is one of
the prefixes cannot be told from a short name: each is one clear error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.export.context import IRI
from kg.export.order import Object, Properties, Subject, by_graph, by_subject
from kg.terms import RDF, XSD

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # below 2^53: every JSON reader keeps it exact
_NATIVE = {XSD.integer: _INTEGER, XSD.boolean: re.compile("true|false")}


class Compaction:
    """Terms in the shape that a context gives them: the inverse of what a JSON-LD reader does with it."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {
            value: name
            for name, value in context.items()
            if isinstance(value, str) and value.endswith(("#", "/"))
        }
        self._names = {name for name in context if ":" not in name}
        self._by_length = sorted(self._prefixes, key=len, reverse=True)
        self._classes = {
            value: name for name, value in context.items() if isinstance(value, str) and name != value
        }
        self._properties = {
            value["@id"]: (name, value) for name, value in context.items() if isinstance(value, dict)
        }

    def node(self, subject: Subject, properties: Properties) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for predicate, objects in properties:
            if predicate == RDF.type and all(isinstance(value, ox.NamedNode) for value in objects):
                members["@type"] = [self._class(value) for value in objects]
            else:
                members.update(self._member(predicate.value, objects))
        return {"@id": self.id(subject), **dict(sorted(members.items()))}

    def id(self, term: Subject) -> str:
        if isinstance(term, ox.Triple):
            raise WrongUse(f"jsonld cannot hold the statement {term} inside another: use --format ttl")
        if isinstance(term, ox.BlankNode):
            return str(term)
        for namespace in self._by_length:
            rest = term.value.removeprefix(namespace)
            if rest and rest != term.value and not rest.startswith("//"):
                return f"{self._prefixes[namespace]}:{rest}"
        scheme = term.value.partition(":")[0]
        if scheme in self._names:
            raise WrongUse(
                f"jsonld cannot hold {term}: {scheme}: means something else there; use --format ttl"
            )
        return term.value

    def _class(self, term: Object) -> str:
        assert isinstance(term, ox.NamedNode)
        return self._classes.get(term.value) or self.id(term)

    def _member(self, predicate: str, objects: Sequence[Object]) -> dict[str, Any]:
        name, definition = self._properties.get(predicate, (None, {}))
        if definition.get("@container") == "@language":
            tagged = [v for v in objects if isinstance(v, ox.Literal) and v.language and not v.direction]
            others = [value for value in objects if value not in tagged]
            members = {str(name): _language_map(tagged)} if tagged else {}
            return members | ({predicate: _list([self._value(v, {}) for v in others])} if others else {})
        values = [self._value(value, definition) for value in objects]
        if definition.get("@container") == "@set":
            return {str(name): values}
        return {name or self.id(ox.NamedNode(predicate)): _list(values)}

    def _value(self, value: Object, definition: Mapping[str, str]) -> Any:
        if isinstance(value, ox.Literal):
            return self._literal(value, definition.get("@type"))
        return self.id(value) if definition.get("@type") == "@id" else {"@id": self.id(value)}

    def _literal(self, literal: ox.Literal, coercion: str | None) -> Any:
        if literal.direction:
            raise WrongUse(f"jsonld cannot hold the text direction of {literal}: use --format ttl")
        if literal.language:
            return {"@language": literal.language, "@value": literal.value}
        native = _NATIVE.get(literal.datatype)
        if native and native.fullmatch(literal.value) and coercion in (None, literal.datatype.value):
            return json.loads(literal.value)
        if literal.datatype.value == (coercion or XSD.string.value):
            return literal.value
        typed = {} if literal.datatype == XSD.string else {"@type": self._class(literal.datatype)}
        return {**typed, "@value": literal.value}


def jsonld(
    quads: Sequence[ox.Quad], *, context: Mapping[str, Any], inline: bool, named: bool
) -> Iterator[str]:
    """Yield ordered quads as JSON-LD; ``named`` keeps the graphs apart, ``inline`` writes the context out.

    Raises WrongUse for what the module's docstring names.
    """
    compaction = Compaction(context)
    head = json.dumps(dict(context) if inline else IRI, ensure_ascii=False)
    yield f'{{"@context": {head},\n"@graph": ['
    start = "\n"
    for name, group in by_graph(quads) if named else [(ox.DefaultGraph(), list(quads))]:
        nodes = (_line(compaction.node(*node)) for node in by_subject(group))
        if isinstance(name, ox.DefaultGraph):
            for node in nodes:
                yield start + node
                start = ",\n"
            continue
        yield f'{start}{{"@id": {_line(compaction.id(name))}, "@graph": [\n'
        yield ",\n".join(nodes)
        yield "\n]}"
        start = ",\n"
    yield "\n]}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _language_map(literals: Sequence[ox.Literal]) -> dict[str, Any]:
    texts: dict[str, list[str]] = {}
    for literal in literals:
        texts.setdefault(str(literal.language), []).append(literal.value)
    return {language: _list(found) for language, found in sorted(texts.items())}
