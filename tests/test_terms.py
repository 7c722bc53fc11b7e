"""Terms are closed: what ontology/ does not declare does not exist in Python."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import terms
from kg.terms import DM, GAF, NAMESPACES, OA, ORG, OWL, PREFIXES, PROV, RDF, RDFS, SCHEMA, SKOS, XSD

TURTLE = """
@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix topic: <https://w3id.org/diplomatic-kg/topics#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
dm:Talks a owl:Class ; rdfs:label "Talks"@en , "Переговоры"@ru ;
    owl:deprecated true ; dcterms:isReplacedBy dm:Meeting .
dm:Meeting a owl:Class ; rdfs:label "Встреча"@ru , "Görüş"@az ; skos:definition "Личная встреча."@ru .
dm:met a owl:ObjectProperty .
"""
TOPICS = """
@prefix topic: <https://w3id.org/diplomatic-kg/topics#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
topic:peace-process a skos:Concept ; skos:prefLabel "peace process"@en , "мирный процесс"@ru ;
    skos:altLabel "peace talks"@en ; skos:definition "Efforts to end a conflict."@en .
topic:trade a skos:Concept ; skos:prefLabel "trade"@en .
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder ``ontology`` with a few terms, which ``kg.terms`` reads until the end of the test."""
    (tmp_path / "diplomatic.ttl").write_text(TURTLE, encoding="utf-8")
    monkeypatch.setattr(terms, "folder", lambda _: tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    terms._ontology.cache_clear()
    terms._topics.cache_clear()


def test_a_term_is_an_iri() -> None:
    assert NamedNode("https://w3id.org/diplomatic-kg/ontology#Meeting") == DM.Meeting
    assert NamedNode("http://www.w3.org/ns/org#Post") == ORG.Post
    assert NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth") == XSD.gYearMonth
    assert NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type") == RDF.type


@pytest.mark.parametrize(
    ("namespace", "names"),
    [
        (SCHEMA, "NewsArticle headline inLanguage datePublished url superEvent about softwareVersion"),
        (PROV, "hadPrimarySource wasGeneratedBy wasAssociatedWith used SoftwareAgent"),
        (OA, "SpecificResource hasSource hasSelector TextPositionSelector TextQuoteSelector start end exact"),
        (ORG, "Post Membership Organization member organization postIn"),
        (SKOS, "Concept prefLabel altLabel broader narrower inScheme notation"),
        (GAF, "denotedBy"),
        (RDFS, "label comment"),
        (OWL, "Class deprecated"),
    ],
)
def test_the_terms_that_the_graph_reuses_exist(namespace: terms.Namespace, names: str) -> None:
    for name in names.split():
        assert namespace[name] in namespace


@pytest.mark.parametrize(
    ("namespace", "name", "message"),
    [
        (DM, "Meetin", "dm:Meetin is no term of the ontology: did you mean Meeting?"),
        (DM, "meeting", "dm:meeting is no term of the ontology: did you mean Meeting, meetingParty, met?"),
        (DM, "hasParticipant", "did you mean hasParticipation"),
        (SCHEMA, "name", "schema:name is no term of the ontology"),
        (SCHEMA, "zzzz", "schema:zzzz is no term of the ontology: declare it in ontology/ first"),
        (XSD, "dat", "did you mean date"),
    ],
)
def test_a_misspelt_name_fails_with_the_nearest_names(
    namespace: terms.Namespace, name: str, message: str
) -> None:
    with pytest.raises(AttributeError, match=re.escape(message)):
        getattr(namespace, name)
    with pytest.raises(KeyError, match=re.escape(message)):
        namespace[name]


def test_no_term_is_hidden_by_an_attribute_of_the_namespace() -> None:
    for namespace in NAMESPACES:
        for term in namespace:
            name = term.value.removeprefix(PREFIXES[namespace._prefix])
            assert namespace[name] == term
            assert not name.isidentifier() or getattr(namespace, name) == term


def test_prefixes_are_those_of_the_ontology_file() -> None:
    path = Path(__file__).resolve().parent.parent / "ontology" / "diplomatic.ttl"
    stated = re.findall(r"^@prefix (\w+): <(.*)> \.$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(sorted(stated)) == PREFIXES
    assert list(PREFIXES) == sorted(PREFIXES)


def test_declared_knows_terms_of_all_namespaces_and_nothing_else() -> None:
    assert terms.declared(DM.Meeting)
    assert terms.declared(RDF.type)
    assert not terms.declared(NamedNode("https://w3id.org/diplomatic-kg/ontology#Meetin"))
    assert not terms.declared(NamedNode("https://w3id.org/diplomatic-kg/ontology"))
    assert not terms.declared(NamedNode("http://schema.org/Event"))


def test_a_namespace_travels_to_a_worker() -> None:
    assert pickle.loads(pickle.dumps(DM)).Meeting == DM.Meeting


def test_a_namespace_lists_its_terms_in_order() -> None:
    assert "Meeting" in dir(DM)
    assert list(ORG) == sorted(ORG, key=lambda term: term.value)
    assert len(GAF) == 1
    assert "Meeting" not in DM  # a string is no term


def test_labels_in_three_languages() -> None:
    assert [terms.label(DM.Meeting, lang) for lang in terms.LANGUAGES] == ["Meeting", "Встреча", "Görüş"]
    assert terms.label(DM.Meeting) == "Meeting"
    assert terms.label(ORG.Post, "ru") == "Должность"


def test_labels_fall_back_to_english_then_to_any(small: Path) -> None:
    assert terms.label(DM.Meeting, "fr") == "Görüş"  # no English one: the first by language tag
    (small / "topics.ttl").write_text(TOPICS, encoding="utf-8")
    trade = NamedNode("https://w3id.org/diplomatic-kg/topics#trade")
    assert terms.label(trade, "az") == "trade"


def test_a_term_without_label_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match=r"<https://example.org/x> has no label in ontology/"):
        terms.label(NamedNode("https://example.org/x"))


def test_definitions_are_of_own_terms() -> None:
    assert terms.definition(DM.Call, "en") == "Talks by telephone or video link."
    assert terms.definition(DM.Call, "ru") == "Переговоры по телефону или по видеосвязи."
    assert terms.definition(ORG.Post) is None


def test_a_retired_term_says_what_replaces_it(small: Path) -> None:
    namespace = terms.Namespace("dm")
    with pytest.raises(AttributeError, match=r"dm:Talks is retired: use <.*#Meeting>"):
        _ = namespace.Talks
    assert [term.value.split("#")[1] for term in namespace] == ["Meeting", "met"]


def test_topics_are_optional(small: Path) -> None:
    topics = terms.Namespace("topic")
    assert list(topics) == []
    with pytest.raises(KeyError, match="topic:trade is no term of the ontology"):
        topics["trade"]


def test_topics_have_hyphens_labels_and_definitions(small: Path) -> None:
    (small / "topics.ttl").write_text(TOPICS, encoding="utf-8")
    topics = terms.Namespace("topic")
    peace = topics["peace-process"]
    assert peace == NamedNode("https://w3id.org/diplomatic-kg/topics#peace-process")
    assert topics.trade in topics
    assert terms.label(peace, "ru") == "мирный процесс"
    assert terms.label(peace, "en") == "peace process"
    assert terms.definition(peace, "az") == "Efforts to end a conflict."
    with pytest.raises(KeyError, match="did you mean peace-process"):
        topics["peace_process"]


def test_a_broken_file_fails_with_line_and_column(small: Path) -> None:
    (small / "topics.ttl").write_text("@prefix topic: <https://example.org/> .\ntopic:x a", encoding="utf-8")
    with pytest.raises(SyntaxError, match="line 2"):
        list(terms.Namespace("topic"))


def test_importing_terms_reads_no_topics_and_loads_no_rdflib() -> None:
    code = "import sys, kg.terms; print('rdflib' in sys.modules, kg.terms._topics.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "0"]
