"""A process that answers questions on a copy of the store, one after the other, until it is killed.

``python -m kg.serve.worker TIMEOUT MEMORY``: messages of ``kg.serve.messages`` on standard input and
output. The memory bound is that of the operating system: a worker beyond it dies, or says so.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from typing import IO

import msgspec
import pyoxigraph as ox

from kg.serve import texts
from kg.serve.answering import reply
from kg.serve.messages import LENGTH, Job, Message, Open, Reply, framed, refusal

try:
    import resource
except ImportError:  # Windows has no such bounds: there the time-out is all
    resource = None  # type: ignore[assignment]

log = logging.getLogger("kg.serve")

_GRACE = 5.0  # seconds after which a worker ends itself that nobody has killed, because its server is gone


def main(arguments: list[str]) -> None:
    timeout, memory = float(arguments[0]), int(arguments[1])
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but messages goes to the server
    store, folder = None, Path()
    while (message := _read(source)) is not None:
        if isinstance(message, Open):
            _unbound()
            texts.forget()
            if message.pages:  # what pages need is loaded before memory is bounded
                import kg.serve.knowledge  # noqa: F401

                texts.take(Path(message.folder).resolve())
            folder = Path(message.folder).resolve()
            store = ox.Store.read_only(message.folder)
            bound(memory)
            answer = Reply(200, "", b"")
        else:
            assert store is not None
            answer = _timed(store, folder, message, timeout + _GRACE)
        target.write(framed(answer))
        target.flush()


def _read(source: IO[bytes]) -> Message | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    message: Message = msgspec.msgpack.decode(source.read(length), type=Message)
    return message


def _timed(store: ox.Store, folder: Path, job: Job, seconds: float) -> Reply:
    """Answer under an alarm that ends the process, whatever it does and whether its server lives."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return reply(store, folder, job)
    except MemoryError:
        return refusal(500, "the query needs more memory than it may have: ask for less")
    except Exception:  # a fault of kg costs this answer, not the worker
        log.exception("%s", job)
        return refusal(500, "this could not be answered because of a fault of kg: please report it")
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def bound(memory: int) -> None:
    """Bound the address space to what the process has now, and ``memory`` bytes more."""
    if resource is None or not os.path.exists("/proc/self/statm"):
        return
    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[0])
    bound = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (bound, resource.RLIM_INFINITY))


def _unbound() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(sys.argv[1:])
