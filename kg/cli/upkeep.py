"""``kg backup``, ``kg restore``, ``kg compact`` and ``kg migrate``: what a store needs from time to time."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.opening import access, data_folder, open_store
from kg.cli.options import json_option, quiet_option, store_option
from kg.cli.terminal import note
from kg.errors import WrongUse


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@store_option
@quiet_option
def backup(file: Path, store: str) -> None:
    """Write the whole store to FILE, a zip: graphs, ledger, judgements, quarantine, tables of names.

    It holds the state of one moment, also while another process writes, and goes back into a folder or a
    server of any kind (kg restore). FILE is there in whole or not at all; one of that name is replaced.

    \b
    kg backup kg-2026-11-26.zip
    kg backup server.zip --store http://localhost:7878
    """
    from kg.store.backup import backup as write

    if str(file) == "-":
        raise WrongUse("a backup is put in place once it is whole: name a file, not standard output")
    with open_store(store, read_only=True) as opened:
        written = write(opened, data_folder(store), file)
    note(f"{file}: {written.quads:,} quads, {file.stat().st_size:,} bytes")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@store_option
@click.option("--replace", is_flag=True, help="Let go of what the store holds now.")
@quiet_option
def restore(file: Path, store: str, replace: bool) -> None:
    """Make a store of FILE, which kg backup has written. The store has to be new or empty.

    The file is checked before anything is written. With --replace, a folder keeps its old store until the new
    one is complete; a server holds no store until it is done, and has to be restored again when it is broken
    off.

    \b
    kg restore kg-2026-11-26.zip --store another-folder
    kg restore kg-2026-11-26.zip --store http://localhost:7878 --replace
    """
    from kg.store.restoring import restore as put_back

    done = put_back(file, store, data=data_folder(store), replace=replace, access=access())
    note(f"{store}: {done.quads:,} quads from {file}")


@click.command()
@store_option
@json_option
@quiet_option
def compact(store: str, as_json: bool) -> None:
    """Load the store into new files, which take less space when much has changed in it.

    Nobody else may write meanwhile; readers are not disturbed, and a kill leaves the store as it was. Needs
    as much free space as the new files take. A server compacts itself.
    """
    from kg.store.compacting import compact as shrink

    with open_store(store) as opened:
        done = shrink(opened, store)
    if as_json:
        click.echo(json.dumps({"before": done.before, "after": done.after}))
    note(f"{store}: {done.before:,} bytes before, {done.after:,} after")


@click.command()
@store_option
@quiet_option
def migrate(store: str) -> None:
    """Bring a store that an older kg has made up to date; every command that writes does so, too.

    Goes in steps that can be killed at any moment and are then finished by the next run. A store that is
    newer than this kg is left alone.
    """
    with open_store(store) as opened:
        note(f"{store}: format {opened.format()}")
