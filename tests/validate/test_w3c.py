"""The SHACL test suite of the W3C on both engines, as ``kg.validate`` runs them.

The suite is no part of the repository: ../shared/suites/shacl (or KG_SHARED). A case passes when the report
has exactly the expected results, each with focus node, path, value, severity, component and shape; blank
nodes stand for themselves only by their place. Known failures are listed with their reasons and must fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyshacl.errors
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.validate.reference import report_graph

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
CASES = {"core": 98, "sparql": 23}

KNOWN_FAILURES = {
    "pyshacl": {
        "property/uniqueLang-002": 'takes sh:uniqueLang "1"^^xsd:boolean for true; no shape here has it',
        "pre-binding/shapesGraph-001": "does not know $shapesGraph, which is optional; no shape here has it",
    },
    "shacl": {
        "pre-binding/unsupported-sparql-004": "runs an inner SELECT without $this; no shape here has one",
    },
}


class Case(NamedTuple):
    name: str
    data: Path
    shapes: Path
    expected: Graph | None
    """The expected report; None when the engine must refuse the shapes."""


def cases(folder: Path) -> Iterator[Case]:
    """Return the cases of a folder, also the one that no manifest includes (nodeValidator-001)."""
    for file in sorted(folder.rglob("*.ttl")):
        manifest = Graph().parse(file, publicID=file.as_uri())
        for entries in manifest.objects(None, MF.entries):
            for entry in manifest.items(entries):
                yield _case(manifest, entry, file)


def _case(manifest: Graph, entry: Node, file: Path) -> Case:
    action, result = manifest.value(entry, MF.action), manifest.value(entry, MF.result)
    data, shapes = (manifest.value(action, kind) for kind in (SHT.dataGraph, SHT.shapesGraph))
    expected = None if result == SHT.Failure else manifest.cbd(result)
    return Case(f"{file.parent.name}/{file.stem}", _path(data), _path(shapes), expected)


def _path(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


def run_pyshacl(case: Case) -> Graph:
    data, shapes = (Graph().parse(f, publicID=f.as_uri()) for f in (case.data, case.shapes))
    return report_graph(data, shapes)


def run_shacl(case: Case) -> Graph:
    shacl = pytest.importorskip("shacl", reason="the engine shacl is not installed")
    texts = [file.read_text(encoding="utf-8") for file in (case.shapes, case.data)]
    shapes = shacl.Shapes.from_turtle(texts[0], base=case.shapes.as_uri())
    report = shapes.validate_turtle(texts[1], base=case.data.as_uri())
    return Graph().parse(data=report.serialize("ntriples"), format="nt")


ENGINES = {"pyshacl": run_pyshacl, "shacl": run_shacl}


def results(report: Graph) -> Counter[tuple[str, ...]]:
    parts = (SH.focusNode, SH.value, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape)
    return Counter(
        (
            *(_shown(report.value(r, part)) for part in parts),
            _shown_path(report, report.value(r, SH.resultPath)),
        )
        for r in report.objects(None, SH.result)
    )


def _shown(node: Node | None) -> str:
    return "_" if isinstance(node, BNode) else "" if node is None else node.n3()


def _shown_path(report: Graph, path: Node | None) -> str:
    if not isinstance(path, BNode):
        return _shown(path)
    if report.value(path, RDF.first) is not None:
        return "/".join(_shown_path(report, step) for step in report.items(path))
    ((kind, inner),) = report.predicate_objects(path)
    assert isinstance(kind, URIRef)
    return f"{kind.fragment}({_shown_path(report, inner)})"


def verdict(engine: str, case: Case) -> str | None:
    """Return what is wrong with an engine's answer, None when it is as expected."""
    try:
        report = ENGINES[engine](case)
    except (pyshacl.errors.ReportableRuntimeError, NotImplementedError, ValueError) as error:
        return None if case.expected is None else f"refused: {error}"
    if case.expected is None:
        return "not refused"
    found, expected = results(report), results(case.expected)
    return None if found == expected else f"missing {expected - found}, surplus {found - expected}"


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    folder = shared / "suites" / "shacl" / "tests"
    if not folder.is_dir():
        pytest.skip(f"the SHACL suite is not in {folder}")
    return folder


@pytest.mark.shared
@pytest.mark.parametrize("part", CASES)
def test_all_cases_are_collected(suite: Path, part: str) -> None:
    assert len(list(cases(suite / part))) == CASES[part]


@pytest.mark.shared
@pytest.mark.parametrize("engine", ENGINES)
def test_exactly_the_known_failures_fail(suite: Path, engine: str) -> None:
    verdicts = {case.name: verdict(engine, case) for part in CASES for case in cases(suite / part)}
    assert len(verdicts) == sum(CASES.values())
    found = {name: problem for name, problem in verdicts.items() if problem}
    assert found.keys() == KNOWN_FAILURES[engine].keys(), found
