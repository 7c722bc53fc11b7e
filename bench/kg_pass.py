"""kg extract or the whole ingest over a folder of texts, in a process of its own.

python -m bench.kg_pass {extract,pyshacl,shacl} FOLDER WARMUP PASSES
python -m bench.kg_pass profile FOLDER WARMUP LINES
"""

from __future__ import annotations

import cProfile
import dataclasses
import io
import pstats
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench.stopwatch import Pass, Stopwatch, peak_megabytes, report, since_start
from kg.quarantine import Quarantine
from kg.records import Article, Record, to_json
from kg.run import STAGES, Stages, ingest, records
from kg.settings import Settings
from kg.store import open_store, quarantine_folder

ENGINES: Final = ("pyshacl", "shacl")


def measured(watch: Stopwatch) -> Stages:
    """Return the stages of a run, each with its time taken."""
    return dataclasses.replace(
        STAGES,
        read=lambda *source, **how: watch.each("read", STAGES.read(*source, **how)),
        extract=watch.timed("extract", STAGES.extract),
        identities=watch.timed("resolve", STAGES.identities),
        triples=watch.timed("model", STAGES.triples),
        validate=watch.timed("validate", STAGES.validate),
    )


def extract_pass(folder: str) -> Pass:
    """What ``kg extract`` does, but for printing."""
    watch = Stopwatch()
    for item in records([folder], Settings(), stages=measured(watch)):
        if not isinstance(item, Record):
            raise RuntimeError(f"{item.where}: {item.why}")
        with watch.stage("write"):
            to_json(item)
    return watch.stop()


def ingest_pass(folder: str, engine: str) -> Pass:
    """What ``kg ingest`` does with a new store, closing it included.

    Raises RuntimeError when an article is not stored.
    """
    with tempfile.TemporaryDirectory() as place:
        location = str(Path(place) / "store")
        watch = Stopwatch()
        with watch.stage("store"):
            store = open_store(location)
        put_many: Callable[..., Any] = watch.timed("store", store.put_many)
        store.put_many = put_many  # type: ignore[method-assign]  # the same method, its time taken
        summary = ingest(
            [folder],
            Settings(engine=engine),
            store=store,
            quarantine=Quarantine(quarantine_folder(location)),
            date="2025-01-01",
            stages=measured(watch),
        )
        with watch.stage("store"):
            store.close()
        done = watch.stop()
    if summary.counts.stored != summary.counts.articles:
        raise RuntimeError(f"not all articles were stored: {summary.counts}")
    return done


def profiled(folder: str, lines: int) -> dict[str, str]:
    """Return where the time of extraction goes, by cProfile: by own time, and with what is called."""
    texts = list(_texts(folder))
    profile = cProfile.Profile()
    profile.enable()
    for article in texts:
        STAGES.extract(article)
    profile.disable()
    return {order: _top(profile, order, lines) for order in ("tottime", "cumulative")}


def _texts(folder: str) -> Iterator[Article]:
    return (a for a in STAGES.read(folder, languages=STAGES.languages) if isinstance(a, Article))


def _top(profile: cProfile.Profile, order: str, lines: int) -> str:
    text = io.StringIO()
    stats = pstats.Stats(profile, stream=text)
    stats.sort_stats(order).print_stats(lines)
    table = text.getvalue()
    table = table[table.index("   ncalls") :].rstrip()
    return re.sub(r"\S*/((?:kg|site-packages|python3[.\d]*)/)", r"\1", table)  # no folder of this machine


def main() -> None:
    task, folder, warmup, number = sys.argv[1:]
    run = partial(ingest_pass, engine=task) if task in ENGINES else extract_pass
    first = sorted(Path(warmup).glob("*.txt"))[0]
    run(str(first))
    start = since_start()
    run(warmup)
    if task == "profile":
        report(**profiled(folder, int(number)))
        return
    report(start=start, passes=[run(folder) for _ in range(int(number))], peak=peak_megabytes())


if __name__ == "__main__":
    main()
