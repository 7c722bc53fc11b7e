"""``kg check`` and ``kg rebuild``: whether a store is right, and what can be made anew."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from kg.cli.curating import log_of
from kg.cli.opening import open_store, quarantine_folder
from kg.cli.options import json_option, quiet_option, store_option
from kg.cli.terminal import note, show_rows
from kg.errors import WrongUse
from kg.quarantine import Quarantine
from kg.store.address import is_address


@click.command()
@store_option
@click.option("--deep", is_flag=True, help="Compare every article graph with its record, not a sample.")
@click.option("--repair", is_flag=True, help="Do first what kg rebuild does.")
@json_option
@quiet_option
def command(store: str, deep: bool, repair: bool, as_json: bool) -> int:
    """Verify a store: one line for each finding, with what to do.

    All IRIs have one base, the merged view equals the article graphs, every article has its graph, its record
    and its source, an article graph is what its record, resolution and decisions give (of a sample, or with
    --deep of all), the log of judgements and the files of the quarantine can be read. Exit code 1 when
    something is wrong.
    """
    from kg.run.verifying import findings

    if repair:
        _rebuild(store, graphs=False)
    with open_store(store, read_only=True) as opened:
        found = list(findings(opened, Quarantine(quarantine_folder(store)), log_of(store), deep=deep))
    if as_json:
        report = {"findings": [dataclasses.asdict(finding) for finding in found]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif found:
        show_rows(("finding", "where", "what to do"), [(f.what, f.where, f.to_do) for f in found])
    else:
        note("the store is sound")
    return 1 if found else 0


@click.command()
@store_option
@click.option("--graphs", is_flag=True, help="Also make the article graphs anew, from records and decisions.")
@quiet_option
def rebuild(store: str, graphs: bool) -> None:
    """Make the merged view anew from the article graphs, and with --graphs those too.

    Only what differs is written, in atomic steps; a rebuild that was killed is finished by the next one.
    Up to 100,000 triples of the view change in one step; of more, a reader meanwhile sees a view that is
    partly put right. Graphs that nothing explains go; what has lost both graph and record is taken in by the
    next kg ingest.
    """
    _rebuild(store, graphs=graphs)


def _rebuild(store: str, *, graphs: bool) -> None:
    from kg.run.verifying import rebuild as made_anew

    if not is_address(store) and not Path(store).exists():
        raise WrongUse(f"{store}: no store here; make one with: kg ingest FILE... --store {store}")
    with open_store(store) as opened:
        done = made_anew(opened, log_of(store), graphs=graphs)
    note(f"{done.triples} triples of the merged view put right")
    if graphs:
        note(f"{done.graphs} article graphs made anew")
    if done.dropped:
        note(f"{done.dropped} articles and sources let go: take them in anew with kg ingest")
