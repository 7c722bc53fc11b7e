"""A SPARQL Update request -> the graphs that it changes, which are known before it runs.

So a request that would change kg's graphs is refused as a whole. Graphs that are only known while it runs
(``GRAPH ?g`` in a template, ``DROP ALL``) are refused, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox
from pyparsing import ParseException
from rdflib import URIRef, Variable
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import parseUpdate
from rdflib.plugins.sparql.sparql import Prologue

from kg.errors import WrongUse
from kg.query.sparql import refuse_service, syntax_complaint, tokens
from kg.terms import PREFIXES

_DEFAULT: Final = "the default graph is the merged view, which is kg's: write GRAPH <...> {}, or WITH <...>"


class Forbidden(WrongUse):
    """An update that this service does not carry out, whoever asks."""


def changed(text: str, base: str) -> set[ox.NamedNode]:
    """Return the graphs that a request changes.

    Raises WrongUse when it does not parse, and for ``SERVICE``; Forbidden when it changes the default graph,
    or graphs that it does not name, and for ``LOAD``.
    """
    refuse_service(text)
    if any(token.is_word("LOAD") for token in tokens(text)):
        raise Forbidden("LOAD reads from elsewhere, and kg uses no network: send the data to /store")
    parsed = _parsed(text)
    prologue: Prologue | None = None
    found: set[ox.NamedNode] = set()
    for declared, operation in zip(parsed.prologue, parsed.request or [], strict=False):
        prologue = translatePrologue(declared, base, PREFIXES if prologue is None else None, prologue)
        found |= {_name(graph, prologue) for graph in _graphs(operation)}
    return found


def with_dataset(text: str, default_graphs: Iterable[str], named_graphs: Iterable[str]) -> str:
    """Return a request whose patterns are matched against these graphs (section 2.2.3 of the protocol).

    Raises WrongUse when there are some, and the request says itself which graphs it matches.
    """
    using = "".join(f"USING {_iri(graph)} " for graph in default_graphs)
    using += "".join(f"USING NAMED {_iri(graph)} " for graph in named_graphs)
    if not using:
        return text
    depth, before, places = 0, "", []
    for token in tokens(text):
        depth += (token.text == "{") - (token.text == "}")
        if not depth and token.is_word("USING", "WITH"):
            raise WrongUse(f"the request names graphs, and the update does with {token.text.upper()}: do one")
        if not depth and token.is_word("WHERE") and before.upper() != "DELETE":
            places.append(token.start)
        before = token.text
    for place in reversed(places):
        text = text[:place] + using + text[place:]
    return text


def _iri(graph: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(graph)
    except ValueError as error:
        raise WrongUse(f"a graph of the data set is no IRI: {error}") from error


def _parsed(text: str) -> Any:
    try:
        return parseUpdate(text)
    except ParseException as error:
        try:
            ox.Store().update(text, base_iri="http://localhost/", prefixes=PREFIXES)
        except SyntaxError as problem:
            complaint = syntax_complaint(str(problem), text).replace("query", "update", 1)
            raise WrongUse(complaint) from error
        raise WrongUse("this update uses what came after SPARQL 1.1: write it without") from error
    except RecursionError as error:
        raise WrongUse("the update is nested too deeply") from error


def _graphs(operation: Any) -> Iterator[Any]:
    match operation.name:
        case "InsertData" | "DeleteData" | "DeleteWhere":
            yield from _written(operation.quads, outside=None)
        case "Modify":
            for template in (operation.delete, operation.insert):
                if template:
                    yield from _written(template.quads, outside=operation.withClause)
        case "Clear" | "Drop" | "Create":
            yield _one(operation.graphiri)
        case "Copy" | "Add":
            yield _one(operation.graph[1])
        case "Move":
            yield from map(_one, operation.graph)
        case _:
            raise Forbidden(f"{operation.name} is not offered")


def _written(quads: Any, *, outside: Any) -> Iterator[Any]:
    """Yield the graphs of quads; ``outside`` is that of triples which stand in none."""
    if quads.triples:
        yield _one(outside or "DEFAULT")
    for part in quads.quadsNotTriples or ():
        yield _one(part.term)


def _one(graph: Any) -> Any:
    if isinstance(graph, Variable):
        raise Forbidden(f"GRAPH ?{graph} in what is written: name each graph that the update changes")
    if isinstance(graph, URIRef) or getattr(graph, "name", "") == "pname":
        return graph
    if graph == "DEFAULT":
        raise Forbidden(_DEFAULT)
    raise Forbidden(f"{graph} takes kg's graphs along: name each graph that the update changes")


def _name(graph: Any, prologue: Prologue) -> ox.NamedNode:
    declared = prologue.namespace_manager.store
    if not isinstance(graph, URIRef) and declared.namespace(graph.prefix or "") is None:
        raise WrongUse(f"the prefix {graph.prefix or ''}: is not declared")
    try:
        return ox.NamedNode(str(prologue.absolutize(graph)))
    except ValueError as error:
        raise WrongUse(f"a graph is no IRI: {error}") from error
