"""How long one article may take, so that a text that makes extraction run for minutes costs only itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ulong, py_object, pythonapi
from types import FrameType
from typing import Final

# Seconds between one signal and the next, for code that swallows the first one.
_AGAIN: Final = 1.0


class TooSlow(Exception):
    """The block has used up its time."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow within the block when it has taken so long.

    In the main thread that is CPU time, so that the outcome does not depend on what else the machine does,
    and regular expressions are stopped too. In another thread (as on a worker of Dask), and on Windows, it is
    time by the clock, and code in C is stopped only when it comes back.
    """
    in_main = threading.current_thread() is threading.main_thread()
    guard = _by_signal if in_main and hasattr(signal, "setitimer") else _by_thread
    with guard(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    here, lock, is_over = threading.get_ident(), threading.Lock(), threading.Event()

    def stop() -> None:
        with lock:
            if not is_over.is_set():
                pythonapi.PyThreadState_SetAsyncExc(c_ulong(here), py_object(TooSlow))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over.set()
        timer.cancel()
