"""``kg watch``: follow feeds."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

import click

from kg.cli.opening import data_folder, open_store
from kg.cli.options import NumberRange, quiet_option, settings_options, store_option
from kg.cli.taking import concluded, take
from kg.cli.terminal import note
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.run.following import Feeds


@click.command()
@click.argument("feeds", metavar="FEED_URL...", nargs=-1, required=True)
@store_option
@settings_options("lang", "column", "min_confidence", "texts", "engine", "netrc")
@click.option(
    "--every",
    metavar="SECONDS",
    type=NumberRange(min=60),
    default=900.0,
    show_default=True,
    help="Time between two looks, a minute at least.",
)
@click.option("--once", is_flag=True, help="Look once, and end.")
@quiet_option
def command(feeds: tuple[str, ...], store: str, settings: Settings, every: float, once: bool) -> int:
    """Follow feeds (RSS, Atom, JSON Feed): what is new in them is taken into the store, until Ctrl-C.

    An entry that carries its text is an article; for one with a summary its page is fetched. What was seen is
    remembered in the folder of the store. Fetching is polite: robots.txt is obeyed, a host is asked once a
    second at most and only for what has changed, and what an address leads to has to be public.

    Exit codes: 0 done or stopped by Ctrl-C, 1 the only look had rejects.

    \b
    kg watch https://example.org/rss https://example.org/feed.json --every 1800
    kg watch https://example.org/rss --once
    """
    from kg.read.web import Client, check_address
    from kg.run.following import Feeds

    client = Client([check_address(url) for url in feeds], netrc=settings.netrc)
    folder = data_folder(store)
    try:
        with open_store(store):
            pass  # makes the folder, and says at once what is wrong with it
        followed = Feeds(folder / "feeds.json" if folder else None, client)
        while True:
            rejects = _look(feeds, followed, settings, store)
            if once:
                return 1 if rejects else 0
            time.sleep(every)
    except KeyboardInterrupt:
        note("stopped")
        return 0


def _look(feeds: tuple[str, ...], followed: Feeds, settings: Settings, store: str) -> int:
    """Take in what is new, and remember it; return how much was rejected. The store is free between looks."""
    from kg.run import STAGES, ingest  # loads the language packs, which help does not need

    stages = dataclasses.replace(STAGES, read=followed.read)
    summary = take(ingest, feeds, settings, store=store, stages=stages)
    followed.keep()
    concluded(summary, store, as_json=False)
    return summary.counts.quarantined + summary.counts.skipped
