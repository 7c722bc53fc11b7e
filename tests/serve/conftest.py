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

from kg.store import ledger, open_store

from .suite import suite_quads

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
TOKEN = "a-token-for-tests-only"
SECRET = "/home/somebody/private.txt"
VIEW = Path(__file__).parent.parent / "queries" / "graph.ttl"


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
            yield client
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
    with serving(folder, "--token-from-env", "KG_TEST_TOKEN") as client:
        yield client
