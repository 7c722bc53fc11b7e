"""A frozen copy of a store -> one that may be served: without the ledger, with an index and counts beside it.

``python -m kg.serve.preparing FOLDER``, a process of its own with low priority, so that requests go on.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.serve import overview
from kg.serve.searching import build
from kg.store.ledger import LEDGER

_STEP: Final = 20_000  # quads taken out in one transaction: bounds the memory
_OUT: Final = (
    f"DELETE {{ GRAPH {LEDGER} {{ ?s ?p ?o }} }} "
    f"WHERE {{ SELECT ?s ?p ?o {{ GRAPH {LEDGER} {{ ?s ?p ?o }} }} LIMIT {_STEP} }}"
)


def prepare(folder: Path) -> None:
    """Take the ledger out of the copy, and write the index."""
    store = ox.Store(folder)
    while next(store.quads_for_pattern(None, None, None, LEDGER), None):
        store.update(_OUT)
    store.remove_graph(LEDGER)
    store.flush()
    assert not store.contains_named_graph(LEDGER)
    build(store, folder)
    overview.build(store, folder)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    prepare(Path(sys.argv[1]))
