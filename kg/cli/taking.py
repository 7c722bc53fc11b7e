"""What the commands that take articles into a store share: what a run needs of it, and how it ends."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from kg.cli.opening import judgements_file, open_store, quarantine_folder, tables_of
from kg.quarantine import Quarantine
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.run import Summary


def take(
    run: Callable[..., Summary], what: Iterable[str], settings: Settings, *, store: str, **more: Any
) -> Summary:
    """Have a function of ``kg.run`` take something into a store, as what lies with the store says.

    That is: its tables of names, its quarantine, and what people have judged and corrected.
    """
    from kg.cli.watching import watching  # loads the language packs, which help does not need
    from kg.resolve import Log

    with open_store(store) as opened, watching() as watcher:
        return run(
            what,
            dataclasses.replace(settings, gazetteer=tables_of(store)),
            store=opened,
            quarantine=Quarantine(quarantine_folder(store)),
            date=today(),
            watcher=watcher,
            log=Log(judgements_file(store)),
            **more,
        )


def concluded(summary: Summary, where: str, *, as_json: bool) -> int:
    """Print the report where one is asked for, and the last line of a run; return the exit code."""
    from kg.cli.reporting import written
    from kg.cli.watching import conclude

    if as_json:
        click.echo(written(summary, where))
    return conclude(summary)


def today() -> str:
    return datetime.date.today().isoformat()
