"""One folder takes the place of another, so that a kill at any moment leaves the old one or the new one.

Two renames do it, with the old folder aside in between; whoever opens the place after a kill between the
two puts the old one back. ``NAME.new`` was never finished; ``NAME.old`` has been replaced, or waits for that.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreUnavailable

try:
    import fcntl
except ImportError:  # Windows: see to it yourself that nobody writes meanwhile
    fcntl = None  # type: ignore[assignment]


def beside(folder: Path) -> Path:
    """Return an empty folder next to another one, in which its successor is made."""
    recover(folder)
    new = _new(folder)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(_old(folder), ignore_errors=True)
    new.mkdir(parents=True)
    return new


def swap(folder: Path) -> None:
    """Put what ``beside`` gave in the place of a folder, which need not be there, and delete the old one."""
    _flush(_new(folder))
    if folder.exists():
        os.rename(folder, _old(folder))
    os.rename(_new(folder), folder)
    _flush(folder.parent)
    shutil.rmtree(_old(folder), ignore_errors=True)


@contextmanager
def nobody_writes(graph: Path) -> Iterator[None]:
    """Keep other processes from opening Oxigraph's files for writing; none of this process is open.

    Raises StoreUnavailable when one has them open. They are moved only then: with its files moved away, the
    database goes on writing where others are by now (measured: the new ones were corrupted).
    """
    if not fcntl or not (graph / "LOCK").exists():
        yield
        return
    with open(graph / "LOCK", "rb+") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the kind of lock that RocksDB takes
        except OSError as error:
            raise StoreUnavailable(
                f"{graph.parent}: another process is writing to it; wait until that ends, then try again"
            ) from error
        yield


def recover(folder: Path) -> None:
    """Put the old folder back when a swap was killed between its two renames."""
    if not folder.exists() and _old(folder).is_dir():
        os.rename(_old(folder), folder)


def _new(folder: Path) -> Path:
    return folder.with_name(folder.name + ".new")


def _old(folder: Path) -> Path:
    return folder.with_name(folder.name + ".old")


def _flush(folder: Path) -> None:
    """Write a folder and the files in it to the disk; a rename must not get there before them."""
    files = (file for file in folder.rglob("*") if file.is_file()) if folder.suffix == ".new" else ()
    for path in (*files, folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError:  # folders cannot be flushed everywhere
            pass
        finally:
            os.close(descriptor)
