"""Workers that answer jobs, with a bounded queue; one that takes too long is killed and replaced."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Iterable

import msgspec

from kg.serve.messages import LENGTH, Job, Message, Open, Reply, framed, refusal

log = logging.getLogger("kg.serve")

_OPENING_AGAIN = 2.0  # seconds
_LONG = 1.0  # seconds of a question after which others come first
_LOW = 10
_OPENING = 60.0  # seconds; a copy opens in milliseconds, on a busy machine in more


class Worker:
    """One process. ``folder`` is the copy that it has open, ``broken`` whether it must be replaced."""

    def __init__(self, process: asyncio.subprocess.Process, *, pages: bool) -> None:
        self._process = process
        self._pages = pages
        self.folder = ""
        self.broken = False
        self._demoted = False

    @classmethod
    async def start(cls, *, timeout: float, memory: int, pages: bool) -> Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.worker", str(timeout), str(memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        return cls(process, pages=pages)

    async def open(self, folder: str) -> None:
        """Make the worker use a copy; does nothing when it does already."""
        if self.folder == folder:
            return
        self.folder = folder
        reply = await self._exchange(Open(folder, self._pages), _OPENING)
        self.broken = self.broken or reply.status != 200

    async def answer(self, job: Job, timeout: float) -> Reply:
        """Answer a job. One that takes long goes on with low priority, and its worker ends with it."""
        demotion = asyncio.get_running_loop().call_later(_LONG, self._demote)
        try:
            return await self._exchange(job, timeout)
        finally:
            demotion.cancel()
            if self._demoted:
                self.kill()

    def _demote(self) -> None:
        self._demoted = True  # a process may not take its priority back
        if hasattr(os, "setpriority"):
            with contextlib.suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOW)

    async def _exchange(self, message: Message, timeout: float) -> Reply:
        """Send, and return what comes back in time. Whatever else happens, the process is gone afterwards."""
        done = False
        try:
            async with asyncio.timeout(timeout):
                reply = await self._talk(message)
            done = True
            return reply
        except TimeoutError:
            return refusal(504, f"stopped after {timeout:g} seconds: ask for less, or a narrower pattern")
        except (OSError, asyncio.IncompleteReadError):
            return refusal(
                500, "the query ended its worker: most likely it needs more memory than it may have"
            )
        finally:
            if not done:
                self.kill()

    async def _talk(self, message: Message) -> Reply:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(framed(message))
        await self._process.stdin.drain()
        (length,) = LENGTH.unpack(await self._process.stdout.readexactly(LENGTH.size))
        return msgspec.msgpack.decode(await self._process.stdout.readexactly(length), type=Reply)

    def kill(self) -> None:
        self.broken = True
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        self.kill()
        await self._process.wait()


class Pool:
    """``size`` workers, for ``pages`` or for queries. New jobs are answered on the copy ``folder``."""

    def __init__(self, size: int, *, timeout: float, memory: int, queue: int, pages: bool = False) -> None:
        self.folder = ""
        self._size = size
        self._timeout, self._memory = timeout, memory
        self._pages = pages
        self._queue = queue
        self._waiting = 0
        self._all: set[Worker] = set()
        self._idle: list[Worker] = []
        self._free = asyncio.Semaphore(0)  # as many as are idle
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, folder: str) -> None:
        self.folder = folder
        await asyncio.gather(*(self._add() for _ in range(self._size)))

    async def answer(self, job: Job) -> Reply:
        """Return the reply to a job; one of status 503 when too many wait, or for too long."""
        if self._waiting >= self._queue:
            return _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._timeout):
                await self._free.acquire()
        except TimeoutError:
            return _busy()
        finally:
            self._waiting -= 1
        worker = self._idle.pop()
        try:
            await worker.open(self.folder)
            return await worker.answer(job, self._timeout)
        finally:
            self._give_back(worker)

    async def move(self, folder: str) -> None:
        """Answer on another copy from now on. Idle workers take it in turn, busy ones with their next job."""
        self.folder = folder
        while any(worker.folder != folder for worker in self._idle):
            await self._free.acquire()
            behind = [worker for worker in self._idle if worker.folder != folder]
            worker = (behind or self._idle)[0]
            self._idle.remove(worker)
            await self._take_along(worker)

    async def _take_along(self, worker: Worker) -> None:
        try:
            await worker.open(self.folder)
        finally:
            self._give_back(worker)

    def folders(self) -> Iterable[str]:
        """The copies that workers have open."""
        return {worker.folder for worker in self._all}

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*(worker.gone() for worker in self._all))
        self._all.clear()

    def _give_back(self, worker: Worker) -> None:
        if not worker.broken:
            self._idle.append(worker)
            self._free.release()
            return
        task = asyncio.create_task(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        await worker.gone()
        self._all.discard(worker)
        await self._add()

    async def _add(self) -> None:
        worker = await Worker.start(timeout=self._timeout, memory=self._memory, pages=self._pages)
        self._all.add(worker)
        await worker.open(self.folder)
        if worker.broken:
            log.warning("a worker could not open the copy of the store; another one is tried")
            await asyncio.sleep(_OPENING_AGAIN)
        self._give_back(worker)


def _busy() -> Reply:
    return refusal(503, "too many questions are waiting: try again in a moment")
