"""A store in a folder -> the same in less space."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreUnavailable, WrongUse
from kg.store.address import is_address
from kg.store.beside import MEMORY
from kg.store.interface import Store
from kg.store.swapping import beside, nobody_writes, swap


@dataclass(frozen=True, kw_only=True)
class Compacted:
    """Bytes on disk before and after."""

    before: int
    after: int


def compact(store: Store, location: str) -> Compacted:
    """Load a store, which is open for writing and gets closed, into new files in place of the old ones.

    A kill leaves the old files or the new ones; readers are not disturbed. Needs disk space for both. Raises
    WrongUse for a store that is not in a folder, StoreUnavailable when the disk is full.
    """
    if location == MEMORY or is_address(location):
        raise WrongUse(f"{location}: only a store in a folder is compacted; a server does it itself")
    graph = Path(location) / "graph"
    before = disk_size(graph)
    try:
        new = ox.Store(beside(graph))
        new.bulk_extend(store.matches())
        new.optimize()
        new.flush()
        del new
        store.close()
        with nobody_writes(graph):
            swap(graph)
    except (OSError, RuntimeError) as error:
        raise StoreUnavailable(f"{location}: cannot be compacted, it stays as it was: {error}") from error
    return Compacted(before=before, after=disk_size(graph))


def disk_size(folder: Path) -> int:
    """Return the bytes of the files in a folder and its folders."""
    sizes = (_size(file) for file in folder.rglob("*")) if folder.is_dir() else ()
    return sum(sizes)


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except FileNotFoundError:  # compacted away meanwhile
        return 0
