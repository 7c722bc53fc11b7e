"""CPU time and wall time of what runs in this process, by stage; start-up and peak memory of the process.

Standard library only: it also runs where kg is not installed. CPU time counts all threads.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, Self, TypedDict, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

STARTED: Final = "KG_BENCH_STARTED"
"""The variable that tells a measured process when it was started (time.time())."""


class Pass(TypedDict):
    """Seconds that one pass over the articles took; ``stages`` is CPU time and need not add up to ``cpu``."""

    cpu: float
    wall: float
    stages: dict[str, float]


class Stopwatch:
    """Measures one pass. Stages do not contain each other."""

    def __init__(self) -> None:
        self._stages: dict[str, float] = defaultdict(float)
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self._stages[name] += time.process_time() - started

    def timed(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """Return the function, its time counted as a stage."""

        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> T:
            with self.stage(name):
                return function(*args, **kwargs)

        return measured

    def each(self, name: str, items: Iterator[T]) -> Iterator[T]:
        """Yield the items; the time that each takes to come is counted as a stage."""
        end = object()
        while True:
            with self.stage(name):
                item: Any = next(items, end)
            if item is end:
                return
            yield item

    def stop(self) -> Pass:
        cpu, wall = time.process_time() - self._cpu, time.perf_counter() - self._wall
        return {"cpu": cpu, "wall": wall, "stages": dict(self._stages)}


def since_start() -> dict[str, float]:
    """Return the CPU and wall time since this process was started, the interpreter's included."""
    return {"cpu": time.process_time(), "wall": time.time() - float(os.environ[STARTED])}


def peak_megabytes() -> float:
    """Return the most memory that this process held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


class Together:
    """The most memory that this process and its children held at once, looked at twice a second; Linux.

    What several share counts once. A context; ``peak`` is in MB.
    """

    def __init__(self) -> None:
        self.peak = 0.0
        self._end = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._end.wait(0.5):
            self.peak = max(self.peak, sum(map(_share, [os.getpid(), *_children()])))


def _children() -> list[int]:
    """Return the children of all threads of this process."""
    files = Path("/proc/self/task").glob("*/children")
    return [int(child) for file in files for child in _text(file).split()]


def _share(process: int) -> float:
    """Return the memory of a process in MB, what others share with it in parts; 0 for one that has ended."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) / 2**10 for line in lines if line.startswith("Pss:"))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile
        return ""


def report(**figures: Any) -> None:
    """Print what was measured, for the process that asked."""
    print(json.dumps(figures))
