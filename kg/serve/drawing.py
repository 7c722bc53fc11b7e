"""A copy of the store -> the data of its network view, beside it, as ``kg export --format html`` has them.

``python -m kg.serve.drawing FOLDER MEMORY``, a process of its own with low priority and bounded memory,
because a large graph takes longer than a question may.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import Final

import msgspec
import pyoxigraph as ox

from kg.export.view import MOST_ACTORS, view
from kg.network import read
from kg.serve.copies import DRAWN
from kg.serve.worker import bound

MOST_EVENTS: Final = 8_000
"""A view of more would take more memory than a question may; it says what it leaves out."""
MOST_NAMES: Final = 2_000
"""Of a level of such a graph: names in a dense crowd push each other all, the square of them."""


def draw(folder: Path) -> None:
    """Write the file; it is there whole or not at all. The same graph gives the same bytes."""
    contacts = read(ox.Store.read_only(str(folder)), most=MOST_EVENTS)
    most = MOST_NAMES if contacts.since else MOST_ACTORS
    found, _ = view(contacts, lang="en", most=most)  # reports: /api/evidence has them
    part = folder / f"{DRAWN}.part"
    part.write_bytes(gzip.compress(msgspec.json.encode(found), compresslevel=6, mtime=0))
    part.replace(folder / DRAWN)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    bound(int(sys.argv[2]))
    draw(Path(sys.argv[1]))
