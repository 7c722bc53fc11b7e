"""``kg export``: the graph as a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import click

from kg.cli.languages import NAMES
from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.cli.terminal import note, out_file
from kg.errors import WrongUse
from kg.export import FORMATS, Options, export
from kg.network import KINDS, Kind
from kg.settings import DEFAULT_BASE

_SUFFIXES = {".rdf": "rdfxml", ".xml": "rdfxml", ".htm": "html", ".json": "jsonld"}
_SUFFIXES |= {f".{name}": name for name in FORMATS}
# The earliest date that a zip file can give its members: equal graphs give equal files.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@click.command()
@store_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="What to write; without it, what the ending of FILE says, ttl where it has none.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR|FILE.zip|-",
    default="-",
    show_default=True,
    help="Where the data go; - is standard output. csv has two files: give a folder or FILE.zip for both.",
)
@click.option(
    "--merged/--by-article",
    default=None,
    help="The merged view, or the graph of each article. trig and nq take the articles, all others the view.",
)
@click.option("--nodes", type=click.Choice(KINDS), default="actors", show_default=True, help="Who is a node.")
@click.option("--lang", type=click.Choice(NAMES), default="en", show_default=True, help="Labels in networks.")
@click.option(
    "--context",
    type=click.Choice(["inline", "iri"]),
    default="inline",
    show_default=True,
    help="JSON-LD: the context written out, or its address.",
)
@click.option(
    "--base",
    metavar="IRI",
    show_default="that of the store",
    help="Turtle and TriG: what IRIs are written relative to.",
)
def command(
    store: str,
    format_: str | None,
    output: str,
    merged: bool | None,
    nodes: Kind,
    lang: str,
    context: Literal["inline", "iri"],
    base: str | None,
) -> None:
    """Write the graph: RDF (ttl trig nt nq jsonld rdfxml), network (graphml gexf cyjs neo4j csv), dyads or
    html.

    The same graph gives the same bytes. csv has an edge for each event and pair; dyads counts events by pair
    of states and year; html is a page that works without a server.

    \b
    kg export --output graph.ttl
    kg export --format csv --output tables/
    kg export --format html --lang ru --output network.html
    """
    name = format_ or _format_of(output)
    by_article = _by_article(name, merged)
    with open_store(store, read_only=True) as opened:
        under = base if base is not None else opened.base() or DEFAULT_BASE
        options = Options(by_article=by_article, base=under, context=context, nodes=nodes, lang=lang)
        files = {file: "".join(parts).encode() for file, parts in export(opened, name, options).items()}
    _write(files, output)


def _format_of(output: str) -> str:
    """Return the format that an ending names; Turtle for standard output, folders and names without one."""
    ending = Path(output).suffix.lower()
    if ending in ("", ".zip") or output.endswith("/") or not _is_file(output):
        return "ttl"
    if ending not in _SUFFIXES:
        known = ", ".join(sorted(_SUFFIXES))
        raise WrongUse(f"{output}: the ending tells the format, one of {known}; or say --format")
    return _SUFFIXES[ending]


def _is_file(output: str) -> bool:
    return not Path(output).exists() or Path(output).is_file()


def _by_article(name: str, merged: bool | None) -> bool:
    possible = FORMATS[name].graphs
    wanted = possible[0] if merged is None else "merged" if merged else "by-article"
    if wanted not in possible:
        able = ", ".join(other for other, form in FORMATS.items() if wanted in form.graphs)
        raise WrongUse(f"{name} holds one graph: leave out --{wanted}, or use --format {able}")
    return wanted == "by-article"


def _write(files: Mapping[str, bytes], output: str) -> None:
    """Write all files into a folder or a zip, else the first; by now nothing but the disk can fail."""
    if output.endswith("/") or (output != "-" and Path(output).is_dir()):
        Path(output).mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            _write_one(content, str(Path(output) / file))
    elif output.endswith(".zip"):
        _write_one(_zipped(files), output)
    else:
        (first, content), *others = files.items()
        _write_one(content, output)
        if others:
            rest = ", ".join(file for file, _ in others)
            note(f"this is {first}; {rest} comes too with --output FOLDER/ or --output FILE.zip")


def _write_one(content: bytes, output: str) -> None:
    with out_file(output) as file:
        file.write(content)
    if output != "-":
        note(f"{output}: {len(content):,} bytes")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(file, _NO_DATE), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
