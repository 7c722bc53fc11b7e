"""Memory that a process is done with, given back to the system.

What the store sorts in one thread and what workers hand over in others leaves the allocator of the C library
with holes in each thread's heap: 14 kB an article in a process that keeps nothing of it.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Final

# M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of <malloc.h>
_ARENAS_AT_MOST, _APART_FROM, _KEPT_ON_TOP = -8, -3, -1
# Bytes. Left alone, the library raises both bounds to 32 and 64 MB when it has seen large blocks come and go.
# Stored, 4,000 articles of 564 quads: 130 to 146 MB so, 92 to 135 with a bound of 1 MB, for a twentieth more
# CPU: the system clears what it gives. With 2 MB, most batches between two processes are no large blocks.
_LARGE: Final = 2**21


def few_heaps() -> None:
    """Let threads share two heaps, where the C library is one that can be told so (glibc).

    Large blocks, such as articles between processes, get memory of their own, which goes back at once; and no
    heap keeps more than a little at its end for what is to come.
    """
    if library := _glibc():
        library.mallopt(_ARENAS_AT_MOST, 2)
        library.mallopt(_APART_FROM, _LARGE)
        library.mallopt(_KEPT_ON_TOP, _LARGE)


def give_back() -> None:
    """Give back what is free in between; nothing where the C library does so by itself, or cannot."""
    if library := _glibc():
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):  # there is none to ask by that name, as on Windows
        return None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
