"""Load on ``kg serve``: readers with point queries beside a query that runs away; writes ``bench/serve.md``.

``python -m bench.serve STORE [--readers 50] [--seconds 60] [--pause 0.5]``; only this machine is asked.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kg.store import open_store

PAGE = Path(__file__).parent / "serve.md"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
EVENTS = "SELECT ?event ?date {{ ?event dm:party <{}> ; dm:date ?date }} ORDER BY DESC(?date) LIMIT 20"
RUNAWAY_ROW, ALL = "runaway", "all point queries"
PERSONS = "SELECT ?p (SAMPLE(?l) AS ?name) { ?p a <https://w3id.org/diplomatic-kg/ontology#Person> ; " \
    "<http://www.w3.org/2000/01/rdf-schema#label> ?l } GROUP BY ?p ORDER BY ?p"  # fmt: skip


@dataclass
class Measured:
    """Milliseconds of each kind of request, and how often each status came."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)

    def note(self, kind: str, status: int, seconds: float) -> None:
        self.times[kind].append(1000 * seconds)
        self.statuses[kind, status] += 1

    def row(self, kind: str) -> str:
        times = sorted(self.times[kind])
        if not times:
            return f"| {kind} | 0 | | | | |"
        at = [times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.95, 0.99)]
        failed = sum(n for (k, status), n in self.statuses.items() if k == kind and status != 200)
        return f"| {kind} | {len(times)} | {failed} | {at[0]:.1f} | {at[1]:.1f} | {at[2]:.1f} |"


class Reader:
    """One connection that is kept alive; speaks just enough HTTP, so that measuring costs little."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str) -> int:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        source, target = self._streams
        target.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nAccept: {accept}\r\n\r\n".encode())
        head = (await source.readuntil(b"\r\n\r\n")).decode().lower()
        length = re.search(r"content-length: (\d+)", head)
        await source.readexactly(int(length[1]) if length else 0)
        if "connection: close" in head:
            target.close()
            self._streams = None
        return int(head.split()[1])


def requests(store: Path, seed: int = 1) -> dict[str, list[tuple[str, str]]]:
    """Return addresses and accepted types by kind of request, for people of the store."""
    with open_store(str(store), read_only=True) as opened:
        rows = opened.query(PERSONS)
        assert isinstance(rows, ox.QuerySolutions)
        people = [(row["p"].value, row["name"].value) for row in rows]
    chosen = random.Random(seed).sample(people, min(500, len(people)))
    json, turtle = "application/sparql-results+json", "text/turtle"
    base = re.compile(r".*?/(?=person/)")
    return {
        "SPARQL: events of a person": [
            ("/sparql?query=" + quote(EVENTS.format(iri)), json) for iri, _ in chosen
        ],
        "SPARQL: is there": [
            ("/sparql?query=" + quote(f"ASK {{ <{iri}> a dm:Person }}"), json) for iri, _ in chosen
        ],
        "linked data: a person in Turtle": [(f"/id/{base.sub('', iri)}", turtle) for iri, _ in chosen],
        "search as you type": [("/api/search?q=" + quote(name[:4]), "*/*") for _, name in chosen],
    }


async def load(
    host: str, port: int, asked: dict[str, list[tuple[str, str]]], options: argparse.Namespace
) -> Measured:
    measured, end = Measured(), time.monotonic() + options.seconds

    async def read(number: int) -> None:
        chance, reader = random.Random(number), Reader(host, port)
        await asyncio.sleep(options.pause * chance.random())
        while time.monotonic() < end:
            kind = chance.choice(list(asked))
            path, accept = chance.choice(asked[kind])
            begin = time.perf_counter()
            status = await reader.get(path, accept)
            measured.note(kind, status, time.perf_counter() - begin)
            await asyncio.sleep(options.pause * 2 * chance.random())

    async def run_away() -> None:
        reader = Reader(host, port)
        while time.monotonic() < end:
            begin = time.perf_counter()
            status = await reader.get("/sparql?query=" + quote(RUNAWAY), "*/*")
            measured.note(RUNAWAY_ROW, status, time.perf_counter() - begin)

    runaway = asyncio.create_task(run_away())
    await asyncio.gather(*(read(number) for number in range(options.readers)))
    await runaway
    return measured


def page(measured: Measured, options: argparse.Namespace, before: float, cpu: float) -> str:
    kinds = sorted(kind for kind in measured.times if kind != RUNAWAY_ROW)
    points = Measured({ALL: [t for kind in kinds for t in measured.times[kind]]})
    for (kind, status), number in measured.statuses.items():
        if kind != RUNAWAY_ROW:
            points.statuses[ALL, status] += number
    count = len(points.times[ALL])
    ends = [
        f"{n} of status {status}" for (kind, status), n in measured.statuses.items() if kind == RUNAWAY_ROW
    ]
    pause = f"a pause of {options.pause:g} s on average between two requests" if options.pause else "no pause"
    return f"""\
# Load on kg serve

`python -m bench.serve STORE` wrote this page: {options.readers} readers for {options.seconds:g} s, each with
{pause}, beside one query that runs away again and again
(stopped with {", ".join(ends)}). {os.cpu_count()} cores, which readers and server share; load average
{before:.1f} before and {os.getloadavg()[0]:.1f} after; priority (nice) {os.nice(0)}.
{count / options.seconds:.0f}
answers a second, {1000 * cpu / count:.1f} ms CPU of the web process each.

| request | answers | failed | median ms | p95 ms | p99 ms |
|---|---|---|---|---|---|
""" + "".join(f"{row}\n" for row in [*map(measured.row, kinds), points.row(ALL)])


def cpu_of(process: int) -> float:
    """Return the seconds of CPU that a process has used, without its children."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.5)
    options = parser.parse_args()
    asked, before = requests(options.store), os.getloadavg()[0]
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "serve",
        "--store",
        str(options.store),
    ]
    server = subprocess.Popen([*command, "--port", "0", "--timeout", "10"], stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        found = re.search(r"http://(.+):(\d+)/", server.stderr.readline())
        assert found
        used = cpu_of(server.pid)
        measured = asyncio.run(load(found[1], int(found[2]), asked, options))
        used = cpu_of(server.pid) - used
    finally:
        server.terminate()
        server.wait()
    PAGE.write_text(page(measured, options, before, used), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
