"""The endpoint as its clients meet it: formats, refusals, positions of mistakes."""

from __future__ import annotations

from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from kg.serve.media import GRAPH, ROWS, TRUTH, Malformed, chosen

SELECT = "SELECT ?s ?l { ?s a dm:Person ; rdfs:label ?l } ORDER BY ?s ?l LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?l } { ?s a dm:Person ; rdfs:label ?l }"


def _get(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


@pytest.mark.parametrize("media", ROWS)
def test_rows_in_every_format(media: str, served: httpx.Client) -> None:
    answer = _get(served, SELECT, media)
    assert answer.headers["content-type"].partition(";")[0] == media
    if ROWS[media] != ox.QueryResultsFormat.CSV:
        rows = ox.parse_query_results(answer.content, format=ROWS[media])
        assert isinstance(rows, ox.QuerySolutions)
        assert len(list(rows)) == 3
    else:
        assert answer.text.startswith("s,l")


@pytest.mark.parametrize(
    "media", ["application/sparql-results+xml", "application/xml", "application/rdf+xml"]
)
def test_windows_line_ends_survive_a_reader_of_xml(media: str, served: httpx.Client) -> None:
    query = 'CONSTRUCT { <urn:x> <urn:x#p> ?text } { BIND ("one\\r\\ntwo" AS ?text) }'
    query = query if "rdf" in media else 'SELECT ?text { BIND ("one\\r\\ntwo" AS ?text) }'
    tree = ElementTree.fromstring(_get(served, query, media).content)
    assert "one\r\ntwo" in list(tree.itertext())


@pytest.mark.parametrize("query", ['SELECT ("\\u0001" AS ?x) {}', "CONSTRUCT { <urn:x> <urn:x/1> 1 } {}"])
def test_what_xml_cannot_hold_comes_in_other_formats(query: str, served: httpx.Client) -> None:
    refused = _get(served, query, "application/xml")
    assert refused.status_code == 406
    assert "take another format" in refused.text
    assert _get(served, query, "application/json").status_code == 200


@pytest.mark.parametrize("media", TRUTH)
def test_truth_in_every_format(media: str, served: httpx.Client) -> None:
    answer = _get(served, "ASK { ?s a dm:Person }", media)
    assert bool(ox.parse_query_results(answer.content, format=TRUTH[media]))


@pytest.mark.parametrize("media", GRAPH)
def test_graph_in_every_format(media: str, served: httpx.Client) -> None:
    answer = _get(served, CONSTRUCT, media)
    assert answer.headers["content-type"].partition(";")[0] == media
    triples = {quad.triple for quad in ox.parse(answer.content, format=GRAPH[media])}
    assert triples == {
        quad.triple
        for quad in ox.parse(
            _get(served, CONSTRUCT, "application/n-triples").content, format=ox.RdfFormat.N_TRIPLES
        )
    }
    assert triples


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/csv;q=0, text/tab-separated-values;q=0.2", "text/tab-separated-values"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
    ],
)
def test_the_client_chooses(accept: str, media: str) -> None:
    assert chosen(accept, tuple(ROWS)) == media


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "text/csv;q=0"])
def test_what_cannot_be_had(accept: str, served: httpx.Client) -> None:
    answer = _get(served, SELECT, accept)
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text


def test_a_header_that_is_none(served: httpx.Client) -> None:
    with pytest.raises(Malformed):
        chosen("nonsense", tuple(ROWS))
    assert _get(served, SELECT, "nonsense").status_code == 400


def test_the_answer_varies_by_what_is_accepted(served: httpx.Client) -> None:
    assert "accept" in _get(served, SELECT).headers["vary"].lower()


def test_a_mistake_is_told_with_its_place(served: httpx.Client) -> None:
    answer = _get(served, "SELECT ?s {\n  ?s ?p ; }\n")
    assert answer.status_code == 400
    assert "line 2, column" in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("INSERT DATA { <a> <b> <c> }", "INSERT changes the graph: queries only read; an update is sent"),
        ("PREFIX a: <urn:> DELETE WHERE { a:insert ?p ?o }", "DELETE changes the graph"),
        ("# nothing\n", "the query is empty"),
        ("SELECT ?insert { ?insert a dm:Call } }", "does not parse at line 1"),
    ],
)
def test_an_update_and_no_text_are_told_from_a_mistake(query: str, told: str, served: httpx.Client) -> None:
    for path in ("/sparql", "/query?run=1"):
        answer = served.get(path, params={"query": query, "run": "1"})
        assert (answer.status_code, told in answer.text) == (400, True)


def test_the_prefixes_of_the_project_are_known_and_others_are_not(served: httpx.Client) -> None:
    assert _get(served, "ASK { ?s a dm:Person }").status_code == 200
    assert _get(served, "ASK { ?s a nobody:Person }").status_code == 400


def test_addresses_are_relative_to_the_base(served: httpx.Client) -> None:
    answer = _get(served, "SELECT (<event/1> AS ?e) {}", "text/csv")
    assert "https://w3id.org/diplomatic-kg/id/event/1" in answer.text


def test_head_has_no_body(served: httpx.Client) -> None:
    answer = served.head("/sparql", params={"query": SELECT})
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 0


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (405, {"method": "PUT", "url": "/sparql"}),
        (400, {"method": "POST", "url": "/sparql", "data": {"nothing": "1"}}),
        (400, {"method": "GET", "url": "/sparql?query=ASK{}&query=ASK{}"}),
        (400, {"method": "GET", "url": "/sparql?query=%FF"}),
        (415, {"method": "POST", "url": "/sparql", "json": {"query": "ASK {}"}}),
        (400, {"method": "GET", "url": "/sparql?query=ASK{}&default-graph-uri=not%20an%20iri"}),
        (413, {"method": "POST", "url": "/sparql", "data": {"query": "#" * 1_100_000}}),
        (404, {"method": "GET", "url": "/nothing"}),
    ],
)
def test_refusals(status: int, request_: dict[str, str], served: httpx.Client) -> None:
    answer = served.request(**request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.text.strip()


def test_the_service_describes_itself(served: httpx.Client) -> None:
    answer = served.get("/sparql", headers={"accept": "text/turtle"})
    triples = {quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    endpoint = ox.NamedNode(str(served.base_url) + "sparql")
    assert ox.Triple(endpoint, ox.NamedNode(sd + "endpoint"), endpoint) in triples
    assert (
        ox.Triple(endpoint, ox.NamedNode(sd + "supportedLanguage"), ox.NamedNode(sd + "SPARQL11Query"))
        in triples
    )
