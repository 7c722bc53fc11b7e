"""The engine ``pyshacl``: works everywhere, and its verdict counts.

Two things make it affordable. Graphs are judged in batches, because a run costs as much before the first
triple as the triples of an article do; every node is moved into a space of its article first, so that one
article's label cannot fill another one's gap. And SPARQL constraints are parsed once; pySHACL parses the
text of the query again for every focus node, which costs more than everything else together.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias
from uuid import uuid4

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from pyshacl.errors import ValidationFailure
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as QueryResult
from rdflib.term import Node

from kg.errors import WrongUse
from kg.validate.catalogue import Catalogue
from kg.validate.findings import Result, Term

BATCH = 100

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)  # XML Schema 1.1, part 2, 3.3.3

RdflibTriple: TypeAlias = tuple[Node, Node, Node]
Origins: TypeAlias = dict[Term, tuple[int, Term]]

# What marks a node that was moved; no input can hold such an IRI beforehand. It stands at the end, because
# shapes look at how an address begins.
_SPACE = f"!kg:{uuid4().hex}:"
_prepared = lru_cache(maxsize=256)(prepareQuery)


class DataGraph(rdflib.Graph):
    """A graph that parses a query once, however often it is asked."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> QueryResult:
        query = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **options)


class PySHACL:
    """Judges graphs in batches of ``BATCH``; the verdict on each is as if it were judged alone."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._shapes = rdflib.Graph()
        for triple in catalogue.triples:
            self._shapes.add(_triple(triple))

    def judge(self, graphs: Iterable[Sequence[Triple]]) -> list[list[Result]]:
        """Return what does not hold in each graph, in order.

        Raises WrongUse for triples as values, which RDF 1.1 and SHACL do not know.
        """
        rest = iter(graphs)
        found: list[list[Result]] = []
        while batch := list(islice(rest, BATCH)):
            found += self._judge_batch(batch) if len(batch) > 1 else [self._judge_alone(batch[0])]
        return found

    def _judge_alone(self, graph: Iterable[Triple]) -> list[Result]:
        data = DataGraph()
        for triple in graph:
            data.add(_triple(triple))
        return list(dict.fromkeys(self._results(data)))

    def _judge_batch(self, graphs: Sequence[Sequence[Triple]]) -> list[list[Result]]:
        data, origins = DataGraph(), Origins()
        for number, graph in enumerate(graphs):
            for triple in self._moved(graph, number, origins):
                data.add(triple)
        found: list[dict[Result, None]] = [{} for _ in graphs]
        shared: set[Term] = set()
        for focus, value, shape in self._results(data):
            if focus in origins:
                number, node = origins[focus]
                found[number][Result(node, _home(value, origins), shape)] = None
            else:
                shared.add(focus)
        again = {n for n, graph in enumerate(graphs) if shared and any(t.object in shared for t in graph)}
        return [self._judge_alone(g) if n in again else list(found[n]) for n, g in enumerate(graphs)]

    def _moved(self, graph: Sequence[Triple], number: int, origins: Origins) -> Iterator[RdflibTriple]:
        """Return the triples with every node that the graph describes in the space of this number.

        What it does not describe (a topic, a role, a node that is missing) stays where it is.
        """
        own: dict[Term, Term] = {}
        for subject in {triple.subject for triple in graph}:
            if not (isinstance(subject, NamedNode) and subject.value in self._catalogue.constants):
                own[subject] = _in_space(subject, number)
                origins[own[subject]] = number, subject
        for subject, predicate, value in graph:
            yield to_rdflib(own.get(subject, subject)), to_rdflib(predicate), to_rdflib(own.get(value, value))

    def _results(self, data: rdflib.Graph) -> Iterator[Result]:
        report = report_graph(data, self._shapes)
        for node in report.objects(None, SH.result):
            focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
            assert focus is not None
            shape = str(report.value(node, SH.sourceShape))
            yield Result(from_rdflib(focus), None if value is None else from_rdflib(value), shape)


def report_graph(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """Return pySHACL's own report, without inference.

    Raises ValidationFailure, ReportableRuntimeError or NotImplementedError for shapes that cannot be run.
    """
    with _quiet_rdflib():
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    if isinstance(report, ValidationFailure):
        raise report
    assert isinstance(report, rdflib.Graph)
    return report


def _triple(triple: Triple) -> RdflibTriple:
    return to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)


def _in_space(node: Term, number: int) -> Term:
    if isinstance(node, BlankNode):
        return BlankNode(f"{number}b{node.value}")
    if isinstance(node, NamedNode):
        return NamedNode(f"{node.value}{_SPACE}{number}")
    raise _no_node(node)


def _home(value: Term | None, origins: Origins) -> Term | None:
    return None if value is None else origins.get(value, (0, value))[1]


@lru_cache(maxsize=20_000)
def to_rdflib(term: Term) -> Node:
    """Return the term for rdflib, a literal in the very form that it has here."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise _no_node(term)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == str(rdflib.XSD.string) else rdflib.URIRef(term.datatype.value)
    with _quiet_rdflib():
        literal = rdflib.Literal(term.value, datatype=datatype, normalize=False)
    if datatype == rdflib.XSD.decimal and not _DECIMAL.fullmatch(term.value):
        # rdflib takes what Python takes for a number, and fails where it compares "NaN" with one.
        literal._value, literal._ill_typed = None, True
    return literal


def from_rdflib(term: Node) -> Term:
    if isinstance(term, rdflib.Literal):
        datatype = NamedNode(term.datatype) if term.datatype and not term.language else None
        return Literal(str(term), language=term.language, datatype=datatype)
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))


def _no_node(term: Term) -> WrongUse:
    return WrongUse(f"{term}: a triple as subject or value cannot be validated; make it a node of its own")


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib still: it logs a traceback or warns for an ill-typed literal; the report names it."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="rdflib.term")
            yield
    finally:
        logger.disabled = before
