"""How long the named queries take on a graph: ``python -m bench.latency STORE [--only NAME ...]``.

Each case runs several times in a process that has the store open; one that takes longer than ``--limit``
seconds is killed, which costs that process and nobody else. Milliseconds are CPU time of the query, its rows
read to the end; wall time is kept beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypedDict

from bench.questions import CASES, Case, subjects, whole
from kg.query import Queryable, ask
from kg.query.slots import Term
from kg.store import open_store

RUNS: Final = 5
LIMIT: Final = 60.0


class Measured(TypedDict):
    """``cpu`` and ``wall`` are milliseconds of each run, the first one cold; no run when it was stopped."""

    query: str
    kind: str
    case: str
    rows: int
    cpu: list[float]
    wall: list[float]


def opened(location: str) -> Queryable:
    """Return the store in a folder as a reader has it open; its index of names is there."""
    store = open_store(location, read_only=True)
    store.name_keys()
    return store


def measured(store: Queryable, case: Case, about: dict[str, Term], *, runs: int = RUNS) -> Measured:
    """Run a case so many times; fewer when it is slow."""
    cpu, wall, rows = [], [], 0
    for _ in range(runs):
        before, began = time.process_time(), time.perf_counter()
        answer = ask(store, case.query, params=case.terms(about))
        rows = len(answer.rows) or len(answer.triples) or int(bool(answer.truth))
        cpu.append(1000 * (time.process_time() - before))
        wall.append(1000 * (time.perf_counter() - began))
        if cpu[-1] > 20_000:
            break
    return {
        "query": case.query,
        "kind": case.kind,
        "case": case.label,
        "rows": rows,
        "cpu": cpu,
        "wall": wall,
    }


def _serve(location: str, pipe: Connection) -> None:
    store = opened(location)
    about = subjects(store)
    pipe.send(None)
    while True:
        case, runs = pipe.recv()
        pipe.send(measured(store, case, about, runs=runs))


def latencies(
    location: str, cases: Iterable[Case], *, runs: int = RUNS, limit: float = LIMIT
) -> Iterator[Measured]:
    """Yield what each case took; a case beyond ``limit`` seconds has no times."""
    worker = _Worker(location)
    for case in cases:
        yield worker.measure(case, runs, limit)
    worker.stop()


class _Worker:
    """A process with the store open, another one after each case that had to be stopped."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._location, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def measure(self, case: Case, runs: int, limit: float) -> Measured:
        self._pipe.send((case, runs))
        if self._pipe.poll(limit):
            found: Measured = self._pipe.recv()
            return found
        self.stop()
        self._start()
        return {"query": case.query, "kind": case.kind, "case": case.label, "rows": -1, "cpu": [], "wall": []}

    def stop(self) -> None:
        self._process.kill()
        self._process.join()


def line(found: Measured) -> str:
    times = (
        f"{statistics.median(found['cpu']):9.1f} {max(found['cpu']):9.1f}" if found["cpu"] else "  stopped"
    )
    return f"{times} {found['rows']:8} {found['kind']:9} {found['query']} {found['case']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs="+", help="these queries alone")
    parser.add_argument("--whole", action="store_true", help="also those about everything")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--limit", type=float, default=LIMIT)
    options = parser.parse_args()
    cases = [*CASES, *(whole() if options.whole else ())]
    chosen = [case for case in cases if not options.only or case.query in options.only]
    found: list[Any] = []
    for one in latencies(options.store, chosen, runs=options.runs, limit=options.limit):
        found.append(one)
        print(line(one), flush=True)
    if options.json:
        options.json.write_text(json.dumps(found), encoding="utf-8")
    slow = [one for one in found if not one["cpu"]]
    print(f"{len(found)} cases, {len(slow)} stopped", file=sys.stderr)


if __name__ == "__main__":
    main()
