"""How many threads numpy multiplies matrices with. Those of the tagger are small: threads only wait for each
other, and on a busy machine an article takes three times as long.

The command says so in its environment. Who imports kg need not know.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

# Where wheels of numpy keep OpenBLAS, from the folder of the package, and what they call its functions.
_PLACES = ("../numpy.libs/*openblas*", ".dylibs/*openblas*")
_NAMES = ("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads64_", "openblas_{}_num_threads")


class _Threads(NamedTuple):
    get: Callable[[], int]
    set: Callable[[int], object]


@contextmanager
def one_thread() -> Iterator[None]:
    """Multiply with one thread, then with as many as before; without effect where numpy has another BLAS."""
    threads = _threads()
    before = threads.get() if threads is not None else 1
    if threads is None or before == 1:
        yield
        return
    threads.set(1)
    try:
        yield
    finally:
        threads.set(before)


def count() -> int | None:
    """Return the number of threads, None where numpy has another BLAS."""
    threads = _threads()
    return threads.get() if threads is not None else None


@cache
def _threads() -> _Threads | None:
    import numpy

    home = Path(numpy.__file__).parent
    for library in (ctypes.CDLL(str(path)) for place in _PLACES for path in sorted(home.glob(place))):
        for name in _NAMES:
            if hasattr(library, name.format("set")):
                return _Threads(getattr(library, name.format("get")), getattr(library, name.format("set")))
    return None
