"""A frozen copy of a store -> one that may be served: without the ledger, with an index and counts beside it.

``python -m kg.serve.preparing FOLDER [SECOND STORE]``, a process of its own with low priority, so that
requests go on. A second copy has the user graphs of the store, too.
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
from kg.store.snapshot import freeze
from kg.store.usergraphs import UserGraphs

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


def add_users(folder: Path, second: Path, users: UserGraphs) -> None:
    """Make a second copy that has graphs of users, too; none of them is one of kg's."""
    second.mkdir()
    freeze(folder, second)
    store = ox.Store(second)
    own = {ox.DefaultGraph(), LEDGER, *store.named_graphs()}
    store.bulk_extend(quad for quad in users.quads() if quad.graph_name not in own)
    store.flush()


def main(folder: str, second: str = "", location: str = "") -> None:
    prepare(Path(folder))
    if second:
        add_users(Path(folder), Path(second), UserGraphs(Path(location)))


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    main(*sys.argv[1:])
