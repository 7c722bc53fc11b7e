"""shapes/*.ttl -> what the engines run and what people read: severity, path and messages of every shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import cast

import msgspec
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.packaged import folder
from kg.validate.findings import SEVERITIES, Finding, Result, Severity, Term

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REPEATED = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A shape that has an IRI. ``path`` as in ``Finding``; ``messages`` by language."""

    iri: str
    severity: Severity
    path: str | None
    messages: dict[str, str]


class Catalogue:
    """The shapes graph as data. Built once, never changed."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = list(triples)
        self._objects: dict[tuple[object, str], list[Term]] = defaultdict(list)
        for subject, predicate, value in self.triples:
            self._objects[subject, predicate.value].append(value)

    @cached_property
    def ntriples(self) -> str:
        """The shapes graph as N-Triples."""
        written = cast(bytes, serialize(self.triples, format=RdfFormat.N_TRIPLES))
        return written.decode()

    @cached_property
    def constants(self) -> frozenset[str]:
        """The IRIs that the shapes mention: terms of vocabularies, never nodes of an article."""
        return frozenset(value.value for _, _, value in self.triples if isinstance(value, NamedNode))

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Every shape that has an IRI, by its IRI."""
        kinds = (_sh("NodeShape"), _sh("PropertyShape"))
        found = {s for s, p, o in self.triples if o in kinds and isinstance(s, NamedNode)}
        return {node.value: self._shape(node) for node in sorted(found, key=str)}

    @cached_property
    def targets(self) -> frozenset[Term]:
        """The classes and properties that tell what the shapes judge."""
        names = {_sh(f"target{kind}") for kind in ("Class", "SubjectsOf", "ObjectsOf")}
        return frozenset(value for _, predicate, value in self.triples if predicate in names)

    def finding(self, result: Result) -> Finding:
        """Return what an engine found, with what people need to know."""
        shape = self.shapes[result.shape]
        return Finding(
            severity=shape.severity,
            focus=result.focus,
            path=shape.path,
            value=result.value,
            shape=shape.iri,
            message=shape.messages,
        )

    def objects(self, subject: Term, name: str) -> list[Term]:
        """Return the values of ``sh:name`` of a node, in the order of the files."""
        return self._values(subject, _SH + name)

    def items(self, node: Term) -> list[Term]:
        """Return the members of an RDF list."""
        found: list[Term] = []
        while isinstance(node, BlankNode):
            found += self._values(node, _RDF + "first")
            node = self._values(node, _RDF + "rest")[0]
        return found

    def _values(self, subject: Term, predicate: str) -> list[Term]:
        return self._objects.get((subject, predicate), [])

    def _shape(self, node: NamedNode) -> Shape:
        paths = self.objects(node, "path")
        return Shape(
            iri=node.value,
            severity=self._severity(node),
            path=self._written(paths[0]) if paths else None,
            messages=self._messages(node),
        )

    def _severity(self, node: NamedNode) -> Severity:
        stated = self.objects(node, "severity")
        return next((name for name in SEVERITIES if _sh(name) in stated), "Violation")

    def _messages(self, node: NamedNode) -> dict[str, str]:
        """Return the messages of a shape; those of its SPARQL constraint, if it has one, go first."""
        holders: list[Term] = [*self.objects(node, "sparql"), node]
        texts = [text for holder in holders for text in self.objects(holder, "message")]
        found = [text for text in texts if isinstance(text, Literal)]
        return {text.language or "": text.value for text in reversed(found)}

    def _written(self, path: Term) -> str:
        """Return a property path in SPARQL syntax, IRIs in full."""
        if isinstance(path, NamedNode):
            return str(path)
        if self._values(path, _RDF + "first"):
            return "/".join(map(self._step, self.items(path)))
        if inverse := self.objects(path, "inversePath"):
            return "^" + self._step(inverse[0])
        if choice := self.objects(path, "alternativePath"):
            return "|".join(map(self._step, self.items(choice[0])))
        ((inner, mark),) = [(v, m) for name, m in _REPEATED.items() for v in self.objects(path, name)]
        return self._step(inner) + mark

    def _step(self, path: Term) -> str:
        return str(path) if isinstance(path, NamedNode) else f"({self._written(path)})"


def packaged() -> Catalogue:
    """Return the shapes that ship with the package. Raises FileNotFoundError when they are missing."""
    return read(sorted(folder("shapes").glob("*.ttl")))


def read(files: Iterable[Path]) -> Catalogue:
    """Return the shapes of Turtle files, in their order; blank nodes of different files stay apart.

    Raises SyntaxError with line and column.
    """
    found: list[Triple] = []
    for file in files:
        quads = parse(path=str(file), format=RdfFormat.TURTLE, rename_blank_nodes=True)
        found += [quad.triple for quad in quads]
    return Catalogue(found)
