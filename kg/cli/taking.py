"""What the commands that take articles in share: their options, and what a run needs of a store."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from kg.cli.opening import judgements_file, open_store, quarantine_folder, tables_of
from kg.cli.options import (
    again_option,
    base_option,
    column_option,
    engine_option,
    gazetteer_option,
    lang_option,
    min_confidence_option,
    resolve_option,
    texts_option,
    time_limit_option,
    workers_option,
)
from kg.quarantine import Quarantine
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.run import Summary

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS: Final[dict[str, Callable[[Any], Any]]] = {
    "again": again_option,
    "base": base_option,
    "column": column_option,
    "engine": engine_option,
    "gazetteer": gazetteer_option,
    "lang": lang_option,
    "min_confidence": min_confidence_option,
    "resolve": resolve_option,
    "texts": texts_option,
    "time_limit": time_limit_option,
    "workers": workers_option,
}
"""By field of ``Settings``."""


def settings_options(*fields: str) -> Callable[[Command], Command]:
    """Return the decorator that hands the command ``settings: Settings`` of the options for these fields."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def with_settings(*arguments: Any, **values: Any) -> Any:
            settings = Settings(**{field: values.pop(field) for field in fields})
            return command(*arguments, settings=settings, **values)

        found: Any = with_settings
        for field in reversed(fields):
            found = _OPTIONS[field](found)
        return found  # type: ignore[no-any-return]

    return decorated


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
