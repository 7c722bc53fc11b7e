"""graph -> file: RDF, network, table or page; the same graph gives the same bytes.

``FORMATS`` is the one list of exporters. Each takes the graph and the options and returns its files by
name; the first is the one that fits a single file or a pipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import pyoxigraph as ox

from kg.export import context, neo4j, tables
from kg.export.cytoscape import cytoscape
from kg.export.edges import per_event
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.export.lines import nquads, ntriples
from kg.export.order import in_order
from kg.export.rdfxml import rdfxml
from kg.export.turtle import trig, turtle
from kg.network import Kind, Queryable, read
from kg.settings import DEFAULT_BASE
from kg.terms import PREFIXES

__all__ = ["FORMATS", "Graph", "Options", "export"]

Files = dict[str, Iterable[str]]


class Graph(Queryable, Protocol):
    """What an export needs of a store: the merged view, the article graphs, and SPARQL on the merged view."""

    def triples(self) -> Iterable[ox.Triple]: ...
    def quads(self) -> Iterable[ox.Quad]: ...


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to write. ``base`` is what IRIs in Turtle and TriG are relative to; ``nodes`` and ``lang`` are for
    networks and the page: who the nodes are, and the preferred language of labels.
    """

    by_article: bool = False
    base: str = DEFAULT_BASE
    context: Literal["inline", "iri"] = "inline"
    nodes: Kind = "actors"
    lang: str = "en"


@dataclass(frozen=True)
class Format:
    """``graphs`` says what it can hold: the merged view, article graphs, or either, the default first."""

    graphs: tuple[Literal["merged", "by-article"], ...]
    write: Callable[[Graph, Options], Files]


def export(graph: Graph, name: str, options: Options) -> Files:
    """Return the files of an export by name. Raises WrongUse for what the format cannot hold.

    KeyError for a format that is not in ``FORMATS``. The files are written while they are read.
    """
    return FORMATS[name].write(graph, options)


def _ordered(graph: Graph, options: Options) -> list[ox.Quad]:
    if options.by_article:
        return in_order(graph.quads())
    return in_order(ox.Quad(*triple) for triple in graph.triples())


def _turtle(graph: Graph, options: Options) -> Files:
    return {"graph.ttl": turtle(_ordered(graph, options), prefixes=PREFIXES, base=options.base)}


def _trig(graph: Graph, options: Options) -> Files:
    return {"graph.trig": trig(_ordered(graph, options), prefixes=PREFIXES, base=options.base)}


def _ntriples(graph: Graph, options: Options) -> Files:
    return {"graph.nt": ntriples(_ordered(graph, options))}


def _nquads(graph: Graph, options: Options) -> Files:
    return {"graph.nq": nquads(_ordered(graph, options))}


def _jsonld(graph: Graph, options: Options) -> Files:
    published: Mapping[str, Any] = context.published()
    inline = options.context == "inline"
    quads = _ordered(graph, options)
    return {"graph.jsonld": jsonld(quads, context=published, inline=inline, named=options.by_article)}


def _rdfxml(graph: Graph, options: Options) -> Files:
    return {"graph.rdf": rdfxml(_ordered(graph, options), prefixes=PREFIXES)}


def _graphml(graph: Graph, options: Options) -> Files:
    return {"network.graphml": graphml(per_event(read(graph), options.nodes, lang=options.lang))}


def _gexf(graph: Graph, options: Options) -> Files:
    return {"network.gexf": gexf(per_event(read(graph), options.nodes, lang=options.lang))}


def _csv(graph: Graph, options: Options) -> Files:
    network = per_event(read(graph), options.nodes, lang=options.lang)
    return {"edges.csv": tables.edges(network), "nodes.csv": tables.nodes(network)}


def _cyjs(graph: Graph, options: Options) -> Files:
    return {"network.cyjs": cytoscape(per_event(read(graph), options.nodes, lang=options.lang))}


def _neo4j(graph: Graph, options: Options) -> Files:
    network = per_event(read(graph), options.nodes, lang=options.lang)
    return {"nodes.csv": neo4j.nodes(network), "relationships.csv": neo4j.relationships(network)}


def _dyads(graph: Graph, options: Options) -> Files:
    from kg.export.dyads import dyads  # networkx, which takes long to load, is for this and the page

    return {"dyads.csv": dyads(read(graph))}


def _html(graph: Graph, options: Options) -> Files:
    from kg.export.html import html

    return {"network.html": html(read(graph), lang=options.lang)}


FORMATS: dict[str, Format] = {
    "ttl": Format(("merged",), _turtle),
    "trig": Format(("by-article", "merged"), _trig),
    "nt": Format(("merged",), _ntriples),
    "nq": Format(("by-article", "merged"), _nquads),
    "jsonld": Format(("merged", "by-article"), _jsonld),
    "rdfxml": Format(("merged",), _rdfxml),
    "graphml": Format(("merged",), _graphml),
    "gexf": Format(("merged",), _gexf),
    "cyjs": Format(("merged",), _cyjs),
    "neo4j": Format(("merged",), _neo4j),
    "csv": Format(("merged",), _csv),
    "dyads": Format(("merged",), _dyads),
    "html": Format(("merged",), _html),
}
