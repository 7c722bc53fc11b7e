"""``kg load``: parts -> store."""

from __future__ import annotations

import click

from kg.cli.options import json_option, quiet_option, settings_options, store_option
from kg.cli.taking import concluded, take
from kg.settings import Settings


@click.command()
@click.argument("parts", metavar="FOLDER|FILE...", nargs=-1, required=True)
@store_option
@settings_options("resolve")
@json_option
@quiet_option
def command(parts: tuple[str, ...], store: str, settings: Settings, as_json: bool) -> int:
    """Take parts, which kg prepare wrote, into the store: in bulk, and as kg ingest would have done it.

    A part is verified first: one that is damaged or was not finished is refused with its reason, and costs no
    other. Loading again changes nothing; a load that was stopped goes on where it was. Load only parts that
    you, or people you trust, have made: they hold what a store is told to keep.

    Exit codes: 0 all articles are in, 1 some were rejected or parts refused, 2 none is in.

    \b
    kg load parts --store kg-store
    kg load parts/000012-*.json
    """
    from kg.run import load  # loads the language packs, which help does not need
    from kg.run.loading import find_parts

    find_parts(parts)  # before there is a store of nothing
    return concluded(take(load, parts, settings, store=store), store, as_json=as_json)
