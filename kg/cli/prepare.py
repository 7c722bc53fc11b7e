"""``kg prepare``: articles -> parts, to be loaded later."""

from __future__ import annotations

import dataclasses

import click

from kg.cli.options import json_option, quiet_option, settings_options
from kg.cli.taking import concluded
from kg.settings import Settings


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    required=True,
    help="Where the parts go: a folder, or an address such as s3://bucket/parts (with fsspec).",
)
@settings_options(
    "lang",
    "column",
    "workers",
    "time_limit",
    "min_confidence",
    "base",
    "gazetteer",
    "texts",
    "engine",
    "netrc",
)
@json_option
@quiet_option
def command(sources: tuple[str, ...], output: str, settings: Settings, as_json: bool) -> int:
    """Do all of kg ingest but storing: write parts, which kg load takes into a store.

    For work on several machines: each prepares some of the sources, one loads all parts. A part is a file of
    N-Quads, a manifest with digests and counts, and the articles that failed, beside them. What finished
    parts in the folder hold is not done again; the same sources give the same parts.

    Exit codes: 0 all articles are in parts, 1 some were rejected, 2 none is.

    \b
    kg prepare news/2025-11/ --output parts
    kg load parts
    """
    if output == "-":
        raise click.UsageError("parts are many files: name a folder, such as --output parts")
    from kg.cli.watching import watching  # loads the language packs, which help does not need
    from kg.run import make_parts

    alone = dataclasses.replace(settings, resolve=False)
    with watching() as watcher:
        summary = make_parts(sources, alone, folder=output, watcher=watcher)
    return concluded(summary, output, as_json=as_json)
