"""``kg check``: the merged view against the article graphs."""

from __future__ import annotations

import dataclasses
import json

import click

from kg.cli.options import json_option, quiet_option, store_option
from kg.cli.terminal import note, show_rows
from kg.store import Damage, open_store


@click.command()
@store_option
@click.option("--repair", is_flag=True, help="Make the merged view anew from the article graphs.")
@json_option
@quiet_option
def command(store: str, repair: bool, as_json: bool) -> int:
    """Verify that the merged view equals the article graphs, and that every article has its source.

    Exit code 1 when something differs. --repair puts the view right; an article without a source, or a
    source without its article, is put right by ingesting it again.
    """
    with open_store(store, read_only=not repair) as opened:
        changed = opened.rebuild() if repair else 0
        damage = opened.check()
    if changed:
        note(f"{changed} triples of the merged view put right")
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(damage), indent=2))
    else:
        _show(damage)
    return 1 if damage else 0


def _show(damage: Damage) -> None:
    if not damage:
        note("the merged view equals the article graphs")
        return
    rows: list[tuple[str, object]] = [
        ("triples missing in the merged view", damage.missing),
        ("triples that no article holds", damage.surplus),
        *(("article without a source", article) for article in damage.unlisted),
        *(("source without its article", article) for article in damage.lost),
    ]
    show_rows(("finding", "what"), [row for row in rows if row[1]])
