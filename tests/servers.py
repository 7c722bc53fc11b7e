"""SPARQL servers of others, started for a test run on 127.0.0.1: Oxigraph, and rdflib behind FastAPI."""

from __future__ import annotations

import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import urllib3

_PATIENCE = 60  # seconds; rdflib-endpoint needs two, more on a machine that is busy

RDFLIB = """
import sys
import rdflib.plugins.sparql
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
union = sys.argv[2] == "union"
rdflib.plugins.sparql.SPARQL_DEFAULT_GRAPH_UNION = union
app = SparqlEndpoint(path="/sparql", graph=Dataset(default_union=union), enable_update=True)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """The server of Oxigraph from PyPI, in memory; gives its address."""
    port = free_port()
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}", *options]):
        yield _ready(f"http://127.0.0.1:{port}", "/query")


@contextmanager
def rdflib(*, union: bool = False) -> Iterator[str]:
    """An rdflib Dataset behind rdflib-endpoint: another implementation of everything."""
    port = free_port()
    with _running([sys.executable, "-c", RDFLIB, str(port), "union" if union else "apart"]):
        yield _ready(f"http://127.0.0.1:{port}", "/sparql")


@contextmanager
def _running(command: Sequence[str | Path]) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _ready(address: str, path: str) -> str:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            urllib3.request("GET", address + path, fields={"query": "ASK {}"}, retries=False)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.05)
        else:
            return address
    raise TimeoutError(f"{address} does not answer")


def empty(address: str) -> None:
    """Take everything out of a server."""
    for path in ("/update", "/sparql"):
        headers = {"Content-Type": "application/sparql-update"}
        answer = urllib3.request("POST", address + path, body=b"DROP ALL", headers=headers)
        if answer.status < 300:
            return
    raise AssertionError(f"{address} cannot be emptied")
