"""Work done in forked processes, so that this one opens no store and can be forked again."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

Work = Callable[[Path], None]


def in_child(work: Callable[[], str], *, after: float | None = None) -> tuple[int, str]:
    """Do work in a forked process; return its end (0, or minus a signal) and what it says.

    ``after`` so many seconds it is killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(work, reading, writing)
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def _be_child(work: Callable[[], str], reading: int, writing: int) -> None:
    code = 1
    try:
        os.close(reading)
        said = work().encode()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(said)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def must(work: Callable[[], str]) -> str:
    code, said = in_child(work)
    if code:
        raise SystemExit(f"the bench itself failed with {code}")
    return said


def does(work: Work, folder: Path) -> Callable[[], str]:
    def done() -> str:
        work(folder)
        return ""

    return done
