"""Public clients of SPARQL endpoints, unchanged."""

from __future__ import annotations

import httpx
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

PERSONS = (
    "SELECT ?s ?l { ?s a <https://w3id.org/diplomatic-kg/ontology#Person> ; rdfs:label ?l } ORDER BY ?s ?l"
)
PERSON = URIRef("https://w3id.org/diplomatic-kg/ontology#Person")


def _wrapper(served: httpx.Client, query: str, form: str) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(f"{served.base_url}sparql")
    wrapper.setQuery(query if query.startswith("PREFIX") else f"PREFIX rdfs: <{RDFS}> {query}")
    wrapper.setReturnFormat(form)
    return wrapper


def test_sparqlwrapper_reads_rows(served: httpx.Client) -> None:
    rows = _wrapper(served, PERSONS, JSON).queryAndConvert()["results"]["bindings"]
    assert rows
    assert len(_wrapper(served, PERSONS, XML).queryAndConvert().getElementsByTagName("result")) == len(rows)
    assert _wrapper(served, PERSONS, CSV).queryAndConvert().decode().startswith("s,l")
    posted = _wrapper(served, PERSONS, JSON)
    posted.setMethod(POST)
    assert posted.queryAndConvert()["results"]["bindings"] == rows


def test_sparqlwrapper_reads_graphs_and_truth(served: httpx.Client) -> None:
    assert _wrapper(served, f"ASK {{ ?s a <{PERSON}> }}", JSON).queryAndConvert()["boolean"] is True
    turtle = _wrapper(
        served, f"CONSTRUCT {{ ?s a <{PERSON}> }} {{ ?s a <{PERSON}> }}", TURTLE
    ).queryAndConvert()
    assert b"Person" in turtle


def test_rdflib_reads_the_endpoint_as_a_graph(served: httpx.Client) -> None:
    store = SPARQLStore(f"{served.base_url}sparql")
    persons = {subject for (subject, _, _), _ in store.triples((None, RDF.type, PERSON))}
    rows = served.get("/sparql", params={"query": PERSONS}).json()["results"]["bindings"]
    assert {str(person) for person in persons} == {row["s"]["value"] for row in rows}
    labels = {label for (_, _, label), _ in store.triples((next(iter(persons)), RDFS.label, None))}
    assert all(isinstance(label, Literal) and label.language for label in labels)
    assert len(store) > 1000
