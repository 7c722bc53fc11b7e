"""``kg ingest``: articles -> store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import json_option, quiet_option, settings_options, store_option
from kg.cli.taking import concluded, take
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.run import Place


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@store_option
@settings_options(
    "lang",
    "workers",
    "time_limit",
    "column",
    "min_confidence",
    "base",
    "again",
    "resolve",
    "texts",
    "engine",
    "netrc",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Let a Dask cluster work: the address of its scheduler (tcp://...), or local[:N] for one of N here.",
)
@click.option(
    "--parts",
    metavar="FOLDER",
    help="Where workers of a cluster leave what is to be stored: a folder or address that all of them see.",
)
@json_option
@quiet_option
def command(
    sources: tuple[str, ...],
    store: str,
    settings: Settings,
    dask: str | None,
    parts: str | None,
    as_json: bool,
) -> int:
    """Take articles into the store: read, extract, resolve, model, validate, store.

    SOURCE is a text, Markdown, HTML, JSON Lines, CSV, TSV, Parquet, WARC, RSS, Atom or JSON Feed file, a
    folder, a glob, the address of one (https://, s3:// ...), or - for standard input. The same article again
    changes nothing; a changed one replaces what it gave before; a run that was stopped goes on where it was
    when it is started again. What fails goes to the quarantine (kg quarantine).

    Exit codes: 0 all articles are in, 1 some were rejected, 2 none is in.

    \b
    kg ingest news/ --store kg-store
    kg ingest articles.jsonl --workers 2 --json > report.json
    kg ingest articles.jsonl --dask tcp://10.0.0.1:8786 --parts /shared/parts
    kg ingest news.csv --column text=body --column published=day
    """
    from kg.read.sources import check_there
    from kg.run import ingest

    check_there(sources)  # before there is a store of nothing
    summary = take(ingest, sources, settings, store=store, place=_place(dask, parts))
    return concluded(summary, store, as_json=as_json)


def _place(dask: str | None, parts: str | None) -> Place | None:
    from kg.run import Place

    if dask is None:
        if parts is not None:
            raise click.UsageError("--parts is for --dask; to write parts without storing them: kg prepare")
        return None
    if parts is None and not dask.startswith("local"):
        raise click.UsageError("--dask ADDRESS needs --parts FOLDER, a place that all workers see")
    return Place(dask=dask, parts=parts)
