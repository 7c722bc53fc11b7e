"""``kg duplicates``: articles that are nearly the same."""

from __future__ import annotations

import json

import click

from kg.cli.opening import open_store
from kg.cli.options import NumberRange, json_option, quiet_option, store_option
from kg.cli.terminal import note, show_rows


@click.command()
@store_option
@click.option(
    "--least",
    metavar="0..1",
    type=NumberRange(0.3, 1),
    default=0.7,
    show_default=True,
    help="How much of the words of two articles has to run alike.",
)
@json_option
@quiet_option
def command(store: str, least: float, as_json: bool) -> None:
    """List articles that are nearly the same: another headline, a cut, other boilerplate around one story.

    Exactly the same text under two addresses is one article with two sources anyway. Near duplicates stay
    two articles, and their events are one where the facts agree; this lists them, so that you can withdraw
    one (kg remove) before you count reports. Articles are listed only where what they state agrees, so that
    neither another report of a meeting nor yesterday's text with other names is taken for a copy.

    \b
    kg duplicates --least 0.9
    kg duplicates --json | jq -r '.[].other' | xargs kg remove
    """
    from kg.run.duplicates import duplicates  # loads the language packs, which help does not need

    with open_store(store, read_only=True) as opened:
        pairs = duplicates(opened, least=least)
    if as_json:
        click.echo(json.dumps([pair._asdict() for pair in pairs], ensure_ascii=False, indent=2))
    else:
        show_rows(("alike", "article", "other", "title", "title of the other"), pairs)
    note(f"{len(pairs)} pairs")
