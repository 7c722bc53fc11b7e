"""SPARQL Update and writing by the Graph Store Protocol: graphs of users, with the token, beside kg's own."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, SPARQLWrapper

from kg.settings import DEFAULT_BASE

from .conftest import KG, TOKEN, running, serving
from .suite import Changing, Name, Protocol, canonical, changing, protocols

BEARER = {"authorization": f"Bearer {TOKEN}"}
UPDATE = {**BEARER, "content-type": "application/sparql-update"}
NOTES = "urn:example:notes"
COUNT = "SELECT (COUNT(*) AS ?n) {{ GRAPH <{}> {{ ?s ?p ?o }} }}"
OPTIONS = ("--token-from-env", "KG_TEST_TOKEN", "--workers", "1")


@pytest.fixture
def store(examples: Path, tmp_path: Path) -> Path:
    """A store of the example articles for one test alone."""
    shutil.copytree(examples, tmp_path / "store", ignore=shutil.ignore_patterns("readers"))
    return tmp_path / "store"


@pytest.fixture
def writable(store: Path) -> Iterator[httpx.Client]:
    with serving(store, *OPTIONS) as client:
        yield client


@pytest.fixture(scope="module")
def shared_server(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """One server for tests that name graphs of their own, or that change nothing."""
    folder = tmp_path_factory.mktemp("writable") / "store"
    shutil.copytree(examples, folder, ignore=shutil.ignore_patterns("readers"))
    with serving(folder, *OPTIONS) as client:
        yield client


def _update(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/sparql", headers=UPDATE, content=text.encode())


def _count(client: httpx.Client, graph: str = NOTES) -> int:
    answer = client.get("/sparql", params={"query": COUNT.format(graph)})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def _view(client: httpx.Client) -> set[str]:
    answer = client.get("/store?default", headers={"accept": "application/n-triples"})
    return set(answer.text.splitlines())


def test_an_update_is_seen_by_the_next_question_and_after_a_restart(store: Path) -> None:
    with serving(store, *OPTIONS) as client:
        text = f'INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> rdfs:comment "seen", "gesehen"@de, _:b }} }}'
        assert _update(client, text).status_code == 204
        assert _count(client) == 3
        gone = f'DELETE DATA {{ GRAPH <{NOTES}> {{ <urn:a> rdfs:comment "seen" }} }}'
        assert _update(client, gone).status_code == 204
        assert _count(client) == 2
    with serving(store, *OPTIONS) as client:
        assert _count(client) == 2
        assert _update(client, f"DELETE WHERE {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}").status_code == 204
        assert _count(client) == 0


def test_what_kg_states_can_be_asked_in_an_update_and_is_not_changed(writable: httpx.Client) -> None:
    before = _view(writable)
    asked = writable.get("/sparql", params={"query": "SELECT ?e { ?e a dm:Meeting }"})
    meetings = len(asked.json()["results"]["bindings"])
    assert meetings
    text = f"WITH <{NOTES}> INSERT {{ ?e <urn:read> true }} USING <{NOTES}> WHERE {{ ?e a dm:Meeting }}"
    assert _update(writable, text).status_code == 204
    assert _count(writable) == 0, "the notes know no meeting"
    text = f"INSERT {{ GRAPH <{NOTES}> {{ ?e <urn:read> true }} }} WHERE {{ ?e a dm:Meeting }}"
    assert _update(writable, text).status_code == 204
    assert _count(writable) == meetings
    assert _view(writable) == before


@pytest.mark.parametrize(
    ("status", "text", "said"),
    [
        (403, "CLEAR ALL", "name each graph"),
        (403, "DROP SILENT NAMED", "name each graph"),
        (403, "CLEAR DEFAULT", "merged view"),
        (403, "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "merged view"),
        (403, "DELETE WHERE { ?s ?p ?o }", "merged view"),
        (403, "DELETE { ?s ?p ?o } INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }", "merged view"),
        (403, "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "GRAPH ?g"),
        (403, "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "GRAPH ?g"),
        (403, "COPY <urn:g> TO DEFAULT", "merged view"),
        (403, "MOVE DEFAULT TO <urn:g>", "merged view"),
        (403, f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}event/x> {{ <urn:a> <urn:b> 1 }} }}", "kg's"),
        (403, "PREFIX x: <https://w3id.org/diplomatic-kg/store/> CLEAR GRAPH x:ledger", "kg's"),
        (403, "LOAD <http://127.0.0.1/x> INTO GRAPH <urn:g>", "LOAD"),
        (403, "LO\\u0041D <http://127.0.0.1/x> INTO GRAPH <urn:g>", "Load"),
        (400, "INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { SERVICE <urn:x> { ?s ?p ?o } }", "SERVICE"),
        (400, "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> } }", "line 1, column"),
        (400, "INSERT DATA { GRAPH nobody:g { <urn:a> <urn:b> 1 } }", "nobody"),
        (400, "DROP GRAPH <urn:example:never>", "does not exist"),
        (400, "SELECT * { ?s ?p ?o }", "does not parse"),
    ],
)
def test_refused_as_a_whole(status: int, text: str, said: str, shared_server: httpx.Client) -> None:
    good = "INSERT DATA { GRAPH <urn:example:beside> { <urn:a> <urn:b> <urn:c> } }"
    before = _view(shared_server)
    for request in (text, f"{good} ;\n{text}") if status == 403 else (text,):
        answer = _update(shared_server, request)
        assert (answer.status_code, said in answer.text) == (status, True), answer.text
        assert answer.text.count("\n") == 1
    assert _count(shared_server, "urn:example:beside") == 0
    assert _view(shared_server) == before


def test_the_graph_of_an_article_is_not_written(shared_server: httpx.Client) -> None:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id')) } LIMIT 1"
    found = shared_server.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    article = found[0]["g"]["value"]
    text = f"INSERT DATA {{ GRAPH <{article}> {{ <urn:a> <urn:b> <urn:c> }} }}"
    assert _update(shared_server, text).status_code == 403
    headers = {**BEARER, "content-type": "text/turtle"}
    for method in ("PUT", "POST"):
        answer = shared_server.request(
            method, "/store", params={"graph": article}, headers=headers, content=b"<a:a> <a:b> <a:c> ."
        )
        assert (answer.status_code, "kg ingest" in answer.text) == (403, True)


def test_an_update_that_runs_away_is_stopped_and_leaves_nothing(store: Path) -> None:
    with serving(store, *OPTIONS, "--timeout", "2") as client:
        text = f"INSERT {{ GRAPH <{NOTES}> {{ ?a ?b ?c }} }} WHERE {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}"
        assert _update(client, text).status_code == 504
        assert _count(client) == 0
        good = f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> 1 }} }}"
        assert _update(client, good).status_code == 204
        assert _count(client) == 1
        (readers,) = (store / "readers").iterdir()
        assert len(list(readers.glob("with-users-*"))) == 1, "the draft is gone"


def test_many_at_once_lose_nothing(store: Path) -> None:
    def insert(client: httpx.Client, number: int) -> int:
        return _update(
            client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> {number} }} }}"
        ).status_code

    with serving(store, *OPTIONS) as one, serving(store, *OPTIONS) as other, ThreadPoolExecutor(8) as threads:
        jobs = [threads.submit(insert, (one, other)[number % 2], number) for number in range(16)]
        assert {job.result() for job in jobs} == {204}
        asyncio.run(_until_seen(one, other, 16))
    with serving(store, *OPTIONS) as client:
        assert _count(client) == 16


async def _until_seen(one: httpx.Client, other: httpx.Client, number: int) -> None:
    """Wait until both services have seen what was written by way of the other."""
    async with asyncio.timeout(30):
        while (_count(one), _count(other)) != (number, number):
            await asyncio.sleep(0.2)


def test_a_service_that_is_killed_keeps_what_it_has_answered(store: Path) -> None:
    answered: list[int] = []

    def insert(client: httpx.Client, number: int) -> None:
        text = f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> {number} }} }}"
        with contextlib.suppress(httpx.TransportError):
            if _update(client, text).status_code == 204:
                answered.append(number)
            if len(answered) == 3:
                process.kill()

    with running(store, *OPTIONS) as (process, client), ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: insert(client, number), range(12)))
    with serving(store, *OPTIONS) as client:
        query = f"SELECT ?n {{ GRAPH <{NOTES}> {{ ?s ?p ?n }} }}"
        rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        assert set(answered) <= {int(row["n"]["value"]) for row in rows}
        assert 3 <= len(answered) < 12
        assert len(list((store / "readers").iterdir())) == 1, "copies of the killed one are gone"


def test_a_backup_has_them_and_kg_itself_does_not_see_them(store: Path, tmp_path: Path) -> None:
    def kg(*words: str) -> str:
        done = subprocess.run([*KG, *words], capture_output=True, text=True, check=True)
        return done.stdout

    before = kg("export", "--store", str(store), "--by-article", "-o", "-", "--format", "nq")
    with serving(store, *OPTIONS) as client:
        _update(client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> 1 }} }}")
    assert kg("export", "--store", str(store), "--by-article", "-o", "-", "--format", "nq") == before
    assert kg("rebuild", "--store", str(store)) is not None
    kg("check", "--store", str(store))
    kg("backup", str(tmp_path / "backup.zip"), "--store", str(store))
    kg("restore", str(tmp_path / "backup.zip"), "--store", str(tmp_path / "again"))
    with serving(tmp_path / "again", *OPTIONS) as client:
        assert _count(client) == 1


def test_a_new_article_and_a_new_note_are_both_seen(store: Path, tmp_path: Path) -> None:
    article = tmp_path / "new.txt"
    article.write_text(
        "On 3 March 2031 in Vienna, Foreign Minister of Austria Karla Testmann met with Foreign Minister of "
        "Slovenia Borut Vzorec.\n",
        encoding="utf-8",
    )
    with serving(store, *OPTIONS) as client:
        before = len(_view(client))
        _update(client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> 1 }} }}")
        subprocess.run([*KG, "ingest", str(article), "--store", str(store), "-q"], check=True)
        _update(client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> 2 }} }}")
        asyncio.run(_until_longer(client, before))
        assert _count(client) == 2


async def _until_longer(client: httpx.Client, number: int) -> None:
    async with asyncio.timeout(30):
        while len(_view(client)) <= number:
            await asyncio.sleep(0.2)


# -- the Graph Store Protocol

TURTLE = {**BEARER, "content-type": "text/turtle"}


@pytest.mark.parametrize("where", ["/store?graph=urn:example:put", "/store/user/put"])
def test_put_post_get_delete(where: str, shared_server: httpx.Client) -> None:
    put = shared_server.put(where, headers=TURTLE, content=b"<a:a> <a:b> _:x . _:x <a:b> <#here> .")
    again = shared_server.put(where, headers=TURTLE, content=b"<a:a> <a:b> _:x .")
    more = shared_server.post(where, headers=TURTLE, content=b"<a:a> <a:b> _:x .")
    assert (put.status_code, again.status_code, more.status_code) == (201, 204, 204)
    got = shared_server.get(where, headers={"accept": "application/n-triples"})
    assert len(got.text.splitlines()) == 2, "blank nodes of two documents are two"
    assert shared_server.head(where).status_code == 200
    gone, not_there = (shared_server.delete(where, headers=BEARER).status_code for _ in range(2))
    assert (gone, not_there, shared_server.get(where).status_code) == (204, 404, 404)


def test_what_is_posted_without_a_name_gets_one(shared_server: httpx.Client) -> None:
    posted = shared_server.post("/store", headers=TURTLE, content=b"<a:a> <a:b> <> .")
    graph = posted.headers["location"]
    assert (posted.status_code, graph.startswith(f"{DEFAULT_BASE}user/")) == (201, True)
    got = shared_server.get("/store", params={"graph": graph}, headers={"accept": "application/n-triples"})
    assert got.text == f"<a:a> <a:b> <{graph}> .\n"
    failed = shared_server.post("/store", headers=TURTLE, content=b"<a:a> <a:b> ")
    assert (failed.status_code, failed.headers.get("location")) == (400, None)
    linked = shared_server.get(f"/id/{graph.removeprefix(DEFAULT_BASE)}", follow_redirects=True)
    assert (linked.status_code, "<a:a>" in linked.text) == (200, True)


@pytest.mark.parametrize(
    ("status", "method", "where", "headers", "body"),
    [
        (400, "PUT", "/store?graph=urn:x:y", TURTLE, b"<a:a> <a:b> "),
        (415, "PUT", "/store?graph=urn:x:y", {**BEARER, "content-type": "image/png"}, b""),
        (415, "PUT", "/store?graph=urn:x:y", BEARER, b"<a:a> <a:b> <a:c> ."),
        (403, "PUT", "/store?default", TURTLE, b"<a:a> <a:b> <a:c> ."),
        (403, "POST", "/store?default", TURTLE, b"<a:a> <a:b> <a:c> ."),
        (403, "DELETE", "/store?default", BEARER, b""),
        (403, "PUT", "/store/event/x", TURTLE, b"<a:a> <a:b> <a:c> ."),
        (405, "PATCH", "/store?graph=urn:x:y", BEARER, b""),
        (404, "DELETE", "/store?graph=urn:x:never", BEARER, b""),
        (400, "PUT", "/store?graph=relative", TURTLE, b"<a:a> <a:b> <a:c> ."),
        (400, "PUT", "/store", TURTLE, b"<a:a> <a:b> <a:c> ."),
        (401, "PUT", "/store?graph=urn:x:y", {"content-type": "text/turtle"}, b"<a:a> <a:b> <a:c> ."),
        (401, "POST", "/store", {"content-type": "text/turtle"}, b"<a:a> <a:b> <a:c> ."),
        (413, "PUT", "/store?graph=urn:x:y", TURTLE, b"#" * 20_000_001),
    ],
)
def test_refusals(
    status: int, method: str, where: str, headers: dict[str, str], body: bytes, shared_server: httpx.Client
) -> None:
    answer = shared_server.request(method, where, headers=headers, content=body)
    assert answer.status_code == status
    assert answer.text.strip()
    assert _count(shared_server, "urn:x:y") == 0


def test_too_much_is_refused_and_leaves_what_was(store: Path) -> None:
    with serving(store, *OPTIONS, "--max-user-triples", "3") as client:
        three = b"<a:a> <a:b> 1, 2, 3 ."
        assert client.put(f"/store?graph={NOTES}", headers=TURTLE, content=three).status_code == 201
        answer = client.put("/store?graph=urn:example:more", headers=TURTLE, content=b"<a:a> <a:b> 4 .")
        assert (answer.status_code, "--max-user-triples" in answer.text) == (507, True)
        assert (
            _update(client, f"INSERT DATA {{ GRAPH <{NOTES}> {{ <urn:a> <urn:b> 4 }} }}").status_code == 507
        )
        assert (_count(client), _count(client, "urn:example:more")) == (3, 0)
        swap = f"DELETE {{ GRAPH <{NOTES}> {{ ?s ?p 1 }} }} INSERT {{ GRAPH <{NOTES}> {{ ?s ?p 4 }} }}"
        assert _update(client, f"{swap} WHERE {{ GRAPH <{NOTES}> {{ ?s ?p 1 }} }}").status_code == 204
        assert _count(client) == 3


# -- the W3C suites

UPDATES = [test for test in changing() if all(graph != ox.DefaultGraph() for _, graph in test.data)]


@pytest.mark.shared
@pytest.mark.parametrize("test", UPDATES or [None], ids=lambda test: test.name if test else "none")
def test_evaluation(test: Changing, shared_server: httpx.Client, shared: object) -> None:
    """Updates of named graphs alone do what the suite says; the others are refused and do nothing."""
    for file, graph in test.data:
        put = shared_server.put("/store", params=_named(graph), headers=TURTLE, content=file.read_bytes())
        assert put.status_code == 201
    answer = _update(shared_server, test.text)
    assert answer.status_code in (204, 403), answer.text
    graphs = {graph for _, graph in (*test.data, *test.result)}
    expected = test.result if answer.status_code == 204 else test.data
    for graph in graphs - {ox.DefaultGraph()}:
        files = [file for file, name in expected if name == graph]
        assert _stored(shared_server, graph) == _written(files)
        shared_server.delete("/store", params=_named(graph), headers=BEARER)


def _named(graph: Name) -> dict[str, str]:
    assert isinstance(graph, ox.NamedNode)
    return {"graph": graph.value}


def _stored(client: httpx.Client, graph: Name) -> frozenset[str]:
    got = client.get("/store", params=_named(graph), headers={"accept": "application/n-triples"})
    content = got.content if got.status_code == 200 else b""
    return canonical(quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES))


def _written(files: list[Path]) -> frozenset[str]:
    quads = (ox.parse(path=str(file), format=ox.RdfFormat.TURTLE) for file in files)
    return canonical(quad.triple for some in quads for quad in some)


KEPT = [test for test in protocols("protocol/manifest.ttl") if test.name.startswith("update_")]
EMPTY = re.compile(r"(CLEAR|DROP) ALL ;")


@pytest.mark.shared
@pytest.mark.parametrize("test", KEPT or [None], ids=lambda test: test.name if test else "none")
def test_protocol(test: Protocol, shared_server: httpx.Client, shared: object) -> None:
    """Each test of updates, without the operation at its beginning that empties the whole store."""
    for exchange in test.exchanges:
        body = EMPTY.sub("", exchange.body or "")
        answer = shared_server.post(
            f"/sparql?{urlsplit(exchange.path).query}",
            headers={**BEARER, **exchange.headers},
            content=body.encode(),
        )
        if "CLEAR" in body and "ALL" in body:  # nothing else is in it
            assert answer.status_code == 403
            continue
        assert f"StatusCode{answer.status_code // 100}xx" in exchange.statuses, answer.text
        if exchange.boolean is not None:
            assert answer.json()["boolean"] is exchange.boolean


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["direct", "indirect"])
def test_graph_store_protocol(kind: str, shared_server: httpx.Client, shared: object) -> None:
    """All tests, but for the one that puts the default graph."""
    for test in protocols(f"graph-store-protocol/manifest-{kind}.ttl"):
        graphs, location = set(), ""
        for exchange in test.exchanges:
            path = exchange.path.replace("/gsp", "/store/user" if kind == "direct" else "/store", 1)
            path = path.replace("$LOCATION$", location)
            body = None if exchange.body is None else exchange.body.encode()
            answer = shared_server.request(
                exchange.method, path, headers={**BEARER, **exchange.headers}, content=body
            )
            if path == "/store?default":
                assert answer.status_code == (403 if exchange.method == "PUT" else 200)
                continue
            assert answer.reason_phrase.replace(" ", "") in exchange.statuses, (test.name, path, answer.text)
            location = answer.headers.get("location", location)
            graphs.add(path)
        for path in graphs:
            shared_server.delete(path, headers=BEARER)


# -- clients of others


def test_rdflib_writes_to_the_endpoint(shared_server: httpx.Client) -> None:
    endpoint = f"{shared_server.base_url}sparql"
    remote = SPARQLUpdateStore(endpoint, endpoint, headers=BEARER)
    graph = Graph(remote, identifier=URIRef("urn:example:rdflib"))
    graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal("x")))
    remote.commit()
    assert [str(value) for value in graph.objects(URIRef("urn:a"))] == ["x"]


def test_sparqlwrapper_writes_to_the_endpoint(shared_server: httpx.Client) -> None:
    wrapper = SPARQLWrapper(f"{shared_server.base_url}sparql")
    wrapper.setMethod(POST)
    wrapper.addCustomHttpHeader("Authorization", BEARER["authorization"])
    wrapper.setQuery("INSERT DATA { GRAPH <urn:example:wrapper> { <urn:a> <urn:b> <urn:c> } }")
    assert wrapper.query().response.status == 204
    assert _count(shared_server, "urn:example:wrapper") == 1


def test_the_description_says_whether_update_is_offered(
    shared_server: httpx.Client, explored: httpx.Client
) -> None:
    offered = ox.NamedNode("http://www.w3.org/ns/sparql-service-description#SPARQL11Update")
    for client, is_offered in ((shared_server, True), (explored, False)):
        answer = client.get("/sparql", headers={"accept": "text/turtle"})
        objects = {quad.object for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}
        assert (offered in objects) is is_offered


def test_without_a_token_nothing_is_written(explored: httpx.Client) -> None:
    assert _update(explored, "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }").status_code == 403
    put = explored.put("/store?graph=urn:g", headers=TURTLE, content=b"<a:a> <a:b> <a:c> .")
    assert (put.status_code, "--token-from-env" in put.text) == (403, True)


@pytest.mark.parametrize(
    "header", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}]
)
def test_an_update_takes_the_token(header: dict[str, str], shared_server: httpx.Client) -> None:
    text = "INSERT DATA { GRAPH <urn:example:nobody> { <urn:a> <urn:b> 1 } }"
    direct = {"content-type": "application/sparql-update", **header}
    for answer in (
        shared_server.post("/sparql", headers=direct, content=text.encode()),
        shared_server.post("/sparql", headers=header, data={"update": text}),
    ):
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert shared_server.get("/sparql", params={"update": text}, headers=header).status_code == 405
    assert _count(shared_server, "urn:example:nobody") == 0
