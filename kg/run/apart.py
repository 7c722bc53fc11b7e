"""Who is who, found in a process of its own: what that takes of memory goes with the process.

The process asks through its output what articles state, and is told through its input. It keeps what it has
found in the file of the index, in one transaction. It ends with the process that has started it, however that
ends, and so does its transaction, undone.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Queue
from typing import IO, Any, Final, TypeAlias

from kg import gazetteer
from kg.errors import StopRun
from kg.resolve import Decision
from kg.resolve.index import Index
from kg.run.correcting import Replay
from kg.run.memory import few_heaps
from kg.run.stating import Source, Stated, catch_up

_SEEN: Final = "seen"
_MARKED: Final = "marked"
_STATES: Final = "states"
_DONE: Final = "done"
_AT_ONCE: Final = 1_000  # digests that are told together
_AHEAD: Final = 4  # answers that are read before they are asked for
# not multiprocessing, which wants the script that has called kg to be one that can be imported
_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from kg.run.apart import serve; serve()"

_Asked: TypeAlias = str | list[str] | Exception


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What the process needs to know: the file of the index, what people decided, the user's tables."""

    file: Path
    decisions: tuple[Decision, ...]
    tables: Path | None


def is_possible() -> bool:
    """Whether this interpreter can start another one."""
    return bool(sys.executable)


class Apart:
    """The process. It is started when something is to be caught up with, and kept for the next time: it knows
    then which names it has compared. After a fault on either side it is ended, since nobody knows what it
    waits for, and the next time has another.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_started(self) -> bool:
        return self._process is not None

    def catch_up(self, file: Path, source: Source, decisions: Iterable[Decision]) -> None:
        """Let the index in a file know what is stated now, and find who is who in it.

        Raises what that raises, such as sqlite3.DatabaseError for a file that is damaged, and StopRun when
        the process cannot be started or is killed: then the file says what it said before.
        """
        order = _Order(file=file.absolute(), decisions=tuple(decisions), tables=gazetteer.folder())
        if self._process is None:
            self._process = _started()
        process = self._process
        assert process.stdin
        assert process.stdout
        is_done = False
        try:
            _answer(process.stdin, process.stdout, order, source)
            is_done = True
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            process.kill()
            raise StopRun(
                f"the process that finds who is who has ended (exit code {process.wait()}); what was read "
                "is kept: run the same command again"
            ) from error
        finally:
            if not is_done:
                self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        assert process.stdin
        with suppress(OSError):  # what it was still to be told
            process.stdin.close()
        with process:
            pass


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-c", _START, *sys.path]
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError as error:
        raise StopRun(f"the process that finds who is who cannot be started: {error}") from error


def _answer(to: IO[bytes], out: IO[bytes], order: _Order, source: Source) -> None:
    """Tell the process what it asks for, until it has done."""
    _send(to, order)
    while (asked := _received(out)) != _DONE:
        if isinstance(asked, Exception):
            raise asked
        if asked == _SEEN:
            _send(to, source.seen())
        elif asked == _MARKED:
            _send_all(to, source.marked())
        elif asked == _STATES:
            _send_all(to, source.states(_received(out)))
        else:
            _send(to, list(source.stated(asked)))


def _send_all(to: IO[bytes], things: Iterable[object]) -> None:
    coming = iter(things)
    while some := list(islice(coming, _AT_ONCE)):
        _send(to, some)
    _send(to, [])


def _send(to: IO[bytes], what: object) -> None:
    pickle.dump(what, to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def _received(out: IO[bytes]) -> Any:
    return pickle.load(out)  # from a process of our own


# -- in the process


@dataclass(frozen=True)
class _There:
    """The articles of the process that has started this one."""

    told: Queue[Any]
    out: IO[bytes]

    def seen(self) -> str:
        self._ask(_SEEN)
        return str(self.told.get())

    def marked(self) -> Iterator[str]:
        return self._all(_MARKED)

    def states(self, among: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
        return self._all(_STATES, among)

    def _all(self, asked: str, *told: Sequence[str] | None) -> Iterator[Any]:
        self._ask(asked)
        for each in told:
            _send(self.out, each)
        while some := self.told.get():
            yield from some

    def stated(self, articles: Sequence[str]) -> list[Stated]:
        self._ask(list(articles))
        answer: list[Stated] = self.told.get()
        return answer

    def _ask(self, what: _Asked) -> None:
        _send(self.out, what)


def serve() -> None:
    """Do what the process that has started this one orders, one after the other, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for that process, which ends this one
    few_heaps()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed is no question
    told: Queue[Any] = Queue(_AHEAD)
    threading.Thread(target=_listen, args=(told,), daemon=True).start()
    while True:
        _send(out, _outcome(told.get(), _There(told, out)))


def _listen(told: Queue[Any]) -> None:
    """Read what is told; when nobody tells anything any more, this process is at its end, too."""
    try:
        while True:
            told.put(_received(sys.stdin.buffer))
    finally:
        os._exit(1)


def _outcome(order: _Order, source: Source) -> _Asked:
    try:
        gazetteer.use(order.tables)
        replay = Replay(order.decisions)
        index = Index(order.file, replay.judgements)
        try:
            catch_up(index, source, replay)
        finally:
            index.close()
    except Exception as error:  # raised again in the process that waits for it
        return error
    return _DONE
