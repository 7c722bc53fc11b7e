"""What the commands print beside their data, and how rows look on a terminal and in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any

import click


def is_quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get("kg.quiet"))


def note(message: str) -> None:
    """Print a remark on standard error; nothing with ``--quiet``."""
    if not is_quiet():
        click.echo(plain(message), err=True)


def complain(message: str) -> None:
    """Print an error or a reject on standard error, as one line, ``--quiet`` or not."""
    click.echo(f"kg: {plain(message)}", err=True)


def plain(text: object) -> str:
    """Return a text as one line without what a terminal would obey: escapes, marks of direction, tabs.

    >>> plain("Али\\n\\x1b[31mАсадов")
    'Али �[31mАсадов'
    """
    return "".join(c if c.isprintable() else "�" for c in " ".join(str(text).split()))


def out_file(output: str) -> AbstractContextManager[IO[Any]]:
    """Return where data go, open for bytes: a file that is there in whole or as before, or standard output.

    A device or pipe (/dev/null, /dev/stdout, a named pipe) is written to as it is: replaced by a file, as
    root may do, it would be lost to the whole machine.
    """
    is_special = output != "-" and os.path.exists(output) and not os.path.isfile(output)
    return click.open_file(output, "wb", atomic=output != "-" and not is_special)


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print rows on standard output: a table on a terminal, else tab-separated lines with a head line."""
    if sys.stdout.isatty():
        _show_table(columns, rows, title)
        return
    for row in [columns, *rows]:
        click.echo("\t".join(plain(cell) for cell in row))


def _show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from rich.console import Console  # half of the start-up time of a short command
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))  # Text: cells are data, never markup
    Console().print(table)
