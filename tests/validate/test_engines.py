"""Both engines say the same of any graph, and every constraint bites."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import WrongUse
from kg.shortcuts import SHORTCUTS, shortcuts
from kg.terms import DM, RDF, RDFS, XSD
from kg.validate import Report, Validator, catalogue
from kg.validate.fast import FastEngine
from kg.validate.findings import Result
from kg.validate.reference import PySHACL
from tests.shapes.articles import BASE, article_graph, merged
from tests.validate.mutations import BREAKS, QUERIES, Breaker, Graph, mutated

pytest.importorskip("shacl", reason="the engine shacl is not installed")

CATALOGUE = catalogue.packaged()
GRAPHS = Path(__file__).parent.parent / "shapes"


def complete_graph() -> Graph:
    """Return everything that conforms: the base graph and the passing graph of every class."""
    files = [GRAPHS / "base.ttl", *sorted(GRAPHS.glob("*/pass.ttl"))]
    return list({q.triple: None for file in files for q in parse(path=str(file), format=RdfFormat.TURTLE)})


BREAKER = Breaker(CATALOGUE, complete_graph())


class Asked:
    """Stands for pySHACL, which takes long, and says of each graph that it was asked."""

    focus = NamedNode("urn:test:asked")

    def judge(self, graphs: Iterable[Graph]) -> list[list[Result]]:
        shape = min(CATALOGUE.shapes)
        return [[Result(self.focus, None, shape)] for _ in graphs]


ASKED = Asked()


@lru_cache(maxsize=1)
def engines() -> tuple[PySHACL, FastEngine]:
    return PySHACL(CATALOGUE), FastEngine(CATALOGUE)


@lru_cache(maxsize=1)
def validators() -> tuple[Validator, Validator]:
    return Validator("pyshacl"), Validator("shacl")


def judged(graph: Graph) -> tuple[set[Result], set[Result]]:
    reference, fast = engines()
    return set(reference.judge([graph])[0]), set(fast.judge(graph) or ())


def test_the_complete_graph_conforms() -> None:
    assert judged(BREAKER.graph) == (set(), set())


@pytest.mark.parametrize(("shape", "parameter"), BREAKER.constraints())
def test_breaking_a_constraint_gives_a_finding_of_its_shape(shape: str, parameter: str) -> None:
    reference, fast = judged(BREAKER.broken(shape, parameter))
    assert shape in {result.shape for result in reference}
    assert shape in {result.shape for result in fast}


def test_every_constraint_of_the_shapes_is_broken_somewhere() -> None:
    """A parameter that BREAKS does not know would be a constraint that no test breaks."""
    about = {"targetClass", "targetSubjectsOf", "targetObjectsOf", "path", "severity", "message"}
    stated = {
        t.predicate.value.removeprefix("http://www.w3.org/ns/shacl#")
        for t in CATALOGUE.triples
        if isinstance(t.subject, NamedNode)
        and t.subject.value in CATALOGUE.shapes
        and t.predicate != RDF.type
    }
    assert stated - about == BREAKS.keys()
    assert {
        iri.partition("#")[2] for iri, name in BREAKER.constraints() if name == "sparql"
    } == QUERIES.keys()
    assert len(BREAKER.constraints()) > 150


seeds = st.integers(0, 10**6)


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 200), seed=seeds)
def test_generated_articles_conform_alone(number: int, seed: int) -> None:
    reference, fast = judged(article_graph(number, seed=seed))
    assert reference == fast
    assert {CATALOGUE.shapes[r.shape].severity for r in fast} <= {"Info"}


@settings(max_examples=150, deadline=None)
@given(number=st.integers(0, 200), seed=seeds, times=st.integers(1, 5))
def test_both_engines_find_the_same_in_any_graph(number: int, seed: int, times: int) -> None:
    graph = mutated(article_graph(number), random.Random(seed), times=times)
    reference, fast = judged(graph)
    assert reference == fast


@settings(max_examples=100, deadline=None)
@given(number=st.integers(0, 200), seed=seeds, times=st.integers(0, 5))
def test_a_graph_is_judged_alike_without_its_shortcuts(number: int, seed: int, times: int) -> None:
    """A draft has none (kg.model.triples). One in the place of what it stands for would be seen."""
    graph = mutated(article_graph(number), random.Random(seed), times=times)
    _, fast = engines()
    without = [triple for triple in graph if triple.predicate not in SHORTCUTS]
    assert set(fast.judge(without) or ()) == set(fast.judge([*without, *shortcuts(without)]) or ())


def test_no_shape_looks_at_a_shortcut() -> None:
    looked_at = {term for triple in CATALOGUE.triples for term in (triple.subject, triple.object)}
    assert looked_at.isdisjoint(SHORTCUTS)
    queries = " ".join(t.object.value for t in CATALOGUE.triples if isinstance(t.object, Literal))
    assert not [short for short in SHORTCUTS if f"dm:{short.value.partition('#')[2]}" in queries]


@settings(max_examples=25, deadline=None)
@given(first=st.integers(0, 500), seed=seeds, times=st.integers(0, 10))
def test_both_engines_find_the_same_in_merged_graphs(first: int, seed: int, times: int) -> None:
    several = merged(article_graph(number) for number in range(first, first + 4))
    reference, fast = judged(mutated(several, random.Random(seed), times=times))
    assert reference == fast


@settings(max_examples=25, deadline=None)
@given(first=st.integers(0, 500), seed=seeds)
def test_the_union_of_conforming_articles_conforms(first: int, seed: int) -> None:
    several = [article_graph(number, seed=seed) for number in range(first, first + 10)]
    assert validators()[1].validate(merged(several)).conforms


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), seeds), min_size=2, max_size=8))
@example([(0, 0), (0, 769)])  # an article whose address is a node of its graph
def test_a_batch_judges_each_graph_as_if_it_were_alone(articles: list[tuple[int, int]]) -> None:
    """Few articles, so that a node occurs in several graphs of a batch, whole in one, broken in another."""
    graphs = [mutated(article_graph(n), random.Random(seed), times=seed % 4) for n, seed in articles]
    reference, _ = engines()
    alone = [set(reference.judge([graph])[0]) for graph in graphs]
    assert [set(results) for results in reference.judge(graphs)] == alone


def test_a_label_of_one_article_does_not_fill_the_gap_of_another() -> None:
    person = NamedNode(BASE + "person/x")
    named = [Triple(person, RDF.type, DM.Person), Triple(person, RDFS.label, Literal("Берг", language="ru"))]
    whole = [*named, Triple(person, DM.nameKey, Literal("berg"))]
    nameless = [whole[0], whole[2]]
    first, second, third = validators()[0].validate_many([whole, nameless, whole])
    assert (first.conforms, second.conforms, third.conforms) == (True, False, True)
    assert second.findings[0].focus == person


def test_a_node_that_no_graph_describes_is_reported_where_it_is_wrong() -> None:
    """The same missing node is a party in one graph and harmless in the other."""
    ghost, event = NamedNode("urn:test:ghost"), NamedNode(BASE + "event/x")
    wrong, harmless = [Triple(event, DM.agent, ghost)], [Triple(event, RDFS.seeAlso, ghost)]
    reports = validators()[0].validate_many([wrong, harmless, wrong])
    assert [[f.focus for f in report.findings] for report in reports] == [[ghost], [], [ghost]]


def test_more_graphs_than_a_batch_come_back_in_order() -> None:
    bad = [Triple(NamedNode(BASE + "state/X"), RDF.type, DM.State)]
    graphs = [bad if number % 50 == 7 else [] for number in range(230)]
    for validator in validators():
        reports = validator.validate_many(graphs)
        assert [n for n, report in enumerate(reports) if not report.conforms] == [7, 57, 107, 157, 207]


def reports(graph: Graph) -> tuple[Report, Report]:
    reference, fast = validators()
    return reference.validate(graph), fast.validate(graph)


def test_blank_nodes_are_rejected_alike() -> None:
    reference, fast = reports([Triple(BlankNode("b"), RDF.type, DM.Person)])
    assert reference == fast
    assert not fast.conforms


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("9" * 30, XSD.date),  # the fast engine panics
        ("9" * 30, XSD.integer),
        ("٢", XSD.integer),  # Python reads these two as integers
        ("1_000", XSD.integer),
        ("1", XSD.boolean),
        ("1e3", XSD.decimal),  # and all of these as decimals
        ("٢", XSD.decimal),
        ("INF", XSD.decimal),
        ("NaN", XSD.decimal),
        ("sNaN", XSD.decimal),
        ("AZ\n", XSD.string),  # a Python pattern that ends with $ lets the line end pass
    ],
)
def test_what_the_engines_read_differently_gets_the_verdict_of_pyshacl(
    text: str, datatype: NamedNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each graph that holds such a literal, pySHACL is asked, or would say the same."""
    reference, fast = validators()
    monkeypatch.setattr(fast, "_reference", ASKED)
    for predicate in dict.fromkeys(t.predicate for t in BREAKER.graph if isinstance(t.object, Literal)):
        subject = next(t.subject for t in BREAKER.graph if t.predicate == predicate)
        graph = [*BREAKER.graph, Triple(subject, predicate, Literal(text, datatype=datatype))]
        report = fast.validate(graph)
        if [finding.focus for finding in report.findings] != [ASKED.focus]:
            assert report == reference.validate(graph)


@pytest.mark.parametrize("text", ["NaN", "-sNaN", "INF", "1e0", "0_1", "٠", ""])
def test_what_only_python_takes_for_a_decimal_is_none(text: str) -> None:
    """XML Schema has no such decimals. To compare "NaN" with a number is an error in Python."""
    report = NamedNode(BASE + "report/x")
    graph = [Triple(report, RDF.type, DM.Report)]
    right = [*graph, Triple(report, DM.confidence, Literal("0.5", datatype=XSD.decimal))]
    wrong = [*graph, Triple(report, DM.confidence, Literal(text, datatype=XSD.decimal))]
    for validator in validators():
        of_right, of_wrong = validator.validate_many([right, wrong])
        assert [f for f in of_right.findings if f.shape.endswith("#Report-confidence")] == []
        assert [str(f.value) for f in of_wrong.findings if f.shape.endswith("#Report-confidence")] == [
            str(wrong[-1].object)
        ]


def test_a_panic_of_the_fast_engine_is_no_loss(capfd: pytest.CaptureFixture[str]) -> None:
    date = Triple(NamedNode(BASE + "event/x"), DM.date, Literal("-" + "9" * 40, datatype=XSD.date))
    graph = [Triple(date.subject, RDF.type, DM.Meeting), date]
    assert engines()[1].judge(graph) is None
    assert not validators()[1].validate(graph).conforms
    assert capfd.readouterr() == ("", "")


def test_a_triple_as_value_is_refused_with_what_to_do() -> None:
    node = NamedNode(BASE + "event/x")
    inner = Triple(node, RDF.type, DM.Meeting)
    for graph in ([Triple(node, DM.about, inner)], [Triple(node, DM.about, inner), inner]):
        for validator in validators():
            with pytest.raises(WrongUse, match="make it a node of its own"):
                validator.validate_many([graph, graph])


def test_ill_typed_literals_make_no_noise(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    odd = [Literal("x", datatype=d) for d in (XSD.date, XSD.integer, XSD.boolean, XSD.decimal)]
    node = NamedNode(BASE + "event/x")
    graph = [Triple(node, RDF.type, DM.Meeting), *(Triple(node, DM.date, value) for value in odd)]
    found = Counter(
        str(f.value) for f in validators()[0].validate(graph).findings if f.shape.endswith("#Event-date")
    )
    assert found == Counter(str(value) for value in odd)
    assert (capfd.readouterr(), caplog.records) == (("", ""), [])
