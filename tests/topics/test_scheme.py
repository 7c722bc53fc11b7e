"""The topic scheme: whole, in its written form, and no label that could mean two concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import topics
from tests.scripts import script

CHECKOUT = Path(__file__).resolve().parents[2]
SCHEME = URIRef("https://w3id.org/diplomatic-kg/topics")
TOPIC = Namespace("https://w3id.org/diplomatic-kg/topics#")
DM = Namespace("https://w3id.org/diplomatic-kg/ontology#")
GRAPH = Graph().parse(CHECKOUT / "ontology" / "topics.ttl")
CONCEPTS = sorted(s for s in GRAPH.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef))
LANGUAGES = ("en", "ru", "az")

PLOVER_CONTEXTS = {
    *("military", "intelligence", "peacekeeping", "economic", "diplomatic", "resource", "disease"),
    *("enviro_disaster", "migration", "humanitarian", "asylum", "legal", "human_rights", "rights_freedoms"),
    *("gender", "lgbt", "terrorism", "human_security", "religion_ethnicity", "executive", "election"),
    *("legislative", "cbrn", "cyber", "political_institutions", "corruption", "crime", "illegal_drugs"),
}
"""The table of general contexts in the manual of PLOVER, draft 0.8."""


def name(concept: Node) -> str:
    return str(concept).removeprefix(str(TOPIC))


def texts(concept: Node, prop: URIRef, lang: str) -> list[str]:
    found = GRAPH.objects(concept, prop)
    return [str(text) for text in found if isinstance(text, Literal) and text.language == lang]


def above(concept: Node) -> set[Node]:
    """Every concept that is broader, over any number of steps."""
    found = GRAPH.transitive_objects(concept, SKOS.broader)
    return {other for other in found if other is not None and other != concept}


def test_there_are_enough_concepts() -> None:
    assert len(CONCEPTS) >= 140


def test_the_file_is_in_its_written_form() -> None:
    form = script("format_topics")
    assert form.TARGET.read_text(encoding="utf-8") == form.written(form.read(form.TARGET))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_concept_has_one_preferred_label_and_definition(lang: str) -> None:
    for concept in CONCEPTS:
        assert len(texts(concept, SKOS.prefLabel, lang)) == 1, name(concept)
        assert len(texts(concept, SKOS.definition, lang)) == 1, name(concept)
        assert texts(concept, SKOS.definition, lang)[0].endswith("."), name(concept)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_concept_has_another_wording(lang: str) -> None:
    bare = [name(c) for c in CONCEPTS if not texts(c, SKOS.altLabel, lang)]
    assert bare == []


def test_labels_have_a_language_and_stand_in_one_role_only() -> None:
    for concept in CONCEPTS:
        found = [
            text
            for prop in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for text in GRAPH.objects(concept, prop)
        ]
        assert {text.language for text in found if isinstance(text, Literal)} <= set(LANGUAGES)
        assert len(found) == len(set(found)), name(concept)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_belongs_to_two_concepts_in_any_inflection(lang: str) -> None:
    owners = defaultdict(set)
    for label in topics.labels():
        if label.lang == lang:
            owners[topics._label_keys(label)].add(label.concept)
    assert {" ".join(keys): found for keys, found in owners.items() if len(found) > 1} == {}
    assert () not in owners


@pytest.mark.parametrize("lang", LANGUAGES)
def test_definitions_are_in_the_script_of_their_language(lang: str) -> None:
    for concept in CONCEPTS:
        for text in texts(concept, SKOS.definition, lang):
            assert any("а" <= letter <= "я" for letter in text.lower()) == (lang == "ru"), text


def test_links_hold_in_both_directions_and_stay_in_the_scheme() -> None:
    for concept in CONCEPTS:
        assert set(GRAPH.objects(concept, SKOS.broader)) <= set(CONCEPTS), name(concept)
        assert set(GRAPH.objects(concept, SKOS.narrower)) == set(GRAPH.subjects(SKOS.broader, concept))
        assert list(GRAPH.objects(concept, SKOS.inScheme)) == [SCHEME]


def test_the_tops_are_the_concepts_without_a_broader_one() -> None:
    tops = {concept for concept in CONCEPTS if not list(GRAPH.objects(concept, SKOS.broader))}
    assert set(GRAPH.subjects(SKOS.topConceptOf, SCHEME)) == tops
    assert set(GRAPH.objects(SCHEME, SKOS.hasTopConcept)) == tops
    assert {name(top) for top in tops} == {
        *("conflicts", "digital-technologies", "diplomatic-relations", "economy", "energy", "environment"),
        *("multilateral-cooperation", "politics-and-rights", "security", "society", "transport"),
    }


def test_no_concept_is_broader_than_itself() -> None:
    circles = [name(c) for c in CONCEPTS if any((other, SKOS.broader, c) in GRAPH for other in above(c))]
    assert circles == []


def test_no_broader_link_repeats_a_longer_way() -> None:
    shortcuts = [
        (name(concept), name(parent))
        for concept in CONCEPTS
        for parent in GRAPH.objects(concept, SKOS.broader)
        if any(parent in above(other) for other in GRAPH.objects(concept, SKOS.broader) if other != parent)
    ]
    assert shortcuts == []


def test_notations_are_contexts_of_plover() -> None:
    codes = [code for code in GRAPH.objects(None, SKOS.notation) if isinstance(code, Literal)]
    assert {code.datatype for code in codes} == {DM.ploverContext}
    assert {str(code) for code in codes} <= PLOVER_CONTEXTS


def test_names_are_small_words_joined_by_hyphens() -> None:
    assert [name(c) for c in CONCEPTS if not all(part.isalnum() for part in name(c).split("-"))] == []
    assert [name(c) for c in CONCEPTS if name(c) != name(c).lower()] == []


def test_every_top_has_a_fair_share_of_concepts() -> None:
    tops = set(GRAPH.objects(SCHEME, SKOS.hasTopConcept))
    shares = Counter(name(top) for concept in CONCEPTS for top in above(concept) & tops)
    assert min(shares.values()) >= 5


def test_the_reference_page_is_what_the_script_builds() -> None:
    built = script("build_topics_page")
    assert built.TARGET.read_text(encoding="utf-8") == built.build()
