"""How far a long file has been read: a live line on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from kg.cli.terminal import is_quiet, note

_EVERY: Final = 10.0  # seconds between two lines in a log


@contextmanager
def counting_lines() -> Iterator[Callable[[int], None]]:
    """Give what is to be called with the number of a line; it prints nothing with ``--quiet``."""
    if is_quiet() or not sys.stderr.isatty():
        yield _Log().reached
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda number: progress.update(task, description=f"{number:,} lines read")


class _Log:
    def __init__(self) -> None:
        self._told = time.monotonic()

    def reached(self, number: int) -> None:
        if time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            note(f"{number:,} lines read")
