"""Good graphs made bad: one constraint at a time on purpose, or anything at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.terms import DM, OA, RDF, SCHEMA, XSD
from kg.validate.catalogue import Catalogue
from kg.validate.findings import Term

Graph = list[Triple]

FRESH = NamedNode("urn:test:fresh")
OTHER = NamedNode("urn:test:other")
TAG = "ru"


class Breaker:
    """Breaks one constraint of one shape in a graph that conforms and holds a target of every shape."""

    def __init__(self, catalogue: Catalogue, graph: Graph) -> None:
        self.catalogue = catalogue
        self.graph = graph

    def constraints(self) -> list[tuple[str, str]]:
        """Return every shape with each of the parameters that constrain it."""
        return [
            (iri, name) for iri in self.catalogue.shapes for name in BREAKS if self.get(NamedNode(iri), name)
        ]

    def get(self, shape: Term, name: str) -> list[Term]:
        return self.catalogue.objects(shape, name)

    def broken(self, iri: str, parameter: str) -> Graph:
        """Return the graph with this constraint broken, whatever else breaks with it."""
        shape = NamedNode(iri)
        if parameter == "sparql":
            return QUERIES[iri.partition("#")[2]](self.graph)
        links = [p for p in self.get(shape, "targetObjectsOf") if isinstance(p, NamedNode)]
        if not links:
            return BREAKS[parameter](self, shape, self.focus(shape), self.graph)
        link = next(t for t in self.graph if t.predicate == links[0])
        node = FRESH if parameter != "nodeKind" else BlankNode("fresh")
        linked = [*self.graph, Triple(link.subject, link.predicate, node)]
        return linked if parameter != "in" else [*linked, Triple(FRESH, RDF.type, OTHER)]

    def focus(self, shape: NamedNode) -> NamedNode:
        classes, links = self.get(shape, "targetClass"), self.get(shape, "targetSubjectsOf")
        return next(
            t.subject
            for t in self.graph
            if isinstance(t.subject, NamedNode)
            and ((t.predicate == RDF.type and t.object in classes) or t.predicate in links)
        )

    def steps(self, shape: NamedNode) -> list[tuple[NamedNode, bool]]:
        """Return the properties of a path of one step or of alternatives; True for the inverse direction."""
        (path,) = self.get(shape, "path")
        if inverse := self.get(path, "inversePath"):
            return [(step, True) for step in inverse if isinstance(step, NamedNode)]
        if choice := self.get(path, "alternativePath"):
            return [(step, False) for step in self.catalogue.items(choice[0]) if isinstance(step, NamedNode)]
        return [(path, False)] if isinstance(path, NamedNode) else []

    def with_value(self, shape: NamedNode, focus: NamedNode, value: Term, graph: Graph) -> Graph:
        ((step, is_inverse), *_) = self.steps(shape)
        if not is_inverse:
            return [*graph, Triple(focus, step, value)]
        assert isinstance(value, NamedNode)
        return [*graph, Triple(value, step, focus)]

    def without_values(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        steps = self.steps(shape)
        return [
            t
            for t in graph
            if not any(t.predicate == p and focus == (t.object if inv else t.subject) for p, inv in steps)
        ]

    # -- one way to break each kind of constraint

    def too_few(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.without_values(shape, focus, graph)

    def too_many(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        (limit,) = self.get(shape, "maxCount")
        assert isinstance(limit, Literal)
        for number in range(int(limit.value) + 1):
            graph = self.with_value(shape, focus, NamedNode(f"{FRESH.value}-{number}"), graph)
        return graph

    def stranger(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.with_value(shape, focus, FRESH, graph)

    def other_datatype(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.with_value(shape, focus, Literal("1.0", datatype=XSD.double), graph)

    def other_form(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        (pattern,) = self.get(shape, "pattern")
        assert isinstance(pattern, Literal)
        text = next(t for t in (" ", "?", "A", "urn:x") if not re.search(pattern.value, t))
        is_text = RDF.langString in self.get(shape, "datatype")
        return self.with_value(shape, focus, Literal(text, language=TAG if is_text else None), graph)

    def other_kind(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        (kind,) = self.get(shape, "nodeKind")
        if not self.get(shape, "path"):
            return _renamed(graph, focus, BlankNode("fresh"))
        is_literal = isinstance(kind, NamedNode) and kind.value.endswith("#Literal")
        return self.with_value(shape, focus, FRESH if is_literal else Literal("x"), graph)

    def too_small(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.with_value(shape, focus, Literal("-1", datatype=XSD.integer), graph)

    def too_great(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.with_value(shape, focus, Literal("1.1", datatype=XSD.decimal), graph)

    def too_short(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        return self.with_value(shape, focus, Literal("", language=TAG), graph)

    def unequal(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        (other,) = self.get(shape, "equals")
        assert isinstance(other, NamedNode)
        return [*graph, Triple(focus, other, FRESH)]

    def excluded(self, shape: NamedNode, focus: NamedNode, graph: Graph) -> Graph:
        (inner,) = self.get(shape, "not")
        (excluded,) = self.get(inner, "class")
        return [*graph, Triple(focus, RDF.type, excluded)]


BREAKS: dict[str, Callable[[Breaker, NamedNode, NamedNode, Graph], Graph]] = {
    "minCount": Breaker.too_few,
    "maxCount": Breaker.too_many,
    "datatype": Breaker.other_datatype,
    "pattern": Breaker.other_form,
    "in": Breaker.stranger,
    "class": Breaker.stranger,
    "nodeKind": Breaker.other_kind,
    "minInclusive": Breaker.too_small,
    "maxInclusive": Breaker.too_great,
    "minLength": Breaker.too_short,
    "equals": Breaker.unequal,
    "or": Breaker.other_datatype,
    "not": Breaker.excluded,
    "sparql": lambda breaker, shape, focus, graph: graph,
}
"""Every constraint parameter that the shapes use."""


def _renamed(graph: Graph, node: NamedNode, new: BlankNode) -> Graph:
    return [
        Triple(new if t.subject == node else t.subject, t.predicate, new if t.object == node else t.object)
        for t in graph
    ]


def _with(graph: Graph, values: dict[NamedNode, Term]) -> Graph:
    """Return the graph with these values for every occurrence of the properties."""
    return [Triple(t.subject, t.predicate, values.get(t.predicate, t.object)) for t in graph]


def _dated(modality: NamedNode, day: str) -> dict[NamedNode, Term]:
    return {DM.modality: modality, DM.date: Literal(day, datatype=XSD.date)}


def _there_and_back(graph: Graph) -> Graph:
    return [
        *graph,
        *(Triple(t.object, t.predicate, t.subject) for t in graph if t.predicate == SCHEMA.superEvent),
    ]


QUERIES: dict[str, Callable[[Graph], Graph]] = {
    "Event-cycle": _there_and_back,
    "Participation-post": lambda graph: _with(graph, {DM.onBehalfOf: FRESH}),
    "Report-held-later": lambda graph: _with(graph, _dated(DM.Held, "2031-01-01")),
    "Report-planned-earlier": lambda graph: _with(graph, _dated(DM.Planned, "2001-01-01")),
    "Passage-length": lambda graph: _with(graph, {OA.end: Literal("9999", datatype=XSD.integer)}),
}
"""How to break each SPARQL constraint, by the name of its shape."""


LEXICAL = (
    *("", " ", "0", "1", "-1", "01", "1.5", "abc", "true", "NaN", "AZ", "az", "ru", "🤝", "ə", "a" * 64),
    *("2025", "2025-11", "2025-13", "2025-11-21", "2025-02-30", "2025-11-21Z", "2031-01-01", "0000-01-01"),
    *("2025-11-21T10:00:00", "2025-11-21T24:00:00", "2025-11-21T10:00:00+14:00", "2025-11-21T10:00:00.5"),
)
DATATYPES = ("string", "integer", "decimal", "date", "dateTime", "gYear", "gYearMonth", "boolean", "double")


def _odd_literal(chance: random.Random) -> Literal:
    text, datatype = chance.choice(LEXICAL), chance.choice(DATATYPES)
    if chance.random() < 0.2:
        return Literal(text, language=chance.choice(("en", "ru", "az", "zh-hans")))
    if datatype == "boolean" and text in ("0", "1"):
        text = "true"  # in queries, shacl sees these two in their canonical form
    return Literal(text, datatype=XSD[datatype])


def mutated(graph: Graph, chance: random.Random, *, times: int) -> Graph:
    """Return the graph after random losses, additions and exchanges; every literal may become an odd one."""
    for _ in range(times):
        one, other = chance.choice(graph), chance.choice(graph)
        rest = [t for t in graph if t != one]
        odd = _odd_literal(chance)
        changes: list[Graph] = [
            rest,
            [t for t in graph if (t.subject, t.predicate) != (one.subject, one.predicate)],
            [*rest, Triple(one.subject, one.predicate, other.object)],
            [*rest, Triple(one.subject, one.predicate, odd)],
            [*graph, Triple(one.subject, one.predicate, odd)],
            [*graph, Triple(one.subject, one.predicate, other.object)],
            [*graph, Triple(one.subject, one.predicate, other.subject)],
            [*graph, Triple(one.subject, one.predicate, FRESH)],
            [*rest, Triple(one.subject, other.predicate, one.object)],
        ]
        graph = list(dict.fromkeys(chance.choice(changes)))
    return graph
