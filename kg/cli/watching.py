"""How a run is shown while it goes on: a live line on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from kg.cli.folding import Folding
from kg.cli.terminal import complain, is_quiet, note, plain
from kg.read import Meter
from kg.run import Counts, Reject, Summary, Watcher

_EVERY: Final = 10.0  # seconds between two lines in a log
_KINDS: Final = 8  # of files passed over that are named
_MARKS: Final = 7  # the last minute


@contextmanager
def watching() -> Iterator[Watcher]:
    """Give the watcher that fits standard error and ``--quiet``; at the end it says what it has folded."""
    if is_quiet():
        yield from _until_done(_Quiet())
    elif sys.stderr.isatty():
        with _live_progress() as progress:
            yield from _until_done(_Live(progress))
    else:
        yield from _until_done(_Log())


def _until_done(watcher: _Quiet) -> Iterator[Watcher]:
    try:
        yield watcher
    finally:
        watcher.conclude()


def told(counts: Counts) -> str:
    """Return where the articles went, in one line."""
    parts = [
        f"{counts.stored} stored",
        f"{counts.unchanged} unchanged",
        f"{counts.quarantined} quarantined",
        f"{counts.skipped} skipped",
        *([f"{counts.under_way} under way"] if counts.under_way else []),
    ]
    return f"{counts.articles} articles: {', '.join(parts)}"


def conclude(summary: Summary) -> int:
    """Print the last line of a run; return its exit code."""
    counts = summary.counts
    note(f"{told(counts)} ({summary.seconds:.1f} s)")
    if not counts.stored + counts.unchanged:
        return 2
    return 1 if counts.quarantined + counts.skipped else 0


class Pace:
    """How fast a run goes, by its last minute or so, and how long it will still take.

    What is stored already goes by much faster than the rest: an average over all would promise too much.
    """

    def __init__(self, now: float) -> None:
        self._started = now
        self._meter: Meter | None = None
        self._marks = deque([(now, 0)], maxlen=_MARKS)

    def began(self, meter: Meter) -> None:
        self._meter = meter

    def told(self, counts: Counts, now: float) -> str:
        """Return the rate, and the time that remains where that is known."""
        rate = f"{counts.articles / max(now - self._started, 0.001):.1f} a second"
        left = self._left(now)
        return rate if left is None else f"{rate}, {_duration(left)} left"

    def _left(self, now: float) -> float | None:
        if self._meter is None or not self._meter.total:
            return None
        done = self._meter.done
        since, before = self._marks[0]
        if now - self._marks[-1][0] >= _EVERY:
            self._marks.append((now, done))
        if done <= before or now <= since:
            return None
        return max(0, self._meter.total - done) * (now - since) / (done - before)


def _duration(seconds: float) -> str:
    """
    >>> _duration(59), _duration(754), _duration(7300)
    ('0:59', '12:34', '2:01:40')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class _Quiet:
    def __init__(self) -> None:
        self._rejects = Folding(self._complain, hint=_where_each_is_named())
        self._remarks = Folding(self._say)

    def began(self, meter: Meter) -> None:
        pass

    def rejected(self, reject: Reject) -> None:
        self._rejects.tell(reject.where, f"{reject.fate}: {reject.why}")

    def remarked(self, where: str, remark: str) -> None:
        self._remarks.tell(where, remark)

    def conclude(self) -> None:
        self._remarks.conclude()
        self._rejects.conclude()

    def _say_passed(self, meter: Meter) -> None:
        kinds = ", ".join(f"{count} {end}" for end, count in meter.passed.most_common(_KINDS))
        if kinds:
            more = ", ..." if len(meter.passed) > _KINDS else ""
            self._say(f"in folders, files of no kind that is read are passed over: {kinds}{more}")

    def _complain(self, line: str) -> None:
        complain(line)

    def _say(self, line: str) -> None:
        note(line)

    def advanced(self, counts: Counts) -> None:
        pass


class _Log(_Quiet):
    def __init__(self) -> None:
        super().__init__()
        self._last = time.monotonic()
        self._pace = Pace(self._last)

    def began(self, meter: Meter) -> None:
        self._pace.began(meter)
        self._say_passed(meter)

    def advanced(self, counts: Counts) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY:
            self._last = now
            note(f"{told(counts)} ({self._pace.told(counts, now)})")


class _Live(_Quiet):
    def __init__(self, progress: Any) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("reading", total=None)
        self._pace = Pace(time.monotonic())

    def began(self, meter: Meter) -> None:
        self._pace.began(meter)
        self._say_passed(meter)

    def advanced(self, counts: Counts) -> None:
        pace = self._pace.told(counts, time.monotonic())
        self._progress.update(self._task, description=f"{told(counts)}, {pace}")

    def _complain(self, line: str) -> None:
        self._say(f"kg: {line}")

    def _say(self, line: str) -> None:
        self._progress.console.print(plain(line), markup=False, highlight=False, soft_wrap=True)


def _where_each_is_named() -> str:
    """Return what a folded line says of the report, where the command that runs has one."""
    context = click.get_current_context(silent=True)
    return "--json names them" if context and "as_json" in context.params else ""


def _live_progress() -> Any:
    from rich.console import Console  # not needed in a log
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
