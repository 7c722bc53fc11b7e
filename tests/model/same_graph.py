"""Graphs compared as graphs: in expected files <person/asadov> may stand for <person/…digest…>."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from kg.model import DEFAULT_BASE

_CONTENT = re.compile(re.escape(DEFAULT_BASE) + r"(?!state/|territory/|article/)")
_NAME_KEY = URIRef("https://w3id.org/diplomatic-kg/ontology#nameKey")


def comparable(graph: Graph, lang: str) -> Graph:
    """Return the graph with blank nodes for content IRIs, without name keys and texts in other languages.

    What the gazetteer adds is no matter of the model; tests of their own cover it.
    """
    kept = (t for t in graph if t[1] != _NAME_KEY and getattr(t[2], "language", None) in (None, lang))
    result = Graph()
    for triple in kept:
        result.add(tuple(_unnamed(node) for node in triple))  # type: ignore[arg-type]
    return result


def _unnamed(node: Node) -> Node:
    return BNode(node.replace("/", "-")) if isinstance(node, URIRef) and _CONTENT.match(node) else node


def read(path: Path) -> Graph:
    """Return an expected graph; its relative IRIs are under the default base, its literals as written."""
    return Graph().parse(path, format="turtle", publicID=DEFAULT_BASE)


def written(triples: Iterable[Triple]) -> Graph:
    """Return triples of the model as an rdflib graph."""
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")
