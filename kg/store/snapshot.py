"""A frozen copy of Oxigraph's files, so that readers and a writer do not disturb each other.

A reader that opens the writer's own files loses them under its feet: the writer deletes what it has
compacted, and a query that meets a missing file fails or fills the memory (measured with 0.5.13). So a
reader gets hard links to the data files, which never change once written, and copies of the few that
grow. It sees the last committed state at the moment of opening, and costs no disk space until the
writer rewrites what it links to.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from kg.errors import StoreUnavailable

try:
    import fcntl
except ImportError:  # Windows: snapshots of readers that were killed stay until somebody deletes them
    fcntl = None  # type: ignore[assignment]

_DATA: Final = ".sst"
_GROWING: Final = ("CURRENT", "MANIFEST-", "OPTIONS-", "IDENTITY")
_LOG: Final = ".log"
_TRIES: Final = 200
_PAUSE: Final = 0.01  # seconds; a writer that stores batch after batch pauses longer than this between two

State = tuple[tuple[str, int], ...]


class Snapshot:
    """A frozen copy of a folder of Oxigraph below ``readers``; ``close`` deletes it.

    ``stamp`` is that of the folder at the moment that the copy shows.
    """

    def __init__(self, graph: Path, readers: Path) -> None:
        readers.mkdir(exist_ok=True)
        _remove_dead(readers)
        self.folder = Path(tempfile.mkdtemp(dir=readers))
        self._alive: IO[bytes] = open(self.folder / "alive", "wb")  # noqa: SIM115 - held until close
        if fcntl:
            fcntl.flock(self._alive, fcntl.LOCK_EX)
        self.stamp = freeze(graph, self.folder)

    def close(self) -> None:
        self._alive.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def freeze(graph: Path, target: Path) -> str:
    """Link and copy until nothing was written meanwhile, so that data, manifest and log fit together.

    Return the stamp of what was taken.
    """
    for _ in range(_TRIES):
        before = stamp(graph)
        try:
            _take(graph, target)
            if stamp(graph) == before:
                return before
        except FileNotFoundError:  # compacted away between listing and linking
            pass
        for file in target.iterdir():
            if file.name != "alive":
                file.unlink()
        time.sleep(_PAUSE)
    raise StoreUnavailable(f"{graph.parent}: the writer never pauses; try again later")


def _take(graph: Path, target: Path) -> None:
    for name in os.listdir(graph):
        if name.endswith(_DATA):
            os.link(graph / name, target / name)
        elif name.startswith(_GROWING) or name.endswith(_LOG):
            shutil.copyfile(graph / name, target / name)


def state(graph: Path) -> State:
    """Return what changes with every commit: the names and sizes of log and manifest."""
    with os.scandir(graph) as files:
        return tuple(
            sorted(
                (file.name, file.stat().st_size)
                for file in files
                if file.name.startswith(_GROWING) or file.name.endswith(_LOG)
            )
        )


def stamp(graph: Path) -> str:
    """Return what changes with every commit, and when other files take their place; '' for no files."""
    marks = []
    with suppress(FileNotFoundError), os.scandir(graph) as files:
        for file in files:
            if file.name.startswith(_GROWING) or file.name.endswith(_LOG):
                about = file.stat()
                marks.append(f"{file.name} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(sorted(marks))


def _remove_dead(readers: Path) -> None:
    """Delete the snapshots of readers that were killed."""
    if not fcntl:
        return
    for folder in readers.iterdir():
        try:
            with open(folder / "alive", "rb+") as alive:
                fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # alive, or just coming or going
            continue
