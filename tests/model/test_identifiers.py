"""What the graph says of a thing that a table of the user knows: compared as a graph."""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse

from kg.gazetteer import Identifier, Source
from kg.identities import Entity, Label
from kg.model import DEFAULT_BASE
from kg.model.entities import described
from kg.written import Written

SOURCE = Source("bodies", "a made-up list", "CC0-1.0", "0" * 64)
BODY = Entity(
    kind="body",
    parts=("gazetteer", "wikidata:Q99000001"),
    labels=(Label("Council of Lakes", "en"),),
    names=("council of lakes",),
    identifiers=(Identifier("iso", "AZ-BA", SOURCE), Identifier("wikidata", "Q99000001", SOURCE)),
    sources=(SOURCE,),
)
EXPECTED = """
@base <https://w3id.org/diplomatic-kg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .

<BODY> a dm:Body ;
    rdfs:label "Council of Lakes"@en ;
    dm:nameKey "council of lakes" ;
    schema:sameAs <http://www.wikidata.org/entity/Q99000001> ;
    schema:identifier <ISO> , <WIKIDATA> ;
    prov:wasDerivedFrom <TABLE> .
<ISO> a schema:PropertyValue ;
    schema:propertyID "iso" ; schema:value "AZ-BA" ; prov:wasDerivedFrom <TABLE> .
<WIKIDATA> a schema:PropertyValue ;
    schema:propertyID "wikidata" ; schema:value "Q99000001" ; prov:wasDerivedFrom <TABLE> .
<TABLE> a schema:Dataset ;
    rdfs:label "bodies" ; dcterms:source "a made-up list" ; dcterms:license "CC0-1.0" .
"""
# Pinned: the same table gives the same IRIs on any machine.
NODES = {
    "BODY": "body/ee963c78b2dbe47c7296",
    "ISO": "identifier/b09808530a4330c8771a",
    "WIKIDATA": "identifier/2d63511d8c4cd66c97b8",
    "TABLE": "table/af89f2415896ab6268ed",
}


def test_a_thing_leads_to_its_identifiers_and_both_to_the_table() -> None:
    text = EXPECTED
    for name, path in NODES.items():
        text = text.replace(f"<{name}>", f"<{path}>")
    expected = {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)}
    assert set(Written(described(BODY, DEFAULT_BASE))) == expected
