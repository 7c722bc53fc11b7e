"""Terms and graphs as N-Triples writes them: what is only written again need not be an object in between.

A graph that is made goes into a store, and to the engine that validates it, as lines. Each triple of it as an
object, hashed, sorted and serialised, took four times as long as its line. The library writes the literals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NewType, overload

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg import terms
from kg.terms import Namespace

Term = NewType("Term", str)
"""An IRI or a literal: ``<https://schema.org/url>``, ``"Bakı"@az``."""


def node(iri: str) -> Term:
    """Return an IRI that is known to be one, written."""
    return Term(f"<{iri}>")


def checked(iri: str) -> Term:
    """Return an IRI, written. Raises ValueError for a text that is none."""
    return Term(str(NamedNode(iri)))


def named(term: Term) -> NamedNode:
    """Return the node of an IRI that is written."""
    return NamedNode(term[1:-1])


def literal(value: str, *, lang: str | None = None, datatype: Term | None = None) -> Term:
    """Return a literal, written. Raises ValueError for a language that is none."""
    if datatype is not None:
        return Term(str(Literal(value, datatype=named(datatype))))
    return Term(str(Literal(value, language=lang)))


def triple(subject: Term, predicate: Term, value: Term) -> str:
    """Return a triple, written, without the end of its line."""
    return f"{subject} {predicate} {value}"


class Vocabulary:
    """The terms of a namespace, written: ``Vocabulary(DM).Meeting``. Raises AttributeError as it does."""

    def __init__(self, terms: Namespace) -> None:
        self._of = terms

    def __getattr__(self, name: str) -> Term:
        if name.startswith("_"):
            raise AttributeError(name)
        self.__dict__[name] = term = Term(str(getattr(self._of, name)))  # the next access needs no call
        return term

    def __getitem__(self, name: str) -> Term:
        return Term(str(self._of[name]))


DM, TOPIC, DCTERMS, GAF, OA = map(Vocabulary, (terms.DM, terms.TOPIC, terms.DCTERMS, terms.GAF, terms.OA))
ORG, PROV, SCHEMA, SKOS = map(Vocabulary, (terms.ORG, terms.PROV, terms.SCHEMA, terms.SKOS))
RDF, RDFS, XSD = map(Vocabulary, (terms.RDF, terms.RDFS, terms.XSD))


class Written(Sequence[Triple]):
    """The triples of a graph, each once, in the order of their lines; read from these when asked for."""

    def __init__(self, triples: Iterable[str]) -> None:
        self._lines = [*triples]

    @cached_property
    def ntriples(self) -> str:
        """The graph as N-Triples."""
        return " .\n".join([*self._lines, ""])

    @cached_property
    def _triples(self) -> list[Triple]:
        return [quad.triple for quad in parse(self.ntriples, format=RdfFormat.N_TRIPLES)]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)

    @overload
    def __getitem__(self, at: int) -> Triple: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Triple]: ...
    def __getitem__(self, at: int | slice) -> Triple | Sequence[Triple]:
        return self._triples[at]
