"""SPARQL servers of others, started for a test run on 127.0.0.1: Oxigraph, and rdflib behind FastAPI."""

from __future__ import annotations

import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import urllib3

_PATIENCE = 60  # seconds; rdflib-endpoint needs two, more on a machine that is busy
_ATTEMPTS = 3

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
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    with _running(
        lambda port: [program, "serve", "--bind", f"127.0.0.1:{port}", *options], "/query"
    ) as address:
        yield address


@contextmanager
def rdflib(*, union: bool = False) -> Iterator[str]:
    """An rdflib Dataset behind rdflib-endpoint: another implementation of everything."""
    graphs = "union" if union else "apart"
    with _running(lambda port: [sys.executable, "-c", RDFLIB, str(port), graphs], "/sparql") as address:
        yield address


@contextmanager
def _running(command: Callable[[int], Sequence[str | Path]], path: str) -> Iterator[str]:
    """Start a server on a free port, on another one where a neighbour was faster; gives its address."""
    for _ in range(_ATTEMPTS):
        port = free_port()
        process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if _answers(process, f"http://127.0.0.1:{port}{path}"):
                yield f"http://127.0.0.1:{port}"
                return
        finally:
            process.kill()
            process.wait()
    raise RuntimeError(f"{command(0)[0]} did not start")


def _answers(process: subprocess.Popen[bytes], endpoint: str) -> bool:
    """Wait until the server answers; False where it has ended instead."""
    until = time.monotonic() + _PATIENCE
    while process.poll() is None:
        if time.monotonic() > until:
            raise TimeoutError(f"{endpoint} does not answer")
        try:
            urllib3.request("GET", endpoint, fields={"query": "ASK {}"}, retries=False)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.05)
        else:
            return process.poll() is None
    return False


def empty(address: str) -> None:
    """Take everything out of a server."""
    for path in ("/update", "/sparql"):
        headers = {"Content-Type": "application/sparql-update"}
        answer = urllib3.request("POST", address + path, body=b"DROP ALL", headers=headers)
        if answer.status < 300:
            return
    raise AssertionError(f"{address} cannot be emptied")
