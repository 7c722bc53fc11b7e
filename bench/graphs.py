"""Graphs of any size, as kg would have stored them: ``python -m bench.graphs ARTICLES --store DIR``.

Records are generated together with who and what they speak of (bench/reporting.py); the graphs are those of
``kg.model``, and the quads those of ``kg.store``: article graph, share of the merged view, ledger. So nothing
is imitated but reading, extraction and resolution. The same articles come from the same seed, in any number
of processes. With ``--view`` the merged view alone: all that questions run on, in a third of the space.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
import pyoxigraph as ox

import kg.model
from bench.happenings import story
from bench.reporting import Told, told
from kg.records import to_json
from kg.store import Entry, open_store
from kg.store.calendar import relist
from kg.store.entries import nquads

CHUNK: Final = 500  # articles that one process makes at a time
_STORIES: Final = 1_000_000  # numbers that a chunk may use
SEED: Final = 1


def articles(count: int, *, seed: int = SEED) -> Iterator[Told]:
    """Yield so many articles."""
    for chunk in range(-(-count // CHUNK)):
        yield from islice(_chunk(chunk, seed), min(CHUNK, count - chunk * CHUNK))


def _chunk(chunk: int, seed: int) -> Iterator[Told]:
    for number in range(chunk * _STORIES, (chunk + 1) * _STORIES):
        yield from told(story(number, seed=seed), seed=seed)


def entry(article: Told) -> Entry:
    """Return the article as ``kg ingest`` hands it to the store."""
    record = article.record
    graph = kg.model.triples(record, article.identities)
    return Entry(
        article=kg.model.article_iri(record.article, kg.model.DEFAULT_BASE).value,
        graph=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b"",
        key=record.article.url or record.article.id,
        digest=record.article.sha256,
        fingerprint=f"generated {record.article.sha256[:20]}",
        record=to_json(record),
    )


def written(chunk: int, *, count: int, seed: int, view: bool) -> bytes:
    """Return the quads of a chunk of ``count`` articles as N-Quads."""
    made = islice(_chunk(chunk, seed), min(CHUNK, count - chunk * CHUNK))
    return b"".join(entry(article).graph if view else stored(article) for article in made)


def stored(article: Told) -> bytes:
    """Return the article graph, its share of the merged view and its ledger entry as sorted N-Quads."""
    return b"\n".join(sorted(set(nquads(entry(article)).splitlines()))) + b"\n"


def quads(count: int, *, seed: int = SEED, view: bool = False, workers: int = 1) -> Iterator[bytes]:
    """Yield N-Quads, a chunk at a time, the same bytes with any number of workers."""
    work = partial(written, count=count, seed=seed, view=view)
    chunks = range(-(-count // CHUNK))
    if workers == 1:
        yield from map(work, chunks)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(work, chunks)


class Stream(io.RawIOBase):
    """Pieces of bytes as one file that is read once."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def make_store(folder: Path, count: int, *, seed: int = SEED, view: bool = False, workers: int = 1) -> None:
    """Make a store of generated articles. Raises StoreUnavailable when the folder holds other things."""
    open_store(str(folder)).close()
    store = ox.Store(folder / "graph")
    pieces = quads(count, seed=seed, view=view, workers=workers)
    store.bulk_load(io.BufferedReader(Stream(pieces), 1 << 20), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store
    with open_store(str(folder)) as made:
        relist(made)  # nothing is marked: articles came past the store


def write_texts(file: Path, count: int, *, seed: int = SEED) -> None:
    """Write the articles themselves, one JSON object a line, as ``kg ingest`` reads them."""
    with file.open("wb") as lines:
        for article in articles(count, seed=seed):
            source = article.record.article
            told = {"url": source.url, "title": source.title, "published": source.published}
            lines.write(msgspec.json.encode(told | {"lang": source.lang, "text": article.text}) + b"\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles", type=int)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--store", type=Path, help="make a store there")
    target.add_argument("--output", type=Path, help="write N-Quads there")
    target.add_argument("--texts", type=Path, help="write the articles themselves there, as JSON Lines")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--view", action="store_true", help="the merged view alone")
    options = parser.parse_args()
    started = time.perf_counter()
    given = {"seed": options.seed, "view": options.view, "workers": options.workers}
    if options.store:
        make_store(options.store, options.articles, **given)
    elif options.output:
        with options.output.open("wb") as file:
            file.writelines(quads(options.articles, **given))
    elif options.texts:
        write_texts(options.texts, options.articles, seed=options.seed)
    print(f"{options.articles} articles, {time.perf_counter() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
