"""``kg validate``: a file or a store against the shapes."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from kg.cli.opening import open_store
from kg.cli.options import engine_option, json_option, quiet_option, store_option
from kg.cli.terminal import note, show_rows
from kg.errors import WrongUse
from kg.store import Store
from kg.terms import DM, LANGUAGES, PREFIXES
from kg.validate import EngineName, Finding, Report, Severity, Validator
from kg.validate.findings import SEVERITIES, count

MERGED = "merged view"
_SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}
_BATCH = 100  # graphs in memory at a time
Graph = tuple[str, list[ox.Triple]]


@click.command()
@click.argument("file", metavar="[FILE]", required=False)
@store_option
@click.option(
    "--articles-only",
    is_flag=True,
    help="Of a store: leave out the merged view, which has to fit in memory.",
)
@click.option(
    "--severity",
    type=click.Choice([name.lower() for name in SEVERITIES]),
    default="warning",
    show_default=True,
    help="The mildest findings to show; the counts tell of all.",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of messages."
)
@engine_option
@json_option
@quiet_option
def command(
    file: str | None,
    store: str,
    articles_only: bool,
    severity: str,
    lang: str,
    engine: EngineName,
    as_json: bool,
) -> int:
    """Check a graph against the shapes: FILE (ttl, trig, nt, nq, jsonld, rdf; - reads TriG), else the store.

    Of a file, every graph is judged by itself; of a store, every article graph and then the merged view.
    A violation must not be stored; a warning is suspicious; an info is worth knowing.

    Exit codes: 0 no violation, 1 violations, 2 nothing to check.

    \b
    kg validate graph.ttl
    kg validate --store kg-store --engine pyshacl --severity info --lang ru
    """
    validator = Validator(engine)
    if file:
        findings, graphs = _judged(_reached(_of_file(file), validator, file), validator)
    else:
        with open_store(store, read_only=True) as opened:
            findings, graphs = _judged(_of_store(opened, articles_only), validator)
    if not graphs:
        raise WrongUse(f"{file or store}: no triples to check")
    worst = SEVERITIES[: [name.lower() for name in SEVERITIES].index(severity) + 1]
    shown = [(graph, finding) for graph, finding in findings if finding.severity in worst]
    if as_json:
        click.echo(_as_json(shown, findings, graphs, validator.engine))
    else:
        _show(shown, lang, graphs)
    counts = count(finding for _, finding in findings)
    note(f"{_counted(graphs, 'graph')}: {_told(counts)} (engine {validator.engine})")
    return 1 if counts["Violation"] else 0


def _judged(graphs: Iterable[Graph], validator: Validator) -> tuple[list[tuple[str, Finding]], int]:
    """Return the findings with the graphs that they are in, and how many graphs there were.

    What an article graph shows already is not repeated for the merged view.
    """
    found: list[tuple[str, Finding]] = []
    known: set[tuple[Any, ...]] = set()
    judged, rest = 0, iter(graphs)
    while batch := list(islice(rest, _BATCH)):
        judged += len(batch)
        for (name, _), report in zip(batch, validator.validate_many([g for _, g in batch]), strict=True):
            for finding in report.findings:
                key = (finding.shape, finding.focus, finding.value)
                if name != MERGED or key not in known:
                    found.append((name, finding))
                known.add(key)
    return found, judged


def _of_file(file: str) -> Iterator[Graph]:
    """Yield the graphs of a file; the default graph has the file's name."""
    graphs: dict[str, list[ox.Triple]] = {}
    try:
        for quad in _parsed(file):
            name = file if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            graphs.setdefault(name, []).append(quad.triple)
    except SyntaxError as error:
        raise WrongUse(f"{file}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file}: not UTF-8 (byte {error.start})") from error
    yield from graphs.items()


def _reached(graphs: Iterable[Graph], validator: Validator, file: str) -> Iterator[Graph]:
    """Pass on graphs. Raises WrongUse at the end when no shape judges any: a misspelt class is no verdict."""
    told, reached = False, False
    for name, triples in graphs:
        told, reached = True, reached or validator.reaches(triples)
        yield name, triples
    if told and not reached:
        raise WrongUse(f"{file}: nothing in it that a shape judges, no <{DM.Meeting.value}> or the like")


def _parsed(file: str) -> Iterator[ox.Quad]:
    if file == "-":
        return iter(ox.parse(sys.stdin.buffer.read(), format=ox.RdfFormat.TRIG))
    path = Path(file)
    if path.suffix.lower() not in _SUFFIXES:
        raise WrongUse(f"{file}: the ending tells the format, one of {', '.join(_SUFFIXES)}")
    if not path.is_file():
        raise WrongUse(f"{file}: no such file")
    return iter(ox.parse(io.BytesIO(path.read_bytes()), format=_SUFFIXES[path.suffix.lower()]))


def _of_store(store: Store, articles_only: bool) -> Iterator[Graph]:
    for article in sorted(store.articles()):
        yield article, [quad.triple for quad in store.matches(graph=ox.NamedNode(article))]
    if not articles_only and (view := list(store.triples())):
        yield MERGED, view


def _show(shown: list[tuple[str, Finding]], lang: str, graphs: int) -> None:
    if not shown:
        return
    head = ("severity", "node", "path", "value", "message", *(("graph",) if graphs > 1 else ()))
    rows = [
        (f.severity, _short(f.focus), _short(f.path), _short(f.value), f.text(lang), _short(graph))
        for graph, f in shown
    ]
    show_rows(head, [row[: len(head)] for row in rows])


def _short(term: object) -> str:
    """Return a term or a path with prefixes instead of namespaces; '' for None."""
    text = "" if term is None else str(term)
    return re.sub(r"<([^>]*)>", lambda match: _prefixed(match[1]), text)


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _as_json(
    shown: list[tuple[str, Finding]], findings: list[tuple[str, Finding]], graphs: int, engine: str
) -> str:
    report = {
        "conforms": Report(findings=tuple(f for _, f in findings)).conforms,
        "engine": engine,
        "graphs": graphs,
        "count": count(finding for _, finding in findings),
        "findings": [{"graph": graph, **finding.to_dict()} for graph, finding in shown],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _told(counts: dict[Severity, int]) -> str:
    return ", ".join(_counted(number, severity.lower()) for severity, number in counts.items())


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
