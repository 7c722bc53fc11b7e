"""``kg prepare``: articles -> parts, to be loaded later."""

from __future__ import annotations

import click

from kg.cli.ingest import base_option
from kg.cli.options import (
    column_option,
    engine_option,
    gazetteer_option,
    json_option,
    lang_option,
    min_confidence_option,
    quiet_option,
    texts_option,
    time_limit_option,
    workers_option,
)
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
@lang_option
@column_option
@workers_option
@time_limit_option
@min_confidence_option
@base_option
@gazetteer_option
@texts_option
@engine_option
@json_option
@quiet_option
def command(
    sources: tuple[str, ...],
    output: str,
    lang: str | None,
    column: tuple[tuple[str, str], ...],
    workers: int | None,
    time_limit: float,
    min_confidence: float,
    base: str,
    gazetteer: str | None,
    texts: bool,
    engine: str,
    as_json: bool,
) -> int:
    """Do all of kg ingest but storing: write parts, which kg load takes into a store.

    For work on several machines: each prepares some of the sources, one loads all parts. A part is a file of
    N-Quads, a manifest with digests and counts, and the articles that failed, beside them. What finished
    parts in the folder hold is not done again; the same sources give the same parts.

    Exit codes: 0 all articles are in parts, 1 some were rejected, 2 none is.

    \b
    kg prepare news/2025-11/ --output parts
    kg load parts
    """
    from kg.cli.reporting import written
    from kg.cli.watching import conclude, watching  # loads the language packs, which help does not need
    from kg.run import make_parts

    settings = Settings(
        base=base,
        lang=lang,
        column=column,
        engine=engine,
        min_confidence=min_confidence,
        workers=workers,
        time_limit=time_limit,
        resolve=False,
        gazetteer=gazetteer,
        texts=texts,
    )
    with watching() as watcher:
        summary = make_parts(sources, settings, folder=output, watcher=watcher)
    if as_json:
        click.echo(written(summary, output))
    return conclude(summary)
