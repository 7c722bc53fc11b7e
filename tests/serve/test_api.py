"""The API: what it promises by OpenAPI, search in any script, tables that spreadsheets may open."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kg.query import named
from kg.serve.searching import build, nearest, search
from kg.settings import DEFAULT_BASE
from kg.terms import DM, LANGUAGES

from .conftest import FORMULA, view

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip


_FEW = settings(
    max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def _schema(client: httpx.Client) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())


@pytest.mark.parametrize(
    "operation", ["/search", "/things/{path}", "/evidence/{path}", "/queries", "/queries/{name}"]
)
def test_answers_are_as_promised(operation: str, served: httpx.Client) -> None:
    found = _schema(served)[operation]["GET"]

    @settings(_FEW)
    @given(case=found.as_strategy())
    def hold(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=f"{served.base_url}api", checks=CHECKS)

    hold()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_those_of_pages(lang: str, explored: httpx.Client) -> None:
    found = explored.get("/api/search", params={"q": "Сарбасов", "lang": lang}).json()["results"]
    unknown = f"{DEFAULT_BASE}event/none"
    asked = [*(hit["iri"] for hit in found), unknown]
    names = explored.post("/api/names", params={"lang": lang}, json=asked).json()
    assert {"person", "event", "article"} <= {hit["kind"] for hit in found}
    assert names == {hit["iri"]: hit["label"] for hit in found}
    assert explored.post("/api/names", json=["no address"]).status_code == 400
    assert explored.post("/api/names", json=[unknown] * 1001).status_code == 422


def test_search_finds_a_name_in_any_script(served: httpx.Client) -> None:
    people = {q.subject for q in view() if q.object == DM.Person}
    named_ = [q for q in sorted(view(), key=str) if q.predicate == DM.nameKey and q.subject in people]
    quad = next(q for q in named_ if " " in q.object.value)
    latin = quad.object.value[:6]
    hits = served.get("/api/search", params={"q": latin}).json()["results"]
    assert quad.subject.value in {hit["iri"] for hit in hits}


def test_a_topic_is_found_by_its_names_and_by_phrases_of_articles(served: httpx.Client) -> None:
    for text in ("trade", "торгов", "ticarət", "взаимная торговля"):
        hits = served.get("/api/search", params={"q": text}).json()["results"]
        assert ("topic", "/topics/trade") in {(hit["kind"], hit["page"]) for hit in hits}, text


NAMES = b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @base <https://example.org/> .
<event/1> dm:party <person/busy> . <event/2> dm:party <person/busy> . <event/3> dm:party <person/busy> .
<event/4> dm:party <person/other> . <event/5> dm:party <person/other> .
<person/busy> a dm:Person ; dm:nameKey "lidia riosan" . <person/other> a dm:Person ; dm:nameKey "ada rio" .
<body/rio> a dm:Body ; dm:nameKey "rio" , "group of rio" . <state/a> a dm:State ; dm:nameKey "azalia" .
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rio", ["body/rio", "person/other", "person/busy"]),
        ("рио", ["body/rio", "person/other", "person/busy"]),
        ("rios", ["person/busy"]),
        ("azaliya", ["state/a"]),
        ("a", ["person/other", "state/a"]),
        ("aaaa", []),
        ("zzzz", []),
    ],
)
def test_the_very_name_comes_first_and_a_letter_over_and_over_is_no_name(
    text: str, found: list[str], tmp_path: Path
) -> None:
    store = ox.Store()
    store.load(NAMES, format=ox.RdfFormat.TURTLE)
    build(store, tmp_path)
    hits = [iri.removeprefix("https://example.org/") for iri, _ in search(tmp_path, text, kind=None, limit=9)]
    assert hits == found


def test_who_is_called_so_comes_before_a_topic_of_such_a_phrase(tmp_path: Path) -> None:
    store = ox.Store()
    store.load(
        b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @base <https://example.org/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
        @prefix topic: <https://w3id.org/diplomatic-kg/topics#> .
        <event/1> schema:about topic:trade ; dm:party <person/ada> . <event/2> schema:about topic:trade .
        <item/1> dm:concept topic:trade ; rdfs:label "trade of Riosan" .
        <person/ada> a dm:Person ; dm:nameKey "ada riosan" .""",
        format=ox.RdfFormat.TURTLE,
    )
    build(store, tmp_path)
    for text in ("riosan", "риосан"):
        assert [kind for _, kind in search(tmp_path, text, kind=None, limit=9)] == ["person", "topic"]


def test_who_is_called_so_comes_before_what_only_has_the_word_in_its_name(tmp_path: Path) -> None:
    store = ox.Store()
    store.load(
        b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @base <https://example.org/> .
        <event/1> dm:party <body/war> , <person/ada> . <event/2> dm:party <body/war> .
        <body/war> a dm:Body ; dm:nameKey "riosan s war council" .
        <person/ada> a dm:Person ; dm:nameKey "ada riosan" .""",
        format=ox.RdfFormat.TURTLE,
    )
    build(store, tmp_path)
    for text in ("riosan", "риосан"):
        assert [kind for _, kind in search(tmp_path, text, kind=None, limit=9)] == ["person", "body"]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Лидия Ришан", None, ["person/busy"]),
        ("Ада Рийо", None, ["person/other"]),
        ("Ада Рийо", "state", []),
        ("Kurt", None, []),
        ("", None, []),
    ],
)
def test_a_name_that_is_near(text: str, kind: str | None, found: list[str], tmp_path: Path) -> None:
    store = ox.Store()
    store.load(NAMES, format=ox.RdfFormat.TURTLE)
    build(store, tmp_path)
    hits = [
        iri.removeprefix("https://example.org/") for iri, _ in nearest(tmp_path, text, kind=kind, limit=9)
    ]
    assert hits == found


def test_the_page_of_a_search_shows_near_names_where_nothing_is_called_so(served: httpx.Client) -> None:
    people = {q.subject for q in view() if q.object == DM.Person}
    named_ = [q for q in sorted(view(), key=str) if q.predicate == DM.nameKey and q.subject in people]
    quad = next(q for q in named_ if len(q.object.value) > 10)
    misspelt = f"{quad.object.value[:5]}qx{quad.object.value[5:]}"
    assert served.get("/api/search", params={"q": misspelt}).json()["results"] == []
    page = served.get("/", params={"q": misspelt, "lang": "en"}).text
    assert "Nothing found. Names that are near:" in page
    links = re.findall(r'<li><a href="([^"?]*)', page)
    assert quad.subject.value.rpartition("/")[2] in {link.rpartition("/")[2] for link in links}
    assert "Names that are near" not in served.get("/", params={"q": "qqqqqqqqqq", "lang": "en"}).text


@pytest.mark.parametrize("text", ["", "   ", '"*', 'a" OR key:*', "NEAR(", "%", "{key} : x", "\u0000"])
def test_nothing_typed_is_a_command(text: str, served: httpx.Client) -> None:
    assert served.get("/api/search", params={"q": text}).status_code == 200


def test_kinds_narrow_the_search(served: httpx.Client) -> None:
    many = served.get("/api/search", params={"q": "a", "limit": "100"}).json()["results"]
    persons = served.get("/api/search", params={"q": "a", "limit": "100", "kind": "person"}).json()["results"]
    assert {hit["kind"] for hit in persons} == {"person"}
    assert len(persons) < len(many)


def test_all_questions_are_listed(served: httpx.Client) -> None:
    assert [q["name"] for q in served.get("/api/queries").json()] == [q.name for q in named()]
    assert served.get("/api/queries", params={"lang": "ru"}).json()[0]["title"] == named()[0].title("ru")


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (404, "/api/queries/nothing"),
        (400, "/api/queries/contacts"),
        (400, "/api/queries/contacts?person=Nobody"),
        (400, "/api/queries/contacts?nonsense=1"),
        (422, "/api/search"),
        (422, "/api/search?q=a&limit=0"),
        (422, "/api/search?q=a&kind=dragon"),
        (404, "/api/things/person/nobody"),
        (404, "/api/evidence/person/nobody"),
    ],
)
def test_refusals_say_why(status: int, path: str, served: httpx.Client) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_formula_is_disarmed(hostile: httpx.Client) -> None:
    answer = hostile.get("/api/queries/find", params={"name": "hostile", "format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
    assert "'" + FORMULA in cells
    assert FORMULA not in cells
