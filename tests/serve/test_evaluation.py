"""The W3C query evaluation suite against the running endpoint: as good as the engine itself."""

from __future__ import annotations

import csv
import io

import httpx
import pyoxigraph as ox
import pytest

from .suite import BASE, EVALUATIONS, Evaluation, canonical, evaluations, result_set, rows_as_graph

pytestmark = pytest.mark.shared
CASES = list(evaluations())
COUNT = 235
FORMS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}

# The engine's own failures (Oxigraph 0.5.13), by name.
_CONSTANT = "a path of length zero from a constant that is in no triple gives no row"
_GRAPH = "GRAPH ?g does not bind ?g where the pattern inside reads no triple"
FAILS = {
    "aggregates/agg-groupconcat-04": "GROUP_CONCAT keeps the language that all texts share",
    "aggregates/agg-groupconcat-06": "GROUP_CONCAT keeps the language that all texts share",
    "aggregates/agg-empty-group-count-graph": _GRAPH,
    "bindings/graph": _GRAPH,
    "functions/bnode01": "BNODE(text) gives one node for one text in all rows",
    "negation/graph-minus": "the graph's variable counts when MINUS looks for shared variables",
    "property-path/zero_or_more_set_end": _CONSTANT,
    "property-path/zero_or_more_set_start": _CONSTANT,
    "property-path/zero_or_one_set_end": _CONSTANT,
    "property-path/zero_or_one_set_start": _CONSTANT,
}


@pytest.mark.parametrize("folder", EVALUATIONS)
def test_folder(folder: str, served: httpx.Client, shared: object) -> None:
    mine = [case for case in CASES if case.name.startswith(f"{folder}/")]
    wrong = {case.name for case in mine if not _right(served, case)}
    assert wrong == {name for name in FAILS if name.startswith(f"{folder}/")}


def test_all_cases_are_found(shared: object) -> None:
    assert len(CASES) == COUNT
    assert {case.name for case in CASES} >= set(FAILS)


def _right(client: httpx.Client, case: Evaluation) -> bool:
    params = [("query", case.query)]
    if "FROM" not in case.query:
        default = case.data or (() if case.named else ("http://suite.test/nothing",))
        params += [("default-graph-uri", graph) for graph in default]
        params += [("named-graph-uri", graph) for graph in case.named]
    accept = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(case.result.suffix, "text/turtle")
    xml = "application/sparql-results+xml"
    answer = client.get("/sparql", params=params, headers={"accept": f"{accept}, {xml};q=0.5"})
    return answer.status_code == 200 and _same(answer, case)


def _same(answer: httpx.Response, case: Evaluation) -> bool:
    expected = case.result.read_bytes()
    if case.result.suffix == ".csv":
        return _cells(answer.content) == _cells(expected)
    if case.result.suffix == ".ttl" and b"ResultSet" in expected:
        return _plain_rows(answer.content) == result_set(case.result)
    if case.result.suffix == ".ttl":
        base = f"{BASE}{case.result.parent.name}/{case.result.name}"
        graphs = [
            ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=base) for text in (answer.content, expected)
        ]
        ours, theirs = (canonical(quad.triple for quad in quads) for quads in graphs)
        return ours == theirs
    return _answer(answer.content, ".tsv" if case.result.suffix == ".tsv" else ".srx") == _answer(
        expected, case.result.suffix
    )


def _answer(content: bytes, suffix: str) -> object:
    results = ox.parse_query_results(content, format=FORMS[suffix])
    return bool(results) if isinstance(results, ox.QueryBoolean) else rows_as_graph(results)


def _plain_rows(content: bytes) -> list[dict[str, object]]:
    results = ox.parse_query_results(content, format=FORMS[".srx"])
    assert isinstance(results, ox.QuerySolutions)
    names = [variable.value for variable in results.variables]
    rows: list[dict[str, object]] = [
        {name: row[name].value for name in names if row[name] is not None} for row in results
    ]
    return sorted(rows, key=_order)


def _cells(content: bytes) -> list[dict[str, object]]:
    """Return the rows of a CSV file, whatever the order of columns; CSV has no types."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return sorted(({name: _value(cell) for name, cell in row.items()} for row in rows), key=_order)


def _value(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return "_:" if cell.startswith("_:") else cell


def _order(row: dict[str, object]) -> str:
    return str(sorted(row.items()))
