"""The one order of a graph: the same triples give the same lines, however they came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.terms import RDF, RDFS

_FIRST = {RDF.type.value: "0", RDFS.label.value: "1"}

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Properties = list[tuple[ox.NamedNode, list[Object]]]


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads once each, ordered by graph (the default graph first), subject, predicate and object.

    Within a subject its type comes first and its label second. Blank nodes get the labels of RDFC-1.0,
    so that they too do not depend on where the graph was made.
    """
    unique = set(quads)
    if any(_has_blank(quad) for quad in unique):
        dataset = ox.Dataset(unique)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        unique = set(dataset)
    return sorted(unique, key=_key)


def by_graph(quads: Iterable[ox.Quad]) -> Iterator[tuple[Subject | ox.DefaultGraph, list[ox.Quad]]]:
    """Yield the graphs of ordered quads, each with its quads."""
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        yield name, list(group)


def by_subject(quads: Iterable[ox.Quad]) -> Iterator[tuple[Subject, Properties]]:
    """Yield the subjects of ordered quads of one graph, each with its predicates and their objects."""
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        predicates = groupby(group, key=lambda quad: quad.predicate)
        yield subject, [(p, [quad.object for quad in same]) for p, same in predicates]


def _key(quad: ox.Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _name(quad.graph_name)
    return name, _name(quad.subject), _FIRST.get(predicate, "2") + predicate, str(quad.object)


def _name(node: Subject) -> str:
    # Without the brackets, so that a resource comes before its fragments.
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _has_blank(quad: ox.Quad) -> bool:
    return any(_is_blank(term) for term in (quad.subject, quad.object, quad.graph_name))


def _is_blank(term: object) -> bool:
    if isinstance(term, ox.Triple):
        return _is_blank(term.subject) or _is_blank(term.object)
    return isinstance(term, ox.BlankNode)
