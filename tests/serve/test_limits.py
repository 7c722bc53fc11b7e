"""A query that runs away is stopped, and costs others nothing; what is ingested meanwhile is seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.store import Entry, open_store

from .conftest import TOKEN, fill, serving, view

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
POINT = "ASK { ?s a dm:Person }"
NEW = b'<http://x.test/s> <http://x.test/p> "new" .\n'
ARTICLE = "https://w3id.org/diplomatic-kg/id/article/new"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("limited") / "store", view())


@pytest.fixture(scope="module")
def limited(folder: Path) -> Iterator[httpx.Client]:
    bounds = ["--timeout", "2", "--memory", "150", "--max-result", "1", "--queue", "3", "--workers", "2"]
    with serving(folder, *bounds, "--token-from-env", "KG_TEST_TOKEN") as client:
        yield client


def _asked(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def test_a_runaway_is_stopped_beside_others(limited: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as threads:
        runaway = threads.submit(_asked, limited, RUNAWAY)
        while not runaway.done():
            assert _asked(limited, POINT).status_code == 200
    assert runaway.result().status_code == 504
    assert "2 seconds" in runaway.result().text


def test_a_query_that_nobody_waits_for_is_stopped(folder: Path) -> None:
    with serving(folder, "--workers", "1", "--timeout", "100") as client:
        for fields in ({"query": RUNAWAY}, {"query": RUNAWAY, "run": "1"}):
            with pytest.raises(httpx.ReadTimeout):
                client.get("/query" if "run" in fields else "/sparql", params=fields, timeout=0.5)
            assert _asked(client, POINT).status_code == 200


def test_all_workers_come_back(limited: httpx.Client) -> None:
    with ThreadPoolExecutor(2) as threads:
        assert [r.status_code for r in threads.map(lambda _: _asked(limited, RUNAWAY), range(2))] == [
            504,
            504,
        ]
    assert _asked(limited, POINT).json()["boolean"] is True


def test_too_many_are_refused(limited: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: _asked(limited, RUNAWAY), range(8)))
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {503, 504}
    assert all(a.headers["retry-after"] for a in answers if a.status_code == 503)
    assert _asked(limited, POINT).status_code == 200


def test_a_query_with_too_much_memory_ends_alone(limited: httpx.Client) -> None:
    answer = _asked(limited, HUNGRY)
    assert answer.status_code in (500, 504)
    assert _asked(limited, POINT).status_code == 200


def test_too_large_an_answer(limited: httpx.Client) -> None:
    answer = _asked(limited, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert answer.status_code == 500
    assert "LIMIT" in answer.text


def test_a_query_that_is_nested_too_deep_ends_alone(limited: httpx.Client) -> None:
    answer = _asked(limited, "ASK " + "{" * 100_000 + "}" * 100_000)
    assert answer.status_code in (400, 500, 504)
    assert _asked(limited, POINT).status_code == 200


def test_a_new_article_is_seen_and_a_withdrawn_one_goes(folder: Path, limited: httpx.Client) -> None:
    entry = Entry(key="new.txt", within=None, article=ARTICLE, digest="d", fingerprint="f", graph=NEW)
    with open_store(str(folder)) as store:
        store.put(entry)
    query = f"ASK {{ ?s ?p 'new' GRAPH <{ARTICLE}> {{ ?s ?p 'new' }} }}"
    assert _becomes(limited, query, True)
    assert limited.delete("/store", params={"graph": ARTICLE}).status_code == 401
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert limited.delete("/store", params={"graph": ARTICLE}, headers=bearer).status_code == 204
    assert _asked(limited, "ASK { ?s ?p 'new' }").json()["boolean"] is False
    assert limited.delete("/store", params={"graph": ARTICLE}, headers=bearer).status_code == 404


def _becomes(client: httpx.Client, query: str, truth: bool) -> bool:
    """Ask until the answer is this; every answer on the way must be one."""
    for _ in range(300):
        answer = _asked(client, query)
        assert answer.status_code == 200
        if answer.json()["boolean"] is truth:
            return True
        time.sleep(0.1)
    return False


def test_copies_that_nobody_reads_are_deleted(folder: Path, limited: httpx.Client) -> None:
    for _ in range(300):
        if len(list((folder / "readers").iterdir())) <= 1:
            return
        time.sleep(0.1)
    raise AssertionError("old copies stay")
