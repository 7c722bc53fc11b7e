"""How a run is shown while it goes on: a live line on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kg.cli.terminal import complain, is_quiet, note, plain
from kg.run import Counts, Reject, Summary, Watcher

_EVERY: Final = 10.0  # seconds between two lines in a log


@contextmanager
def watching() -> Iterator[Watcher]:
    """Give the watcher that fits standard error and ``--quiet``."""
    if is_quiet():
        yield _Quiet()
    elif sys.stderr.isatty():
        with _live_progress() as progress:
            yield _Live(progress)
    else:
        yield _Log()


def told(counts: Counts) -> str:
    """Return where the articles went, in one line."""
    parts = [
        f"{counts.stored} stored",
        f"{counts.unchanged} unchanged",
        f"{counts.quarantined} quarantined",
        f"{counts.skipped} skipped",
    ]
    return f"{counts.articles} articles: {', '.join(parts)}"


def conclude(summary: Summary) -> int:
    """Print the last line of a run; return its exit code."""
    counts = summary.counts
    note(f"{told(counts)} ({summary.seconds:.1f} s)")
    if not counts.stored + counts.unchanged:
        return 2
    return 1 if counts.quarantined + counts.skipped else 0


def described(reject: Reject) -> str:
    return f"{reject.where}: {reject.fate}: {reject.why}"


class _Quiet:
    def rejected(self, reject: Reject) -> None:
        complain(described(reject))

    def remarked(self, where: str, remark: str) -> None:
        pass

    def advanced(self, counts: Counts) -> None:
        pass


class _Log(_Quiet):
    def __init__(self) -> None:
        self._started = self._last = time.monotonic()

    def remarked(self, where: str, remark: str) -> None:
        note(f"{where}: {remark}")

    def advanced(self, counts: Counts) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            note(f"{told(counts)} ({counts.articles / (now - self._started):.1f} a second)")


class _Live(_Quiet):
    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._task = progress.add_task("reading", total=None)
        self._started = time.monotonic()

    def rejected(self, reject: Reject) -> None:
        self._say(f"kg: {described(reject)}")

    def remarked(self, where: str, remark: str) -> None:
        self._say(f"{where}: {remark}")

    def advanced(self, counts: Counts) -> None:
        rate = counts.articles / max(time.monotonic() - self._started, 0.001)
        self._progress.update(self._task, description=f"{told(counts)}, {rate:.0f} a second")

    def _say(self, line: str) -> None:
        self._progress.console.print(plain(line), markup=False, highlight=False, soft_wrap=True)


def _live_progress() -> Any:
    from rich.console import Console  # not needed in a log
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
