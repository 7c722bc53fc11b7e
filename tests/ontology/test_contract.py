"""The ontology is what docs/decisions/0001 promises, and the vocabularies of others are used as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib.namespace as known
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.ontology.lint import DM, KINDS, kinds, own_terms

CHECKOUT = Path(__file__).resolve().parents[2]
ONTOLOGY = Graph().parse(CHECKOUT / "ontology" / "diplomatic.ttl")
EXAMPLE = Graph().parse(Path(__file__).parent / "example.ttl")
CONTRACT = (CHECKOUT / "docs" / "decisions" / "0001-graph-model.md").read_text(encoding="utf-8")

IN_RDFLIB = {
    "dcterms": known.DCTERMS,
    "foaf": known.FOAF,
    "org": known.ORG,
    "prov": known.PROV,
    "schema": known.SDO,
    "skos": known.SKOS,
    "vann": known.VANN,
}
"""Vocabularies of which rdflib has the list of terms."""

NEWER_THAN_RDFLIB = {"schema:ConferenceEvent": "in the list of types of schema.org"}

READ_IN_THEIR_FILES = {
    "cv": {"Participation", "role"},
    "gaf": {"denotedBy"},
    "grasp": {"hasAttribution"},
    "oa": {
        "SpecificResource",
        "TextPositionSelector",
        "TextQuoteSelector",
        "end",
        "exact",
        "hasSelector",
        "hasSource",
        "start",
    },
    "sem": {"Event", "Place", "Role", "RoleType", "hasActor", "hasPlace", "hasTimeStamp"},
}
"""Terms of vocabularies that rdflib does not list; docs/decisions/0002 says where each file was read."""

NOT_IN_THE_EXAMPLE = {
    "DiplomaticEvent": "stands for its five types",
    "Call": "like Meeting",
    "Visit": "like Meeting",
    "Signing": "like Meeting",
    "Modality": "has its members in the ontology",
    "Role": "has its members in the ontology",
    "callParty": "like meetingParty",
    "visitParty": "like meetingParty",
    "conferenceParty": "like meetingParty",
    "signingParty": "like meetingParty",
    "plannedParty": "like meetingParty",
    "cancelledParty": "like meetingParty",
    "Planned": "like Held",
    "Cancelled": "like Held",
    "ChairRole": "like HostRole",
    "SignatoryRole": "like HostRole",
    "MediatorRole": "like HostRole",
    "ParticipantRole": "like HostRole",
    "cameoCode": "types the codes in the ontology",
    "ploverCode": "types the codes in the ontology",
    "ploverMode": "types the codes in the ontology",
    "ploverContext": "types the codes in the topic scheme",
}


def curie(term: URIRef) -> str:
    prefix, _, name = ONTOLOGY.namespace_manager.compute_qname(term, generate=False)
    return f"{prefix}:{name}"


def reused() -> Iterator[tuple[str, str]]:
    """Prefix and name of every declared term of another vocabulary."""
    for kind in KINDS:
        for term in ONTOLOGY.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and kind != OWL.Ontology and not term.startswith(DM):
                prefix, name = curie(term).split(":")
                yield prefix, name


def test_every_term_of_the_contract_is_declared() -> None:
    prefixes = "|".join(
        prefix for prefix, _ in ONTOLOGY.namespaces() if prefix not in {"topic", "rdfs", "rdf"}
    )
    named = set(re.findall(rf"\b(?:{prefixes}):[A-Za-z]+", CONTRACT))
    declared = {f"{prefix}:{name}" for prefix, name in reused()} | {curie(t) for t in own_terms(ONTOLOGY)}
    standard = {term for term in named if term.startswith(("xsd:", "owl:"))}
    assert named - standard - declared == set()


def test_every_own_term_is_in_the_contract_or_in_the_example() -> None:
    in_example = {node for triple in EXAMPLE for node in triple}
    unknown = {
        term.removeprefix(DM)
        for term in own_terms(ONTOLOGY)
        if term not in in_example and not re.search(rf"\b{term.removeprefix(DM)}\b", CONTRACT)
    }
    assert unknown <= NOT_IN_THE_EXAMPLE.keys()


def test_the_example_uses_every_term_that_has_no_stand_in() -> None:
    used = {node for triple in EXAMPLE for node in triple}
    unused = {term.removeprefix(DM) for term in own_terms(ONTOLOGY) if term not in used}
    assert unused == NOT_IN_THE_EXAMPLE.keys()


@pytest.mark.parametrize(("prefix", "name"), sorted(reused()))
def test_a_reused_term_exists_in_its_vocabulary(prefix: str, name: str) -> None:
    if f"{prefix}:{name}" in NEWER_THAN_RDFLIB:
        assert name not in IN_RDFLIB[prefix], "rdflib knows it by now: take it out of the list"
    elif prefix in IN_RDFLIB:
        assert name in IN_RDFLIB[prefix]
    else:
        assert name in READ_IN_THEIR_FILES[prefix]


def test_schema_org_is_used_with_https_only() -> None:
    iris = {str(node) for triple in ONTOLOGY for node in triple if isinstance(node, URIRef)}
    assert not [iri for iri in iris if iri.startswith("http://schema.org")]


def test_properties_in_the_example_lead_to_what_their_kind_allows() -> None:
    for subject, prop, value in EXAMPLE:
        if prop in (RDF.type, RDFS.label):
            continue
        wanted = "datatype property" if isinstance(value, Literal) else "object property"
        assert kinds(ONTOLOGY, prop) == [wanted], (subject, prop, value)


def test_types_in_the_example_are_classes() -> None:
    assert {kind for c in EXAMPLE.objects(None, RDF.type) for kind in kinds(ONTOLOGY, c)} == {"class"}


def test_subjects_and_objects_in_the_example_have_the_stated_domain_and_range() -> None:
    for subject, prop, value in EXAMPLE:
        for domain in ONTOLOGY.objects(prop, RDFS.domain):
            assert classes_of(subject) & members(domain), f"{subject} is not in the domain of {prop}"
        for wanted in ONTOLOGY.objects(prop, RDFS.range):
            fits = (
                value.datatype == wanted
                if isinstance(value, Literal)
                else classes_of(value) & members(wanted)
            )
            assert fits or untagged(value, wanted), f"{value} is not in the range of {prop}"


def classes_of(node: Node) -> set[Node]:
    stated = [*EXAMPLE.objects(node, RDF.type), *ONTOLOGY.objects(node, RDF.type)]
    above = [c for own in stated for c in ONTOLOGY.transitive_objects(own, RDFS.subClassOf)]
    return {c for c in above if c is not None}


def members(class_: Node) -> set[Node]:
    """A class, or the classes of a union."""
    if isinstance(class_, BNode):
        lists = [Collection(ONTOLOGY, cells) for cells in ONTOLOGY.objects(class_, OWL.unionOf)]
        return {c for classes in lists for c in classes if isinstance(c, URIRef)}
    return {class_}


def untagged(value: Node, wanted: Node) -> bool:
    """A plain literal of Turtle is an xsd:string."""
    return (
        isinstance(value, Literal)
        and value.datatype is None
        and not value.language
        and wanted == known.XSD.string
    )
