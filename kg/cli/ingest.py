"""``kg ingest``: articles -> store."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import click

from kg.cli.opening import gazetteer_folder, judgements_file, open_store, quarantine_folder
from kg.cli.options import (
    column_option,
    engine_option,
    json_option,
    lang_option,
    min_confidence_option,
    quiet_option,
    store_option,
    texts_option,
    time_limit_option,
    workers_option,
)
from kg.quarantine import Quarantine
from kg.settings import DEFAULT_BASE, Settings

if TYPE_CHECKING:
    from kg.run import Place


def _check_base(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", value):
        raise click.BadParameter("an absolute IRI that ends with / or #, such as https://example.org/id/")
    return value


base_option = click.option(
    "--base",
    metavar="IRI",
    callback=_check_base,
    default=DEFAULT_BASE,
    show_default=True,
    help="What all IRIs begin with.",
)

resolve_option = click.option(
    "--resolve/--no-resolve",
    default=True,
    show_default=True,
    help="Find who is who over all articles at the end; kg resolve run does it later.",
)


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@store_option
@lang_option
@workers_option
@time_limit_option
@column_option
@min_confidence_option
@base_option
@click.option("--again", is_flag=True, help="Also take in what is stored already.")
@resolve_option
@texts_option
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
@engine_option
@json_option
@quiet_option
def command(
    sources: tuple[str, ...],
    store: str,
    lang: str | None,
    workers: int | None,
    time_limit: float,
    column: tuple[tuple[str, str], ...],
    min_confidence: float,
    base: str,
    again: bool,
    resolve: bool,
    texts: bool,
    dask: str | None,
    parts: str | None,
    engine: str,
    as_json: bool,
) -> int:
    """Take articles into the store: read, extract, resolve, model, validate, store.

    SOURCE is a text, Markdown, HTML, JSON Lines, CSV, TSV, Parquet, WARC, RSS or Atom file, a folder, a glob,
    the address of one (https://, s3:// ...), or - for standard input. The same article again changes nothing;
    a changed one replaces what it gave before; a run that was stopped goes on where it was when it is started
    again. What fails goes to the quarantine (kg quarantine).

    Exit codes: 0 all articles are in, 1 some were rejected, 2 none is in.

    \b
    kg ingest news/ --store kg-store
    kg ingest articles.jsonl --workers 2 --json > report.json
    kg ingest articles.jsonl --dask tcp://10.0.0.1:8786 --parts /shared/parts
    kg ingest news.csv --column text=body --column published=day
    """
    from kg.cli.reporting import written
    from kg.cli.watching import conclude, watching  # loads the language packs, which help does not need
    from kg.resolve import Log
    from kg.run import ingest

    settings = Settings(
        base=base,
        lang=lang,
        column=column,
        engine=engine,
        min_confidence=min_confidence,
        workers=workers,
        time_limit=time_limit,
        again=again,
        resolve=resolve,
        texts=texts,
        gazetteer=tables_of(store),
    )
    place = _place(dask, parts)
    quarantine = Quarantine(quarantine_folder(store))
    with open_store(store) as opened, watching() as watcher:
        summary = ingest(
            sources,
            settings,
            store=opened,
            quarantine=quarantine,
            date=today(),
            watcher=watcher,
            log=Log(judgements_file(store)),
            place=place,
        )
    if as_json:
        click.echo(written(summary, store))
    return conclude(summary)


def _place(dask: str | None, parts: str | None) -> Place | None:
    from kg.run import Place

    if dask is None:
        if parts is not None:
            raise click.UsageError("--parts is for --dask; to write parts without storing them: kg prepare")
        return None
    if parts is None and not dask.startswith("local"):
        raise click.UsageError("--dask ADDRESS needs --parts FOLDER, a place that all workers see")
    return Place(dask=dask, parts=parts)


def tables_of(store: str) -> str | None:
    """Return the folder in which a store keeps tables of the user."""
    folder = gazetteer_folder(store)
    return str(folder) if folder else None


def today() -> str:
    return datetime.date.today().isoformat()
