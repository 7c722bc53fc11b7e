"""How kg does as articles grow in number: ``python -m bench.scale [STEP ...] [--sizes N ...]``.

Steps: ``graphs`` makes stores of each size; ``queries`` asks all cases of bench/questions.py of them,
``people`` what concerns one person of people drawn by chance; ``server`` asks the same cases of an Oxigraph
server, ``rdflib`` of rdflib; ``ingest`` takes in texts with one worker and two; ``load`` is kg load beside
Oxigraph's own bulk load; ``shapes`` is SHACL. What each measured stays in the folder as JSON, so that a long
run can go by steps; the last thing is the page, bench/scale.md with its pictures. Sizes above ``--whole`` are
made of the merged view alone. Linux.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import rdflib

from bench import gold, graphs, latency, scale_page, texts
from bench.questions import ABOUT_ONE, CASES, Case, people, subjects
from bench.shacl import milliseconds, one_by_one
from bench.speed import measure
from kg import __version__
from kg.model import triples
from kg.query.answers import question_of
from kg.query.catalogue import find
from kg.store.parts import write_part
from kg.store.shelf import open_shelf
from kg.validate import Validator

SIZES: Final = (1_000, 10_000, 30_000)
LANGUAGES: Final = ("ru", "en", "az")
ARTICLES: Final = 300  # that are read and taken in
_CHECKOUT: Final = Path(__file__).resolve().parent.parent
_KG: Final = (sys.executable, "-c", "from kg.cli import main; main()")


@dataclass(frozen=True)
class Plan:
    """Where the run keeps its things, and what it makes; above ``whole`` articles, the view alone."""

    folder: Path
    sizes: Sequence[int]
    whole: int
    workers: int
    runs: int
    limit: float

    def store(self, size: int) -> Path:
        return self.folder / f"store-{size}"

    def keep(self, step: str, found: Any) -> None:
        (self.folder / f"{step}.json").write_text(json.dumps(found), encoding="utf-8")


def used(command: Sequence[str]) -> dict[str, float]:
    """Run a command and return its CPU and wall seconds, those of its children included.

    Raises CalledProcessError when it fails.
    """
    began = time.perf_counter()
    path = os.pathsep.join(filter(None, [str(_CHECKOUT), os.environ.get("PYTHONPATH")]))
    env = {**os.environ, "PYTHONPATH": path}
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, spent = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - began
    return {"cpu": spent.ru_utime + spent.ru_stime, "wall": wall, "mb": spent.ru_maxrss / 1024}


# -- stores


def make_graphs(plan: Plan) -> None:
    """Make the stores that are not there, each in a process of its own for the peak of its memory."""
    file = plan.folder / "graphs.json"
    rows = json.loads(file.read_text()) if file.exists() else []
    for size in plan.sizes:
        if plan.store(size).exists():
            continue
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            made = pool.submit(_made, plan.store(size), size, size > plan.whole, plan.workers)
            rows.append(made.result())
        plan.keep("graphs", sorted(rows, key=lambda row: int(row["articles"])))


def _made(folder: Path, size: int, view: bool, workers: int) -> dict[str, Any]:
    began = time.perf_counter()
    graphs.make_store(folder, size, view=view, workers=workers)
    used_by = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    store = ox.Store.read_only(str(folder / "graph"))
    return {
        "articles": size,
        "view": view,
        "wall": time.perf_counter() - began,
        "cpu": sum(one.ru_utime + one.ru_stime for one in used_by),
        "mb": used_by[0].ru_maxrss / 1024,
        "disk": sum(file.stat().st_size for file in (folder / "graph").iterdir()) / 2**20,
        "triples": sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph())),
    }


# -- questions


def ask_stores(plan: Plan) -> None:
    file = plan.folder / "queries.json"
    found = json.loads(file.read_text()) if file.exists() else {}
    for size in plan.sizes:
        if plan.store(size).exists() and str(size) not in found:
            asked = latency.latencies(str(plan.store(size)), CASES, runs=plan.runs, limit=plan.limit)
            found[str(size)] = [_shown(size, one) for one in asked]
            plan.keep("queries", found)


def ask_about_people(plan: Plan, *, count: int = 60) -> None:
    """Ask what can be asked about one person of people drawn by chance, of the largest store."""
    size = max(size for size in plan.sizes if plan.store(size).exists())
    store = latency.opened(str(plan.store(size)))
    about = people(store, count)
    found = {}
    for name in ABOUT_ONE:
        param = "person" if any(param.name == "person" for param in find(name).params) else "party"
        cases = [Case(name, "point", ((param, "one"),)) for _ in about]
        asked = [
            latency.measured(store, case, {"one": one}, runs=2)
            for case, one in zip(cases, about, strict=True)
        ]
        found[name] = [min(one["cpu"]) for one in asked]
    plan.keep("people", {"articles": size, "ms": found})


def _shown(size: int, found: latency.Measured) -> latency.Measured:
    print(f"{size:7}{latency.line(found)}", file=sys.stderr, flush=True)
    return found


def asked_texts(store: ox.Store, cases: Sequence[Case]) -> Iterator[tuple[Case, str]]:
    """Yield each case with the SPARQL that kg sends for it."""
    about = subjects(store)
    for case in cases:
        yield case, question_of(store, find(case.query), case.terms(about))


def ask_server(plan: Plan) -> None:
    """Ask the largest store that is whole over HTTP, each case as kg would ask it."""
    size = max(size for size in plan.sizes if plan.store(size).exists() and size <= plan.whole)
    texts_ = list(asked_texts(ox.Store.read_only(str(plan.store(size) / "graph")), CASES))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"127.0.0.1:{port}"
    command = ["oxigraph", "serve-read-only", "-l", str(plan.store(size) / "graph"), "--bind", where]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        rows = [_over_http(f"http://{where}/query", case, text, plan) for case, text in texts_]
    finally:
        server.terminate()
        server.wait()
    plan.keep("server", {"articles": size, "rows": rows})


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not start")


def _over_http(address: str, case: Case, text: str, plan: Plan) -> dict[str, Any]:
    accept = "text/tab-separated-values, application/n-triples;q=0.9, application/json;q=0.5, */*;q=0.1"
    body = urllib.parse.urlencode({"query": text}).encode()
    wall = []
    for _ in range(plan.runs):
        began = time.perf_counter()
        request = urllib.request.Request(address, body, {"Accept": accept})
        with urllib.request.urlopen(request, timeout=plan.limit) as answer:
            answer.read()
        wall.append(1000 * (time.perf_counter() - began))
    return {"query": case.query, "case": case.label, "wall": wall}


def ask_rdflib(plan: Plan) -> None:
    """Ask rdflib about the smallest store, in memory; one run, of what ends within the limit."""
    size = min(size for size in plan.sizes if plan.store(size).exists())
    store = ox.Store.read_only(str(plan.store(size) / "graph"))
    rows = []
    for case, text in asked_texts(store, CASES):
        context = multiprocessing.get_context("fork")  # the graph is read once
        graph = _rdflib_graph(store)
        ours, theirs = context.Pipe()
        process = context.Process(target=_timed, args=(graph, text, theirs))
        process.start()
        wall = ours.recv() if ours.poll(plan.limit) else None
        process.kill()
        process.join()
        rows.append({"query": case.query, "case": case.label, "wall": [wall] if wall else []})
    plan.keep("rdflib", {"articles": size, "rows": rows, "limit": plan.limit})


_GRAPHS: dict[int, rdflib.Graph] = {}


def _rdflib_graph(store: ox.Store) -> rdflib.Graph:
    if not _GRAPHS:
        view = (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        lines = ox.serialize(view, format=ox.RdfFormat.N_TRIPLES) or b""
        _GRAPHS[0] = rdflib.Graph().parse(data=lines, format="nt")
    return _GRAPHS[0]


def _timed(graph: rdflib.Graph, text: str, pipe: Any) -> None:
    began = time.perf_counter()
    list(graph.query(text))
    pipe.send(1000 * (time.perf_counter() - began))


# -- ingest


def take_in(plan: Plan) -> None:
    """Take in articles of three languages with one worker and with two, and time the stages of one."""
    folder = plan.folder / "texts"
    if not folder.exists():
        texts.write(_articles(), folder)
        texts.write(texts.examples(), plan.folder / "warmup")
    sizes = sum(len(file.read_text(encoding="utf-8")) for file in folder.iterdir())
    found: dict[str, Any] = {"articles": len(list(folder.iterdir())), "characters": sizes}
    for workers in (1, 2):
        store = plan.folder / f"ingested-{workers}"
        subprocess.run(["rm", "-rf", str(store)], check=True)
        command = [*_KG, "ingest", str(folder), "--store", str(store), "--quiet"]
        found[f"workers {workers}"] = used([*command, "--workers", str(workers)])
    where = (str(folder), str(plan.folder / "warmup"), "1")
    found["stages"] = measure(Path(sys.executable), "bench.kg_pass", "shacl", *where)
    plan.keep("ingest", found)


def _articles() -> list[str]:
    """Return articles of about 2,000 characters, a third in each language; of the gold sets, if there."""
    if not gold.root().is_dir():
        return list(islice(texts.articles(texts.documents(None)), ARTICLES))
    made: list[str] = []
    for lang in LANGUAGES:
        paths = sorted({path for one in gold.measured([lang]) for path in one.texts(gold.root())})
        documents = (path.read_text(encoding="utf-8") for path in paths)
        made += islice(texts.articles(documents), ARTICLES // len(LANGUAGES))
    return made


# -- loading and shapes


def load(plan: Plan) -> None:
    plan.keep("load", loaded(plan.folder))


def loaded(place: Path, *, count: int = 5_000, rounds: int = 3) -> dict[str, Any]:
    """Load parts of generated articles with kg load, and their quads with Oxigraph's own bulk load; by turns,
    the best by the clock of each.
    """
    folder, lines = place / "parts", place / "parts.nq"
    if not folder.exists():
        told, shelf = graphs.articles(count), open_shelf(str(folder))
        with lines.open("wb") as file:
            for number in range(count // graphs.CHUNK):
                entries = [graphs.entry(one) for one in islice(told, graphs.CHUNK)]
                write_part(shelf, number, entries, [], version=__version__)
                file.writelines(entry.packed().quads for entry in entries)
    kg = [*_KG, "load", str(folder), "--store", str(place / "loaded"), "--no-resolve", "--quiet"]
    bulk = "import sys, pyoxigraph as ox; s = ox.Store(sys.argv[1]); s.bulk_load(path=sys.argv[2]); s.flush()"
    own = [sys.executable, "-c", bulk, str(place / "bulk"), str(lines)]
    with lines.open("rb") as file:
        quads = sum(1 for _ in file)
    found: dict[str, list[dict[str, float]]] = {"kg load": [], "bulk_load": []}
    for _ in range(rounds):
        subprocess.run(["rm", "-rf", str(place / "loaded"), str(place / "bulk")], check=True)
        for name, command in (("kg load", kg), ("bulk_load", own)):
            found[name].append(used(command))
    best = {name: min(results, key=lambda one: one["wall"]) for name, results in found.items()}
    return {"articles": count, "quads": quads, **best}


def shapes(plan: Plan, *, count: int = 400) -> None:
    some = [triples(one.record, one.identities) for one in graphs.articles(count)]
    engines: dict[str, Callable[[Any], None]] = {
        "pyshacl, one by one": one_by_one(Validator("pyshacl")),
        "pyshacl, in batches": lambda graphs_: _in_batches(Validator("pyshacl"), graphs_),
        "shacl, in batches": lambda graphs_: _in_batches(Validator("shacl"), graphs_),
    }
    found = {}
    for name, run in engines.items():
        few = some[:20] if "one by one" in name else some[:100] if "pyshacl" in name else some
        found[name] = milliseconds(run, few, times=2)
    plan.keep("shapes", {"triples": sum(map(len, some)) / len(some), "ms": found})


def _in_batches(validator: Validator, some: Any) -> None:
    validator.validate_many(some)


STEPS: Final[dict[str, Callable[[Plan], None]]] = {
    "graphs": make_graphs,
    "queries": ask_stores,
    "people": ask_about_people,
    "server": ask_server,
    "rdflib": ask_rdflib,
    "ingest": take_in,
    "load": load,
    "shapes": shapes,
}


def main() -> None:
    about = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=about)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"of {', '.join(STEPS)}; all of them")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--whole", type=int, default=30_000)
    parser.add_argument("--folder", type=Path, default=Path("scale"))
    parser.add_argument("--report", type=Path, default=Path(__file__).with_name("scale.md"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60.0)
    options = parser.parse_args()
    unknown = set(options.steps) - set(STEPS) - {"page"}
    if unknown:
        parser.error(f"no step {', '.join(sorted(unknown))}")
    options.folder.mkdir(parents=True, exist_ok=True)
    plan = Plan(options.folder, options.sizes, options.whole, options.workers, options.runs, options.limit)
    for step in options.steps or STEPS:
        if step in STEPS:
            print(f"bench.scale: {step}", file=sys.stderr)
            STEPS[step](plan)
    scale_page.write(plan.folder, options.report)


if __name__ == "__main__":
    main()
