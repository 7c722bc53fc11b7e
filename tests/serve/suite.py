"""The W3C test suites of SPARQL 1.1, read from the folder ``shared``: requests, queries, data, answers."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

BASE = "http://suite.test/"
STORED = "https://w3id.org/diplomatic-kg/id/gsp/"
SUITE = (
    Path(os.environ.get("KG_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    / "suites"
    / "sparql11"
)
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
EVALUATIONS = (
    "aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions", "grouping",
    "json-res", "negation", "project-expression", "property-path", "subquery",
)  # fmt: skip
UPDATES = (
    "add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert", "delete-where", "drop",
    "move", "update-silent",
)  # fmt: skip
Name = ox.NamedNode | ox.DefaultGraph
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True)
class Evaluation:
    """A query with the graphs that it runs on, and the file with its answer."""

    name: str
    query: str
    data: tuple[str, ...]
    named: tuple[str, ...]
    result: Path


@dataclass(frozen=True)
class Exchange:
    """A request and the first digits of the statuses that it may give."""

    method: str
    path: str
    headers: dict[str, str]
    body: str | None
    statuses: frozenset[str]
    boolean: bool | None
    format: str | None


@dataclass
class Protocol:
    name: str
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return any(
            exchange.method in ("PUT", "DELETE", "PATCH")
            or "sparql-update" in exchange.headers.get("content-type", "")
            or (exchange.body or "").startswith("update=")
            for exchange in self.exchanges
        )


def suite_quads() -> Iterator[ox.Quad]:
    """Yield the data of the suites, each file as the graph of its address; nothing where there are none."""
    for name in EVALUATIONS if SUITE.is_dir() else ():
        for file in sorted((SUITE / name).iterdir()):
            if file.suffix in _FORMATS and file.name != "manifest.ttl":
                yield from _graph(file, f"{BASE}{name}/{file.name}")
    if SUITE.is_dir():
        for number in (1, 2, 3):
            address = f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"
            yield from _graph(SUITE / "protocol" / f"data{number}.nt", address)
    for graph in stored():
        for quad in ox.parse(graph.body.encode(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield ox.Quad(*quad.triple, ox.NamedNode(graph.iri))


def _graph(file: Path, graph: str) -> Iterator[ox.Quad]:
    form = _FORMATS[file.suffix]
    for quad in ox.parse(path=str(file), format=form, base_iri=graph, rename_blank_nodes=True):
        yield ox.Quad(*quad.triple, ox.NamedNode(graph))


@dataclass(frozen=True)
class Changing:
    """An update, the graphs that it runs on, and what they are afterwards: files by the names of graphs."""

    name: str
    text: str
    data: tuple[tuple[Path, Name], ...]
    result: tuple[tuple[Path, Name], ...]


@dataclass(frozen=True)
class Syntax:
    """An update that parses, or one that does not."""

    name: str
    text: str
    is_good: bool


@dataclass(frozen=True)
class Stored:
    """A graph that a test of the Graph Store Protocol puts and reads again."""

    name: str
    iri: str
    body: str


def stored() -> Iterator[Stored]:
    """Yield the graph of the first PUT of each test that reads it afterwards."""
    for kind in ("direct", "indirect"):
        for test in protocols(f"graph-store-protocol/manifest-{kind}.ttl"):
            first = test.exchanges[0]
            if first.method == "PUT" and first.body and "GET" in {e.method for e in test.exchanges[1:]}:
                yield Stored(test.name, STORED + test.name, first.body)


@cache
def _manifest(file: str) -> rdflib.Graph:
    return rdflib.Graph().parse(SUITE / file, publicID=BASE + file)


def _entries(file: str) -> Iterator[tuple[rdflib.Graph, Any]]:
    graph = _manifest(file)
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            yield graph, test


def evaluations() -> Iterator[Evaluation]:
    for name in EVALUATIONS if SUITE.is_dir() else ():
        for graph, test in _entries(f"{name}/manifest.ttl"):
            if (test, RDF.type, MF.QueryEvaluationTest) in graph or (
                test,
                RDF.type,
                MF.CSVResultFormatTest,
            ) in graph:
                yield _evaluation(name, graph, test)


def _evaluation(folder: str, graph: rdflib.Graph, test: Any) -> Evaluation:
    action = graph.value(test, MF.action)
    query = str(graph.value(action, QT.query))
    text = (SUITE / query.removeprefix(BASE)).read_text(encoding="utf-8")
    return Evaluation(
        name=f"{folder}/{str(test).rpartition('#')[2]}",
        query=f"BASE <{query}>\n{text}",
        data=tuple(str(data) for data in graph.objects(action, QT.data)),
        named=tuple(str(data) for data in graph.objects(action, QT.graphData)),
        result=SUITE / str(graph.value(test, MF.result)).removeprefix(BASE),
    )


def changing() -> Iterator[Changing]:
    for folder in UPDATES if SUITE.is_dir() else ():
        for graph, test in _entries(f"{folder}/manifest.ttl"):
            if (test, RDF.type, MF.UpdateEvaluationTest) in graph:
                action, result = graph.value(test, MF.action), graph.value(test, MF.result)
                yield Changing(
                    name=f"{folder}/{str(test).rpartition('#')[2]}",
                    text=_file(graph.value(action, UT.request)).read_text(encoding="utf-8"),
                    data=tuple(_graph_files(graph, action)),
                    result=tuple(_graph_files(graph, result)),
                )


def _graph_files(graph: rdflib.Graph, node: Any) -> Iterator[tuple[Path, Name]]:
    for data in graph.objects(node, UT.data):
        yield _file(data), ox.DefaultGraph()
    for data in graph.objects(node, UT.graphData):
        yield _file(graph.value(data, UT.graph)), ox.NamedNode(str(graph.value(data, RDFS.label)))


def syntaxes() -> Iterator[Syntax]:
    for folder in ("syntax-update-1", "syntax-update-2") if SUITE.is_dir() else ():
        for graph, test in _entries(f"{folder}/manifest.ttl"):
            kinds = set(graph.objects(test, RDF.type))
            yield Syntax(
                name=f"{folder}/{str(test).rpartition('#')[2]}",
                text=_file(graph.value(test, MF.action)).read_text(encoding="utf-8"),
                is_good=MF.PositiveUpdateSyntaxTest11 in kinds,
            )


def _file(address: Any) -> Path:
    return SUITE / str(address).removeprefix(BASE)


def protocols(file: str) -> Iterator[Protocol]:
    for graph, test in _entries(file) if SUITE.is_dir() else ():
        protocol = Protocol(str(test).rpartition("#")[2])
        for request in Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)):
            protocol.exchanges.append(_exchange(graph, request))
        yield protocol


def _exchange(graph: rdflib.Graph, request: Any) -> Exchange:
    answer = graph.value(request, HT.resp)
    boolean, form = graph.value(answer, MF.expectedBoolean), graph.value(answer, MF.expectedFormat)
    body = graph.value(graph.value(request, HT.body), CNT.chars)
    return Exchange(
        method=str(graph.value(request, HT.methodName)),
        path=str(graph.value(request, HT.absolutePath)),
        headers=_headers(graph, graph.value(request, HT.headers)),
        body=None if body is None else str(body),
        statuses=frozenset(str(s).rpartition("#")[2] for s in graph.objects(answer, MF.expectedStatus)),
        boolean=None if boolean is None else bool(boolean.toPython()),
        format=None if form is None else str(form),
    )


def _headers(graph: rdflib.Graph, node: Any) -> dict[str, str]:
    fields = Collection(graph, node) if node else []
    return {str(graph.value(f, HT.fieldName)): str(graph.value(f, HT.fieldValue)) for f in fields}


def canonical(triples: Any) -> frozenset[str]:
    """Return a graph with its blank nodes named canonically, and its literals as a store keeps them."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def rows_as_graph(solutions: ox.QuerySolutions) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the columns and the rows as a graph, so that blank nodes compare; equal rows are numbered."""
    names = tuple(sorted(variable.value for variable in solutions.variables))
    seen: dict[str, int] = defaultdict(int)
    triples = []
    for row in solutions:
        node = ox.BlankNode()
        cells = [(name, row[name]) for name in names if row[name] is not None]
        key = str([(n, str(c)) for n, c in cells])
        seen[key] += 1
        triples.append(ox.Triple(node, ox.NamedNode(BASE + "number"), ox.Literal(seen[key])))
        triples += [ox.Triple(node, ox.NamedNode(f"{BASE}var/{name}"), cell) for name, cell in cells]
    return names, canonical(triples)


def result_set(file: Path) -> list[dict[str, str]]:
    """Return the rows of an answer that is written as a graph; none of them has blank nodes."""
    graph = rdflib.Graph().parse(file, publicID=f"{BASE}{file.parent.name}/{file.name}")
    rows = [
        {
            str(graph.value(b, RS.variable)): str(graph.value(b, RS.value))
            for b in graph.objects(row, RS.binding)
        }
        for row in graph.objects(None, RS.solution)
    ]
    return sorted(rows, key=lambda row: str(sorted(row.items())))
