"""The shapes: each says what it should, where it should, in three languages, and none is dead.

``<class>/pass.ttl`` and ``<class>/fail.ttl`` are judged together with ``base.ttl``. The expected results of a
failing graph stand in it as ``sh:ValidationResult``, in the terms of SHACL's own report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib.namespace import SH

from kg.packaged import folder
from kg.terms import LANGUAGES, PREFIXES, TOPIC, declared
from kg.validate import Validator, catalogue
from kg.validate.findings import Finding, Term
from tests.scripts import script

HERE = Path(__file__).parent
CLASSES = sorted(file.stem for file in folder("shapes").glob("*.ttl") if file.stem != "prefixes")
CATALOGUE = catalogue.packaged()
SHAPES = "https://w3id.org/diplomatic-kg/shapes#"
TOPICS = "https://w3id.org/diplomatic-kg/topics#"


def graph(*files: str) -> list[Triple]:
    return [q.triple for file in files for q in parse(path=str(HERE / file), format=RdfFormat.TURTLE)]


def sh(name: str) -> NamedNode:
    return NamedNode(str(SH[name]))


def expected(triples: list[Triple]) -> Counter[tuple[Term | None, ...]]:
    """Return the results that a failing graph names: shape, node, value, severity, English message."""
    parts = [sh(p) for p in ("sourceShape", "focusNode", "value", "resultSeverity", "resultMessage")]
    facts = {(t.subject, t.predicate): t.object for t in triples}
    nodes = [t.subject for t in triples if t.object == sh("ValidationResult")]
    return Counter(tuple(facts.get((node, part)) for part in parts) for node in nodes)


def found(finding: Finding) -> tuple[Term | None, ...]:
    message = Literal(finding.text("en"), language="en")
    return NamedNode(finding.shape), finding.focus, finding.value, sh(finding.severity), message


@pytest.fixture(scope="module", params=["pyshacl", "shacl"])
def validator(request: pytest.FixtureRequest) -> Validator:
    if request.param == "shacl":
        pytest.importorskip("shacl", reason="the engine shacl is not installed")
    return Validator(request.param)


def test_every_class_has_a_passing_and_a_failing_graph() -> None:
    assert sorted(path.name for path in HERE.iterdir() if (path / "pass.ttl").is_file()) == CLASSES
    assert all((HERE / name / "fail.ttl").is_file() for name in CLASSES)


def test_the_complete_graph_gives_no_finding_at_all(validator: Validator) -> None:
    assert validator.validate(graph("base.ttl")).findings == ()


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_right_passes_without_a_finding(validator: Validator, name: str) -> None:
    assert validator.validate(graph("base.ttl", f"{name}/pass.ttl")).findings == ()


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_wrong_gives_exactly_the_expected_results(validator: Validator, name: str) -> None:
    triples = graph("base.ttl", f"{name}/fail.ttl")
    assert Counter(map(found, validator.validate(triples).findings)) == expected(triples)


def test_every_shape_is_expected_to_fail_somewhere() -> None:
    failing = {shape for name in CLASSES for shape, *_ in expected(graph(f"{name}/fail.ttl"))}
    assert {shape.value for shape in failing if isinstance(shape, NamedNode)} == CATALOGUE.shapes.keys()


@pytest.mark.parametrize("iri", CATALOGUE.shapes)
def test_every_target_is_live(iri: str) -> None:
    """Each target of each shape meets a node of the passing graphs: a misspelt target would meet none."""
    triples = graph("base.ttl", *(f"{name}/pass.ttl" for name in CLASSES))
    classes = {t.object for t in triples if t.predicate.value == PREFIXES["rdf"] + "type"}
    predicates = {t.predicate for t in triples}
    shape = NamedNode(iri)
    targets = CATALOGUE.objects(shape, "targetClass")
    links = CATALOGUE.objects(shape, "targetSubjectsOf") + CATALOGUE.objects(shape, "targetObjectsOf")
    dead = (set(targets) - classes - ABSTRACT) | (set(links) - predicates)
    assert targets or links
    assert not dead


ABSTRACT = {NamedNode(PREFIXES["dm"] + "DiplomaticEvent")}
"""A class of which graphs hold instances of subclasses only; a target all the same, so that none slips by."""


@pytest.mark.parametrize("iri", CATALOGUE.shapes)
def test_every_shape_has_three_different_messages_and_a_stated_severity(iri: str) -> None:
    messages = CATALOGUE.shapes[iri].messages
    assert messages.keys() == set(LANGUAGES)
    assert len(set(messages.values())) == len(LANGUAGES)
    assert all(text[0].isupper() or text.startswith(("dm:", "schema:")) for text in messages.values())
    assert all(text.endswith(".") for text in messages.values())
    assert len(CATALOGUE.objects(NamedNode(iri), "severity")) == 1


def test_every_shape_that_reports_has_an_iri_and_its_own_name() -> None:
    """Blank nodes are only alternatives inside sh:or and sh:not, which never report by themselves."""
    reporting = {t.subject for t in CATALOGUE.triples if t.predicate.value.startswith(str(SH) + "target")}
    assert {NamedNode(iri) for iri in CATALOGUE.shapes} == reporting
    assert all(iri.startswith(SHAPES) for iri in CATALOGUE.shapes)


def test_each_file_holds_the_shapes_of_its_own_names() -> None:
    for file in folder("shapes").glob("*.ttl"):
        names = {iri.removeprefix(SHAPES) for iri in catalogue.read([file]).shapes}
        assert all("-" in name for name in names), file
        assert names or file.stem == "prefixes"


def mentioned() -> Iterator[NamedNode]:
    """Return the IRIs of vocabularies in the shapes, those within SPARQL queries included."""
    prefixes = {
        str(CATALOGUE.objects(t.object, "prefix")[0].value): str(
            CATALOGUE.objects(t.object, "namespace")[0].value
        )  # type: ignore[union-attr]
        for t in CATALOGUE.triples
        if t.predicate == sh("declare")
    }
    for _, predicate, value in CATALOGUE.triples:
        if isinstance(value, NamedNode):
            yield value
        if predicate == sh("select") and isinstance(value, Literal):
            query = re.sub(r'"[^"]*"', "", value.value)
            for prefix, name in re.findall(r"(\w+):(\w+)", query):
                yield NamedNode(prefixes[prefix] + name)


def test_every_iri_is_declared_in_the_ontology() -> None:
    own = (str(SH), SHAPES, SHAPES.rstrip("#"), "http://www.w3.org/2002/07/owl#")
    foreign = {node for node in mentioned() if not node.value.startswith(own)}
    assert {node.value for node in foreign if not declared(node)} == set()
    assert len(foreign) > 60


def test_the_topic_namespace_in_the_pattern_is_that_of_the_scheme() -> None:
    (pattern,) = CATALOGUE.objects(NamedNode(SHAPES + "Topic-concept"), "pattern")
    assert isinstance(pattern, Literal)
    assert [topic.value for topic in TOPIC if not re.search(pattern.value, topic.value)] == []
    assert re.search(pattern.value, TOPICS + "trade")


def test_the_shapes_conform_to_shacl_for_shacl() -> None:
    shapes = rdflib.Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        shapes.parse(file)
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_no_shape_asks_a_body_for_a_country() -> None:
    needed = {
        CATALOGUE.shapes[iri].path
        for iri in CATALOGUE.shapes
        if CATALOGUE.objects(NamedNode(iri), "minCount")
        and NamedNode(PREFIXES["dm"] + "Body") in CATALOGUE.objects(NamedNode(iri), "targetClass")
    }
    assert needed == {f"<{PREFIXES['rdfs']}label>", f"<{PREFIXES['dm']}nameKey>"}


def test_the_passing_graphs_hold_no_blank_node() -> None:
    for name in CLASSES:
        nodes = {node for t in graph(f"{name}/pass.ttl") for node in (t.subject, t.object)}
        assert not any(isinstance(node, BlankNode) for node in nodes)


def test_the_reference_page_is_what_the_script_builds() -> None:
    built = script("build_shapes_page")
    assert built.TARGET.read_text(encoding="utf-8") == built.build()
