"""What the commands print beside their data, and how rows look on a terminal and in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

import click


def is_quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get("kg.quiet"))


def is_terminal() -> bool:
    """Tell whether a person reads standard error as it comes."""
    return sys.stderr.isatty()


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


def out_file(output: str) -> AbstractContextManager[IO[bytes]]:
    """Return where data go, open for bytes: a file that is there in whole or as before, or standard output.

    A device or pipe (/dev/null, /dev/stdout, a named pipe) is written to as it is: replaced by a file, as
    root may do, it would be lost to the whole machine. Raises OSError that names the file.
    """
    is_special = output != "-" and os.path.exists(output) and not os.path.isfile(output)
    if output == "-" or is_special:
        return click.open_file(output, "wb")
    return _whole_file(output)


@contextmanager
def _whole_file(output: str) -> Iterator[IO[bytes]]:
    """Give a file beside the one that is meant, which takes its place once all is written.

    click's own ``atomic`` puts the new file in place also when writing it has failed.
    """
    file = Path(os.path.realpath(output))  # a link stays one
    mode = file.stat().st_mode & 0o7777 if file.exists() else 0o666 & ~_umask()
    try:
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:64]}.")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, output) from error
    try:
        with open(handle, "wb") as opened:
            yield opened
        os.chmod(beside, mode)
        os.replace(beside, file)
    except BaseException as error:
        os.unlink(beside)
        if isinstance(error, OSError) and error.errno and error.filename is None:
            raise type(error)(error.errno, error.strerror, output) from error
        raise


def _umask() -> int:
    """Return which permissions new files do not get; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print rows on standard output: a table on a terminal, else tab-separated lines with a head line."""
    if sys.stdout.isatty():
        _show_table(columns, rows, title)
        return
    for row in [columns, *rows]:
        click.echo("\t".join(plain(cell) for cell in row))


def _show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None) -> None:
    from kg.query.tables import table  # rich is half of the start-up time of a short command

    cells = [[plain(cell) for cell in row] for row in rows]
    if title:
        click.echo(f"\n{plain(title)}")
    click.echo(table(columns, cells, shutil.get_terminal_size().columns), nl=False)
