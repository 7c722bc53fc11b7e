"""What the commands print beside their data, and how rows look on a terminal and in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click


def is_quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get("kg.quiet"))


def note(message: str) -> None:
    """Print a remark on standard error; nothing with ``--quiet``."""
    if not is_quiet():
        click.echo(message, err=True)


def complain(message: str) -> None:
    """Print an error or a reject on standard error, as one line, ``--quiet`` or not."""
    click.echo(f"kg: {' '.join(message.split())}", err=True)


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print rows on standard output: a table on a terminal, else tab-separated lines with a head line."""
    if sys.stdout.isatty():
        _show_table(columns, rows, title)
        return
    for row in [columns, *rows]:
        click.echo("\t".join(" ".join(str(cell).split()) for cell in row))


def _show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich.console import Console  # half of the start-up time of a short command
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))  # Text: cells are data, never markup
    Console().print(table)
