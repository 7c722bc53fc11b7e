"""The ontology is consistent OWL 2 DL, alone and with the graph of an article; contradictions are found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from tests.ontology.reasoners import has_java, has_java_compiler, hermit, owl_rl, profile_violations

CHECKOUT = Path(__file__).resolve().parents[2]
ONTOLOGY = CHECKOUT / "ontology" / "diplomatic.ttl"
TOPICS = CHECKOUT / "ontology" / "topics.ttl"
EXAMPLE = Path(__file__).parent / "example.ttl"

java = pytest.mark.skipif(not has_java(), reason="HermiT needs Java")
jdk = pytest.mark.skipif(not has_java_compiler(), reason="the profile check needs a JDK")
reasoners = pytest.mark.parametrize("reason", [pytest.param(hermit, marks=java), owl_rl])
Reasoner = Callable[[Graph], list[str]]

CONTRADICTIONS = {
    "a state is no place": "<state/AZ> a dm:Territory .",
    "an event cannot take place in a state": "<event/e1> dm:place <state/AZ> .",
    "a place takes no part in events": "<place/baku> dm:agent <person/asadov> .",
    "nobody meets himself": "<person/asadov> dm:met <person/asadov> .",
    "a host is no guest": "dm:HostRole owl:sameAs dm:GuestRole .",
    "held is not planned": "dm:Held owl:sameAs dm:Planned .",
    "a participant has one role": "<participation/p1> dm:role dm:GuestRole .",
    "a body is no person": "<body/itu> a dm:Person .",
    "a statement is no document": "<article/a1/statement/1> dm:documentOf <event/e1> .",
    "a report is no statement": "<report/e1-a1> dm:speaker <person/asadov> .",
}


def ontology(more: str = "") -> Graph:
    graph = Graph().parse(ONTOLOGY)
    return graph.parse(data=_PREFIXES + more, format="turtle")


_PREFIXES = "".join(line for line in EXAMPLE.read_text(encoding="utf-8").splitlines(True) if line[0] == "@")
_PREFIXES += "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


@reasoners
def test_the_ontology_is_consistent_and_every_class_can_have_members(reason: Reasoner) -> None:
    assert reason(ontology()) == []


@reasoners
def test_the_graph_of_an_article_is_consistent(reason: Reasoner) -> None:
    assert reason(ontology().parse(EXAMPLE)) == []


@reasoners
@pytest.mark.parametrize("contradiction", CONTRADICTIONS)
def test_a_contradiction_in_a_graph_is_found(reason: Reasoner, contradiction: str) -> None:
    assert reason(ontology(CONTRADICTIONS[contradiction]).parse(EXAMPLE)) != []


def test_hermit_names_the_class_that_can_have_no_member() -> None:
    if not has_java():
        pytest.skip("HermiT needs Java")
    broken = ontology("dm:CityState a owl:Class ; rdfs:subClassOf dm:State , dm:Territory .")
    assert hermit(broken) == ["https://w3id.org/diplomatic-kg/ontology#CityState"]


def test_owl_rl_finds_a_class_that_can_have_no_member() -> None:
    broken = ontology("dm:CityState a owl:Class ; rdfs:subClassOf dm:State , dm:Territory .")
    assert owl_rl(broken) != []


@jdk
def test_ontology_topics_and_example_stay_in_owl_2_dl() -> None:
    graph = ontology().parse(EXAMPLE)
    if TOPICS.is_file():
        graph.parse(TOPICS)
    assert profile_violations(graph) == []


@jdk
@pytest.mark.parametrize(
    ("slip", "complaint"),
    [
        ("dm:met a owl:DatatypeProperty .", "Cannot pun between properties"),
        ("dm:met rdfs:subPropertyOf dm:knows .", "Use of undeclared"),
        ("dm:Meeting rdfs:subClassOf dm:Talks .", "Use of undeclared class"),
    ],
)
def test_the_profile_check_can_fail(slip: str, complaint: str) -> None:
    violations = profile_violations(ontology(slip))
    assert any(complaint in violation for violation in violations), violations
