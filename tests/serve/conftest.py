"""Servers as a user starts them, on stores that tests fill."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.settings import DEFAULT_BASE
from kg.store import ledger, open_store
from kg.terms import DM, OA, RDF, RDFS, SCHEMA

from .suite import suite_quads

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
TOKEN = "a-token-for-tests-only"
SECRET = "/home/somebody/private.txt"
VIEW = Path(__file__).parent.parent / "queries" / "graph.ttl"


FORMULA = '=HYPERLINK("http://hostile.test")'
HOSTILE = [
    FORMULA,
    "<script>window.caught = 1</script>",
    '"><img src=x onerror="window.caught = 1">',
    "' onmouseover='window.caught = 1",
    "javascript:window.caught=1",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts\u2066",
    "&lt;b&gt;",
]
PERSON = "person/hostile"


def fill(folder: Path, quads: Iterable[ox.Quad]) -> Path:
    """Make a store of these quads, with a ledger that nobody may see."""
    open_store(str(folder)).close()
    store = ox.Store(folder / "graph")
    store.bulk_extend(quads)
    article = ox.NamedNode("https://w3id.org/diplomatic-kg/id/article/a1")
    store.bulk_extend(ledger.source_quads(SECRET, within=None, article=article, fingerprint="f"))
    store.flush()
    return folder


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[httpx.Client]:
    """Serve a store, and yield a client of that server."""
    with running(folder, *options) as (_, client):
        yield client


@contextmanager
def running(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """Serve a store, and yield the process and a client of it."""
    process = subprocess.Popen(
        [*KG, "serve", "--store", str(folder), "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "KG_TEST_TOKEN": TOKEN},
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line + process.stderr.read()
        with httpx.Client(base_url=found[0], timeout=60) as client:
            yield process, client
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


def view() -> Iterator[ox.Quad]:
    """The small graph of the tests of queries, as a merged view."""
    return iter(ox.parse(path=str(VIEW), format=ox.RdfFormat.TURTLE))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """One server for all tests that only read; the suites' data lie in named graphs where they are here."""
    folder = fill(tmp_path_factory.mktemp("served") / "store", [*view(), *suite_quads()])
    with serving(folder, "--token-from-env", "KG_TEST_TOKEN", "--workers", "2") as client:
        yield client


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server on a store where one person bears all that nobody must obey."""
    with serving(
        fill(tmp_path_factory.mktemp("hostile") / "store", hostile_quads()), "--workers", "1"
    ) as client:
        yield client


def hostile_quads() -> list[ox.Quad]:
    person = ox.NamedNode(DEFAULT_BASE + PERSON)
    quads = [ox.Quad(person, RDF.type, DM.Person), ox.Quad(person, DM.nameKey, ox.Literal("hostile"))]
    quads.append(ox.Quad(person, DM.nameKey, ox.Literal(FORMULA)))
    for text in HOSTILE:
        # Latin names are alike in two languages
        quads += [ox.Quad(person, RDFS.label, ox.Literal(text, language=lang)) for lang in ("en", "az")]
        quads.append(ox.Quad(person, OA.exact, ox.Literal(text)))
    quads.append(ox.Quad(person, SCHEMA.url, ox.NamedNode("javascript:window.caught=1")))
    return quads


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the example articles: one event told in three languages, and what else pages show."""
    folder = tmp_path_factory.mktemp("examples") / "store"
    articles = Path(__file__).parents[2] / "examples"
    done = subprocess.run(
        [*KG, "ingest", str(articles), "--store", str(folder), "--workers", "1", "-q"], check=False
    )
    assert done.returncode == 0
    return folder


@pytest.fixture(scope="session")
def explored(examples: Path) -> Iterator[httpx.Client]:
    """A server on the example articles, texts included."""
    with serving(examples, "--workers", "1") as client:
        yield client


@pytest.fixture(scope="session")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server on articles that mean harm."""
    from .hostile import store

    with serving(store(tmp_path_factory.mktemp("harmful") / "store"), "--workers", "1") as client:
        yield client
