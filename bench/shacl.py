"""How long an article takes to validate, by engine: python -m bench.shacl [--articles 200] [--records FILE]

Without ``--records`` the articles are generated (tests/shapes/articles.py); with it, they are the records of
``kg extract``. Times are CPU milliseconds an article, everything included: serialising, judging, reporting.
Prints Markdown.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import Triple

from kg.model import triples
from kg.records import from_json
from kg.resolve import identities
from kg.validate import Validator, catalogue, fast
from kg.validate.reference import to_rdflib
from tests.shapes.articles import article_graph, merged

Graphs = Sequence[Sequence[Triple]]
PLAIN = 10
"""Articles for what is slow: pySHACL one by one, and pySHACL as it comes."""


def graphs(articles: int, records: Path | None) -> Graphs:
    if records is None:
        return [article_graph(number) for number in range(articles)]
    lines = records.read_text(encoding="utf-8").splitlines()[:articles]
    return [triples(record, identities(record)) for record in map(from_json, lines)]


def as_it_comes(some: Graphs) -> None:
    """Run pySHACL on each graph without what kg does to make it affordable."""
    shapes = _rdflib_graph(catalogue.packaged().triples)
    for graph in some:
        pyshacl.validate(_rdflib_graph(graph), shacl_graph=shapes)


def _rdflib_graph(graph: Sequence[Triple]) -> rdflib.Graph:
    made = rdflib.Graph()
    for s, p, o in graph:
        made.add((to_rdflib(s), to_rdflib(p), to_rdflib(o)))
    return made


def one_by_one(validator: Validator) -> Callable[[Graphs], None]:
    def run(some: Graphs) -> None:
        for graph in some:
            validator.validate(graph)

    return run


def in_batches(validator: Validator) -> Callable[[Graphs], None]:
    def run(some: Graphs) -> None:
        validator.validate_many(some)

    return run


def as_merged_view(validator: Validator) -> Callable[[Graphs], None]:
    def run(some: Graphs) -> None:
        validator.validate(merged(some))

    return run


def milliseconds(run: Callable[[Graphs], None], some: Graphs, *, times: int = 3) -> float:
    """Return the median CPU time an article of several runs, after one that warms up."""
    run(some[:2])
    measured = []
    for _ in range(times):
        started = time.process_time()
        run(some)
        measured.append((time.process_time() - started) * 1000 / len(some))
    return statistics.median(measured)


def rows(some: Graphs) -> Iterator[tuple[str, float]]:
    reference = Validator("pyshacl")
    yield "pySHACL as it comes, one by one", milliseconds(as_it_comes, some[:PLAIN], times=1)
    yield "pyshacl, one by one", milliseconds(one_by_one(reference), some[:PLAIN])
    yield "pyshacl, in batches of 100", milliseconds(in_batches(reference), some)
    yield "pyshacl, merged view", milliseconds(as_merged_view(reference), some)
    if fast.obstacle() is None:
        quick = Validator("shacl")
        yield "shacl", milliseconds(in_batches(quick), some)
        yield "shacl, merged view", milliseconds(as_merged_view(quick), some)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--records", type=Path)
    options = parser.parse_args()
    some = graphs(options.articles, options.records)
    sizes = [len(graph) for graph in some]
    rejected = sum(not report.conforms for report in Validator().validate_many(some))
    print(f"{len(some)} articles, {statistics.mean(sizes):.0f} triples each, {rejected} rejected;", end=" ")
    print(f"{len(catalogue.packaged().shapes)} shapes; pyshacl {version('pyshacl')}", end="")
    print(f", shacl {version('shacl')}" if fast.obstacle() is None else "")
    print("\n| engine | ms an article |\n|---|---|")
    for name, value in rows(some):
        print(f"| {name} | {value:.2f} |", flush=True)


if __name__ == "__main__":
    main()
