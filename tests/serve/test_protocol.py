"""The W3C suite of the SPARQL Protocol as far as it reads; ``test_update.py`` has the rest."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest

from .suite import Exchange, Protocol, protocols

pytestmark = pytest.mark.shared
READS = [
    test for test in protocols("protocol/manifest.ttl") if not test.writes or test.name.startswith("bad_")
]
WRITES = [test for test in protocols("protocol/manifest.ttl") if test not in READS]

TYPES = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}  # fmt: skip


@pytest.mark.parametrize("test", READS or [None], ids=lambda test: test.name if test else "none")
def test_read(test: Protocol, served: httpx.Client, shared: object) -> None:
    for exchange in test.exchanges:
        _check(exchange, _sent(served, exchange))


@pytest.mark.parametrize("test", WRITES or [None], ids=lambda test: test.name if test else "none")
def test_update_takes_a_token(test: Protocol, served: httpx.Client, shared: object) -> None:
    answer = _sent(served, test.exchanges[0])
    assert answer.status_code == 401
    assert "token" in answer.text


def test_all_cases_are_found(shared: object) -> None:
    assert (len(READS), len(WRITES)) == (27, 7)


def _sent(client: httpx.Client, exchange: Exchange) -> httpx.Response:
    assert exchange.path.startswith("/sparql/")
    query = urlsplit(exchange.path).query
    content = None if exchange.body is None else exchange.body.encode()
    return client.request(exchange.method, f"/sparql?{query}", content=content, headers=exchange.headers)


def _check(exchange: Exchange, answer: httpx.Response) -> None:
    assert {f"StatusCode{answer.status_code // 100}xx"} <= exchange.statuses, answer.text
    kind = answer.headers["content-type"].partition(";")[0]
    if exchange.format:
        assert kind in TYPES[exchange.format]
    if exchange.boolean is not None:
        assert answer.json()["boolean"] is exchange.boolean
