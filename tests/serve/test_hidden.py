"""What no request may reach: the ledger with its paths, another server, a change of the graph."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.serve.copies import public_copy
from kg.store import ledger, open_store

from .conftest import SECRET, TOKEN, fill, view

LEDGER = ledger.LEDGER.value
QUERIES = [
    "SELECT * { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'private')) }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?o), 'private')) }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'ledger')) }",
    f"SELECT * {{ GRAPH <{LEDGER}> {{ ?s ?p ?o }} }}",
    f"SELECT * FROM <{LEDGER}> {{ ?s ?p ?o }}",
    f"SELECT * FROM NAMED <{LEDGER}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "PREFIX k: <https://w3id.org/diplomatic-kg/store/> SELECT * { GRAPH k:ledger { ?s ?p ?o } }",
    "BASE <https://w3id.org/diplomatic-kg/store/> SELECT * FROM <ledger> { ?s ?p ?o }",
    f"SELECT * {{ GRAPH ?g {{ ?s <{ledger.GAVE.value}>* ?o . ?s <{ledger.KEY.value}> ?k }} }}",
    f"SELECT * {{ GRAPH ?g {{ ?s !<http://x.test/p> ?o }} FILTER(?g = <{LEDGER}>) }}",
    f"SELECT ?s {{ {{ SELECT ?s {{ GRAPH ?g {{ ?s <{ledger.KEY.value}> ?o }} }} }} }}",
    f"SELECT * {{ VALUES ?g {{ <{LEDGER}> }} GRAPH ?g {{ ?s ?p ?o }} }}",
    f"SELECT * {{ GRAPH <{LEDGER.replace('ledger', chr(92) + 'u006Cedger')}> {{ ?s ?p ?o }} }}",
]


def _rows(client: httpx.Client, query: str, **params: str) -> list[object]:
    answer = client.get("/sparql", params={"query": query, **params})
    assert answer.status_code == 200, answer.text
    rows: list[object] = answer.json()["results"]["bindings"]
    return rows


def test_the_ledger_is_there_to_be_hidden(tmp_path: Path) -> None:
    with open_store(str(fill(tmp_path / "store", view())), read_only=True) as store:
        assert next(store.matches(graph=ledger.LEDGER), None)


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_sees_the_ledger(query: str, served: httpx.Client) -> None:
    assert _rows(served, query) == []


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_no_data_set_has_the_ledger(parameter: str, served: httpx.Client) -> None:
    either = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert _rows(served, either, **{parameter: LEDGER}) == []


@pytest.mark.parametrize(
    "query", [f"DESCRIBE <{LEDGER}>", "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }"]
)
def test_no_graph_has_it(query: str, served: httpx.Client) -> None:
    answer = served.get("/sparql", params={"query": query}, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200
    assert SECRET not in answer.text


def test_the_graph_store_has_it_not(served: httpx.Client) -> None:
    assert served.get("/store", params={"graph": LEDGER}).status_code == 404
    assert SECRET not in served.get("/store?default").text


def test_a_copy_holds_no_trace_of_it_and_the_store_keeps_it(tmp_path: Path) -> None:
    folder = fill(tmp_path / "store", view())
    copy = asyncio.run(public_copy(str(folder)))
    try:
        store = ox.Store.read_only(str(copy.folder))
        assert ledger.LEDGER not in store.named_graphs()
        assert next(store.quads_for_pattern(None, None, None, ledger.LEDGER), None) is None
        # Questions are asked of the copy, so it has the calendar, which says nothing that the view does not.
        assert {quad for quad in store if quad.graph_name != ledger.CALENDAR} == set(view())
    finally:
        copy.close()
    assert not copy.folder.exists()
    with open_store(str(folder), read_only=True) as kept:
        assert next(kept.matches(graph=ledger.LEDGER), None)


class _Listener:
    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[_Listener]:
    listening = _Listener()
    yield listening
    listening.socket.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ service silent <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERV\\U00000049CE<{url}>{{?s ?p ?o}} }}",
        "SELECT * {{ VALUES ?u {{ <{url}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
        "SELECT * {{ # a comment\n SERVICE#\n<{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE SILENT <{url}> {{ }} }} }} }} }}",
        "SELECT * {{ ?s ?p '''x''' . FILTER(?s<?p) SERVICE <{url}> {{ }} FILTER(?s>?p) }}",
        "ASK {{ FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
        "LOAD <{url}>",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "DESCRIBE <{url}>",
    ],
)
def test_no_query_reaches_the_network(query: str, served: httpx.Client, listener: _Listener) -> None:
    url = f"http://127.0.0.1:{listener.port}/sparql"
    answer = served.get("/sparql", params={"query": query.format(url=url)})
    assert listener.calls == 0
    assert answer.status_code == (200 if query.startswith(("SELECT * FROM", "DESCRIBE")) else 400)


def test_the_engine_would_follow_a_service(listener: _Listener) -> None:
    with pytest.raises(OSError, match=r"."):
        list(ox.Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.port}/> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert listener.calls


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}]
)
def test_who_has_no_token_changes_nothing(method: str, headers: dict[str, str], served: httpx.Client) -> None:
    answer = served.request(method, "/store?default", headers=headers, content=b"<a:a> <a:b> <a:c> .")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
