"""What an ingest and a load cost: ``python -m bench.ingest [SOURCE] [--rounds N] [--memory] [--sizes N...]``.

Writes bench/ingest.md. SOURCE, by default the readouts (../shared/corpus or KG_SHARED/corpus), is taken into
new stores with one worker and with two, with and without resolution, each run in a process of its own; then
kg load runs beside Oxigraph's own bulk load; then come so many generated articles, to see whether memory
grows. CPU time is what to compare on a machine that does other things; what goes by the clock means something
on an idle one. There, all of it takes half an hour. Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import kg.run.line
from bench import graphs
from bench.gold import readouts
from bench.scale import loaded
from bench.scale_page import loading
from bench.stopwatch import Stopwatch, Together, peak_megabytes, report
from kg.quarantine import Quarantine
from kg.run import STAGES, ingest
from kg.run.waiting import Waiting
from kg.run.weighing import Weighing
from kg.settings import Settings
from kg.store import Store, open_store

_CHECKOUT: Final = Path(__file__).resolve().parent.parent
LENGTH: Final = 2_000  # characters of an article, as rates count them
_MEMORY: Final = "\n## Memory"
_WORK: Final = ("extract", "identities", "triples", "validate")


def run_once(source: str, workers: int, *, resolve: bool) -> None:
    """Take in a source, and report what it cost; in a process of its own."""
    watch = Stopwatch()
    stages = replace(STAGES, **{name: watch.timed(name, getattr(STAGES, name)) for name in _WORK})
    _time_the_rest(watch)
    started = time.monotonic()
    together, folder = Together(), tempfile.TemporaryDirectory()
    with together, folder, open_store(f"{folder.name}/kg-store") as store:
        summary = ingest(
            [source],
            Settings(workers=workers, resolve=resolve),
            store=store,
            quarantine=Quarantine(Path(folder.name) / "quarantine"),
            date="2026-11-26",
            stages=stages if workers == 1 else STAGES,
        )
        took, kept = time.monotonic() - started, _resident_megabytes()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    report(
        articles=summary.counts.articles,
        wall=took,
        main=time.process_time(),
        children=children.ru_utime + children.ru_stime,
        peak=peak_megabytes(),
        kept=kept,
        together=together.peak,
        peak_child=children.ru_maxrss / 1024,
        stages=watch.stop()["stages"],
    )


def _resident_megabytes() -> float:
    """Return how much memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def _time_the_rest(watch: Stopwatch) -> None:
    """Let the watch see what the main process does beside the stages; its stages are of this process only."""
    run: Any = kg.run.line
    run.put_right = watch.timed("put right", run.put_right)
    run.resolve_store = watch.timed("put right", run.resolve_store)
    weighing: Any = Weighing
    weighing.index = watch.timed("index", weighing.index)
    kept: Any = Waiting
    kept.add, kept.sort = watch.timed("waiting", kept.add), watch.timed("waiting", kept.sort)
    store: Any = Store
    store.put_many, store.put_new = watch.timed("store", store.put_many), watch.timed("store", store.put_new)
    store.known_many = watch.timed("ledger", store.known_many)


def measured(source: Path, workers: int, *, resolve: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.ingest", str(source), "--once", str(workers)]
    command += [] if resolve else ["--no-resolve"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=_CHECKOUT)
    return dict(json.loads(done.stdout))


def best(source: Path, rounds: int) -> dict[tuple[bool, int], dict[str, Any]]:
    """Return the fastest of some runs, by whether it resolved and its number of workers; they take turns."""
    runs = [(resolve, workers) for resolve in (False, True) for workers in (1, 2)] * rounds
    found: dict[tuple[bool, int], dict[str, Any]] = {}
    for run in runs:
        one = measured(source, run[1], resolve=run[0])
        found[run] = min(one, found.get(run, one), key=lambda each: float(each["wall"]))
    return found


def page(source: Path, sizes: Sequence[int], rounds: int) -> Iterator[str]:
    """Yield the lines of the report."""
    characters = _characters(source)
    yield f"# Ingest\n\n`python -m bench.ingest` wrote this page: {source.name}, {characters:,} characters;"
    yield f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before."
    yield f"Rates count articles of {LENGTH:,} characters; the best of {rounds} rounds, which took turns.\n"
    head = "s by the clock | articles a second | times one worker | CPU s, main | workers | peak MB | of one"
    yield f"| | {head} |"
    yield "|---|---|---|---|---|---|---|---|"
    told: list[str] = []
    runs = best(source, rounds)
    for (resolve, workers), found in runs.items():
        what = f"{workers} worker{'s' * (workers > 1)}, {'with' if resolve else 'without'} resolution"
        rate, ratio = characters / LENGTH / found["wall"], runs[resolve, 1]["wall"] / found["wall"]
        yield (
            f"| {what} | {found['wall']:.1f} | {rate:.1f} | {ratio:.2f} | {found['main']:.1f} "
            f"| {found['children']:.1f} | {found['peak']:.0f} | {found['peak_child']:.0f} |"
        )
        each = {name: 1000 * s / found["articles"] for name, s in found["stages"].items()}
        told.append(f"| {what} | " + ", ".join(f"{name} {ms:.2f}" for name, ms in each.items()) + " |")
    yield "\nCPU ms an article in the main process (of one worker, that is all):\n\n| | |\n|---|---|"
    yield from told
    yield from _load(rounds)
    yield from _growth(sizes)


def _kept(report: Path) -> list[str]:
    """Return the lines of a report up to what it says of memory."""
    return report.read_text(encoding="utf-8").partition(_MEMORY)[0].rstrip("\n").split("\n")


def _load(rounds: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        found = {"load": loaded(Path(folder), rounds=rounds)}
    yield from ("\n" + part for part in loading(found))


def _characters(source: Path) -> int:
    stages = STAGES.read(str(source), lang=None, languages=STAGES.languages, columns={})
    return sum(len(getattr(item, "text", "")) for item in stages)


def _growth(sizes: Sequence[int]) -> Iterator[str]:
    if sizes:
        yield f"{_MEMORY}\n\nGenerated articles, two workers, with resolution:\n"
        head = "peak MB | MB at its end | peak of another process | of all together"
        yield f"| articles | s by the clock | CPU s, main | workers | {head} |"
        yield "|---|---|---|---|---|---|---|---|"
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            texts = Path(folder) / "articles.jsonl"
            graphs.write_texts(texts, size)
            found = measured(texts, 2, resolve=True)
        yield (
            f"| {size:,} | {found['wall']:.0f} | {found['main']:.0f} | {found['children']:.0f} "
            f"| {found['peak']:.0f} | {found['kept']:.0f} | {found['peak_child']:.0f} "
            f"| {found['together']:.0f} |"
        )
    yield f"\nLoad {os.getloadavg()[0]:.1f} after."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=readouts())
    parser.add_argument("--report", type=Path, default=Path(__file__).with_suffix(".md"))
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many counts (2)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[2_000, 10_000, 20_000])
    parser.add_argument("--memory", action="store_true", help="measure memory alone, and keep the rest")
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--no-resolve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        run_once(str(options.source), options.once, resolve=not options.no_resolve)
        return
    if not options.memory and not options.source.exists():
        parser.error(f"{options.source}: not there; name a SOURCE, or set KG_SHARED")
    lines = _kept(options.report) if options.memory else []
    told = _growth(options.sizes) if options.memory else page(options.source, options.sizes, options.rounds)
    for line in told:
        print(line, flush=True)
        lines.append(line)
    options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
