"""The ontology has no findings, and each rule of the lint finds what it is there for."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from tests.ontology.lint import RULES, findings

CHECKOUT = Path(__file__).resolve().parents[2]
TURTLE = (CHECKOUT / "ontology" / "diplomatic.ttl").read_text(encoding="utf-8")

BROKEN = {
    "a label is missing": (
        'rdfs:label "Meeting"@en , "Встреча"@ru , "Görüş"@az',
        'rdfs:label "Meeting"@en , "Встреча"@ru',
        ["texts_in_every_language: dm:Meeting has 0 labels in az, not 1"],
    ),
    "a reused term with a label in two languages": (
        '"Post"@en , "Должность"@ru , "Vəzifə"@az',
        '"Post"@en , "Должность"@ru',
        ["reused_terms_have_all_labels_or_none: <http://www.w3.org/ns/org#Post> has 0 labels in az, not 1"],
    ),
    "a second definition": (
        '"Talks by telephone or video link."@en',
        '"Talks by telephone or video link."@en , "Talks by telephone."@en',
        ["texts_in_every_language: dm:Call has 2 definitions in en, not 1"],
    ),
    "no full stop": (
        '"Переговоры по телефону или по видеосвязи."@ru',
        '"Переговоры по телефону или по видеосвязи"@ru',
        ["definitions_end_with_a_full_stop: dm:Call has a definition in ru without a full stop"],
    ),
    "Azerbaijani tagged as English": (
        '"Visit"@en , "Визит"@ru , "Səfər"@az',
        '"Səfər"@en , "Визит"@ru , "Visit"@az',
        ["texts_are_in_their_language: dm:Visit has a text in en that looks like another language: Səfər"],
    ),
    "English tagged as Russian": (
        '"Визит"@ru',
        '"Vizit"@ru',
        ["texts_are_in_their_language: dm:Visit has a text in ru that looks like another language: Vizit"],
    ),
    "two terms with one label, in another case": (
        '"role in the event"@en',
        '"role"@en',
        ["labels_differ: dm:Role, dm:role share the label 'role' in en"],
    ),
    "a property with a class's name": (
        "dm:claimedAttendance a",
        "dm:ClaimedAttendance a",
        ["names_follow_their_kind: dm:ClaimedAttendance should begin with a small letter and be one word"],
    ),
    "two ranges": (
        "rdfs:domain dm:Body ; rdfs:range dm:State ;",
        "rdfs:domain dm:Body ; rdfs:range dm:State , dm:Territory ;",
        ["one_domain_and_range: dm:actsForState has 2 ranges: all would apply at once"],
    ),
    "two domains": (
        "rdfs:domain dm:Body ; rdfs:range dm:State ;",
        "rdfs:domain dm:Body , dm:State ; rdfs:range dm:State ;",
        ["one_domain_and_range: dm:actsForState has 2 domains: all would apply at once"],
    ),
    "no isDefinedBy": (
        "dm:reports a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:domain dm:Report ; "
        "rdfs:range dm:DiplomaticEvent ;\n    rdfs:isDefinedBy <https://w3id.org/diplomatic-kg/ontology> ;",
        "dm:reports a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:domain dm:Report ; "
        "rdfs:range dm:DiplomaticEvent ;",
        [
            "terms_say_where_they_are_defined: dm:reports lacks rdfs:isDefinedBy "
            "<https://w3id.org/diplomatic-kg/ontology>"
        ],
    ),
    "a misspelt term of ours": (
        "rdfs:domain dm:Participation ; rdfs:range org:Post ;",
        "rdfs:domain dm:Participaton ; rdfs:range org:Post ;",
        ["every_iri_is_declared: dm:Participaton is used but not declared"],
    ),
    "a reused term that was not declared": (
        "sem:hasActor a owl:ObjectProperty .",
        "",
        [
            "every_iri_is_declared: <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> "
            "is used but not declared",
            "subproperties_keep_the_kind: dm:party and <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> "
            "are properties of different kinds",
        ],
    ),
    "a misspelt term of OWL": (
        "dm:met a owl:ObjectProperty , owl:SymmetricProperty ,",
        "dm:met a owl:ObjectProperty , owl:SymetricProperty ,",
        ["every_iri_is_declared: <http://www.w3.org/2002/07/owl#SymetricProperty> is used but not declared"],
    ),
    "a datatype of a literal that nobody declared": (
        '"041"^^dm:cameoCode',
        '"041"^^dm:cameo',
        [
            "every_iri_is_declared: dm:cameo is used but not declared",
            "literals_have_owl_datatypes: dm:Call has a literal of type dm:cameo, which OWL 2 does not know",
            "codes_are_well_formed: dm:Call has the code '041', "
            "which is none of cameoCode, ploverCode, ploverMode, ploverContext",
        ],
    ),
    "an individual that is a class too": (
        "dm:HostRole a owl:NamedIndividual , dm:Role ;",
        "dm:HostRole a owl:NamedIndividual , owl:Class , dm:Role ;",
        ["one_kind_each: dm:HostRole is declared as class and as individual"],
    ),
    "an object property that is a datatype property too": (
        "dcterms:title a owl:AnnotationProperty",
        "dcterms:title a owl:AnnotationProperty , owl:ObjectProperty",
        [
            "one_kind_each: <http://purl.org/dc/terms/title> "
            "is declared as object property and as annotation property"
        ],
    ),
    "a domain that is a property": (
        "rdfs:domain dm:Body ; rdfs:range dm:State ;",
        "rdfs:domain dm:party ; rdfs:range dm:State ;",
        ["terms_are_used_as_their_kind: dm:party stands in domain but is declared as object property"],
    ),
    "a subclass of a property": (
        "dm:Report a owl:Class ; rdfs:subClassOf prov:Entity ;",
        "dm:Report a owl:Class ; rdfs:subClassOf prov:Entity , dm:reports ;",
        ["terms_are_used_as_their_kind: dm:reports stands in subClassOf but is declared as object property"],
    ),
    "a datatype property under an object property": (
        "rdfs:subPropertyOf sem:hasTimeStamp",
        "rdfs:subPropertyOf sem:hasPlace",
        [
            "subproperties_keep_the_kind: dm:date and <http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace> "
            "are properties of different kinds"
        ],
    ),
    "an object property that leads to a datatype": (
        "rdfs:domain dm:Body ; rdfs:range dm:State ;",
        "rdfs:domain dm:Body ; rdfs:range xsd:string ;",
        [
            "ranges_fit_the_kind: dm:actsForState has the range <http://www.w3.org/2001/XMLSchema#string>, "
            "which is no class"
        ],
    ),
    "a datatype that OWL 2 lacks": (
        "rdfs:subPropertyOf sem:hasTimeStamp ; rdfs:domain dm:DiplomaticEvent ;",
        "rdfs:subPropertyOf sem:hasTimeStamp ; rdfs:domain dm:DiplomaticEvent ; rdfs:range xsd:date ;",
        [
            "ranges_fit_the_kind: dm:date has the range <http://www.w3.org/2001/XMLSchema#date>, "
            "which OWL 2 does not know"
        ],
    ),
    "a literal that OWL 2 lacks": (
        'dcterms:created "2026-11-24" ;',
        'dcterms:created "2026-11-24"^^xsd:date ;',
        [
            "literals_have_owl_datatypes: <https://w3id.org/diplomatic-kg/ontology> has a literal of type "
            "<http://www.w3.org/2001/XMLSchema#date>, which OWL 2 does not know"
        ],
    ),
    "an individual without a class": (
        "dm:ChairRole a owl:NamedIndividual , dm:Role ;",
        "dm:ChairRole a owl:NamedIndividual ;",
        ["individuals_have_a_class: dm:ChairRole is an individual of 0 own classes, not 1"],
    ),
    "an individual that is not declared as one": (
        "dm:ChairRole a owl:NamedIndividual , dm:Role ;",
        "dm:ChairRole a dm:Role ;",
        [
            "names_follow_their_kind: dm:ChairRole should begin with a small letter and be one word",
            "every_iri_is_declared: dm:ChairRole is used but not declared",
            "individuals_have_a_class: dm:ChairRole is not declared as owl:NamedIndividual",
        ],
    ),
    "a class of our own invention": (
        "dm:Report a owl:Class ; rdfs:subClassOf prov:Entity ;",
        "dm:Report a owl:Class ;",
        [
            "classes_are_aligned: dm:Report is under no class of a published vocabulary, "
            "and UNALIGNED gives no reason"
        ],
    ),
    "an exception that is none any more": (
        "dm:AgendaItem a owl:Class ;",
        "dm:AgendaItem a owl:Class ; rdfs:subClassOf prov:Entity ;",
        ["classes_are_aligned: dm:AgendaItem is aligned: take it out of UNALIGNED"],
    ),
    "retired without successor": (
        "dm:met a owl:ObjectProperty ,",
        "dm:met owl:deprecated true ; a owl:ObjectProperty ,",
        ["retired_terms_have_a_successor: dm:met is deprecated without dcterms:isReplacedBy"],
    ),
    "a successor without retirement": (
        "dm:met a owl:ObjectProperty ,",
        "dm:met dcterms:isReplacedBy dm:party ; a owl:ObjectProperty ,",
        ["retired_terms_have_a_successor: dm:met has a successor but no owl:deprecated true"],
    ),
    "replaced by a retired term": (
        "dm:met a owl:ObjectProperty ,",
        "dm:met owl:deprecated true ; dcterms:isReplacedBy dm:met ; a owl:ObjectProperty ,",
        ["retired_terms_have_a_successor: dm:met is replaced by dm:met, which is retired or not declared"],
    ),
    "a code that CAMEO cannot have": (
        '"041"^^dm:cameoCode',
        '"41"^^dm:cameoCode',
        [
            "codes_are_well_formed: dm:Call has the code '41', "
            "which is none of cameoCode, ploverCode, ploverMode, ploverContext"
        ],
    ),
    "an axiom that lost its type": (
        "[] a owl:AllDisjointClasses ; owl:members (",
        "[] owl:members (",
        ["no_blank_node_is_typed_as_nothing: a blank node with 1 triples has no type"],
    ),
}
"""Name of the slip: what stands in the ontology, what stands there after the slip, and what the lint says."""


def lint(turtle: str) -> list[str]:
    return findings(Graph().parse(data=turtle, format="turtle"))


def test_the_ontology_has_no_findings() -> None:
    assert lint(TURTLE) == []


@pytest.mark.parametrize("slip", BROKEN)
def test_a_slip_is_found_and_nothing_else(slip: str) -> None:
    right, wrong, expected = BROKEN[slip]
    assert TURTLE.count(right) == 1, "the text to break must stand in the ontology exactly once"
    assert lint(TURTLE.replace(right, wrong)) == expected


def test_every_rule_has_a_slip_that_it_finds() -> None:
    found = {finding.split(":")[0] for _, _, expected in BROKEN.values() for finding in expected}
    assert found == {rule.__name__ for rule in RULES}


def test_a_retired_term_with_a_successor_is_no_finding() -> None:
    retired = "dm:met owl:deprecated true ; dcterms:isReplacedBy dm:party ; a owl:ObjectProperty ,"
    assert lint(TURTLE.replace("dm:met a owl:ObjectProperty ,", retired)) == []
