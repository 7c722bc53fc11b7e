"""Worker processes, each with a pipe of its own: what becomes of one is nothing to the others.

Pools of the standard library share locks and queues among their processes: one that is killed breaks the
pool, and nobody can tell which article it was at.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from kg.errors import StopRun

if TYPE_CHECKING:
    from kg.run.spread import Work

# spawn: the store runs threads, and a process with threads must not be forked
_CONTEXT: Final = multiprocessing.get_context("spawn")
_STARTING: Final = threading.Lock()
_READY: Final = "ready"
_START: Final = 300.0  # seconds; loading the packs takes two, on a machine that does much else a minute


@dataclass(frozen=True)
class Fault:
    """Why a worker gave no answer. ``is_final``: to ask again would give the same."""

    why: str
    is_final: bool = False


class Crew:
    """Workers that are started when they are asked; each answers one question at a time.

    Safe to ask from several threads: there are as many workers as ask at once.
    """

    def __init__(self, work: Work, *, patience: float) -> None:
        self._work = work
        self._patience = patience
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._all: set[_Worker] = set()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, batch: list[Any]) -> Any | Fault:
        """Return what the work makes of a batch, or why the worker gave nothing.

        Raises what the work raises, and StopRun when no worker can be started.
        """
        worker = self._take()
        answer = worker.ask(batch, self._patience)
        if isinstance(answer, Fault):
            self._all.discard(worker)
            worker.end()
            return answer
        self._idle.put(worker)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self) -> None:
        """End all workers, also those that are at work."""
        self._is_closed = True
        for worker in list(self._all):
            worker.end()
        self._all.clear()

    def _take(self) -> _Worker:
        with suppress(Empty):
            return self._idle.get_nowait()
        if self._is_closed:
            raise StopRun("the run has ended")
        worker = _Worker(self._work)
        self._all.add(worker)
        return worker


class _Worker:
    """A process that answers through a pipe. Raises StopRun when it cannot be started."""

    def __init__(self, work: Work) -> None:
        self._pipe, there = _CONTEXT.Pipe()
        with _STARTING:
            self._process = _CONTEXT.Process(target=_serve, args=(there, work), daemon=True)
            self._process.start()
        there.close()
        answer = self._receive(_START)
        if answer != _READY:
            why = answer.why if isinstance(answer, Fault) else str(answer)
            raise StopRun(f"worker processes cannot be started: {why}; try --workers 1")

    def ask(self, batch: list[Any], patience: float) -> Any | Fault:
        try:
            self._pipe.send(batch)
        except OSError:
            return self._death()
        return self._receive(patience)

    def end(self) -> None:
        self._process.kill()
        self._process.join()

    def _receive(self, patience: float) -> Any | Fault:
        try:
            if self._pipe.poll(patience):
                return self._pipe.recv()
            return Fault(f"takes more than {patience:.0f} seconds, and cannot be interrupted", is_final=True)
        except (EOFError, OSError):
            return self._death()

    def _death(self) -> Fault:
        self._process.join(5)
        return Fault(f"the worker process dies on this article ({_cause(self._process.exitcode)})")


def _cause(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def _serve(pipe: Connection, work: Work) -> None:
    """Answer until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends the workers
    pipe.send(_READY)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Work, batch: list[Any]) -> Any:
    try:
        return work(batch)
    except Exception as error:  # raised again where the question came from
        return error
