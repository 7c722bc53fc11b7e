"""Memory that a process is done with, given back to the system.

What the store sorts in one thread and what workers hand over in others leaves the allocator of the C library
with holes in each thread's heap: 14 kB an article in a process that keeps nothing of it.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Final

_ARENAS_AT_MOST: Final = -8  # M_ARENA_MAX of <malloc.h>


def few_heaps() -> None:
    """Let threads share two heaps, where the C library is one that can be told so (glibc)."""
    if library := _glibc():
        library.mallopt(_ARENAS_AT_MOST, 2)


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
