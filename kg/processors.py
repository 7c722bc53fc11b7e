"""How many processors this process may use."""

from __future__ import annotations

import os


def usable() -> int:
    """Return their number: those that the system lets this process run on, where it says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
