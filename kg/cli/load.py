"""``kg load``: parts -> store."""

from __future__ import annotations

import click

from kg.cli.ingest import resolve_option, tables_of, today
from kg.cli.options import json_option, quiet_option, store_option
from kg.quarantine import Quarantine
from kg.settings import Settings
from kg.store import judgements_file, open_store, quarantine_folder


@click.command()
@click.argument("parts", metavar="FOLDER|FILE...", nargs=-1, required=True)
@store_option
@resolve_option
@json_option
@quiet_option
def command(parts: tuple[str, ...], store: str, resolve: bool, as_json: bool) -> int:
    """Take parts, which kg prepare wrote, into the store: in bulk, and as kg ingest would have done it.

    A part is verified first: one that is damaged or was not finished is refused with its reason, and costs no
    other. Loading again changes nothing; a load that was stopped goes on where it was. Load only parts that
    you, or people you trust, have made: they hold what a store is told to keep.

    Exit codes: 0 all articles are in, 1 some were rejected or parts refused, 2 none is in.

    \b
    kg load parts --store kg-store
    kg load parts/000012-*.json
    """
    from kg.cli.reporting import written
    from kg.cli.watching import conclude, watching  # loads the language packs, which help does not need
    from kg.resolve import Log
    from kg.run import load

    settings = Settings(resolve=resolve, gazetteer=tables_of(store))
    quarantine = Quarantine(quarantine_folder(store))
    with open_store(store) as opened, watching() as watcher:
        summary = load(
            parts,
            settings,
            store=opened,
            quarantine=quarantine,
            date=today(),
            watcher=watcher,
            log=Log(judgements_file(store)),
        )
    if as_json:
        click.echo(written(summary, store))
    return conclude(summary)
