"""Graphs of users beside kg's own: the file ``user-graphs.nq`` in the folder of a store.

N-Quads in order, so that two versions can be compared, and a person can read it. It is not part of the merged
view: nothing in it changes what kg states, checks or answers, and a rebuild leaves it alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.errors import StoreUnavailable, WrongUse

try:
    import fcntl
except ImportError:  # Windows: two services that write to one store at the same moment are not kept apart
    fcntl = None  # type: ignore[assignment]

FILE: Final = "user-graphs.nq"
NEW: Final = f"{FILE}.new"
LOCK: Final = f"{FILE}.lock"
USER: Final = "user/"
"""What of the names under the base is not kg's, so that users may name graphs there."""


UserState: TypeAlias = tuple[int, int] | None
"""What differs after each change; None for no graphs."""


@dataclass(frozen=True)
class UserChange:
    """The states that a change was made between."""

    before: UserState
    after: UserState


class UserGraphs:
    """The graphs of users of the store in a folder, which need not be any. They may hold ``most`` triples
    together: a change writes the file anew, which takes a second for half a million.
    """

    def __init__(self, folder: Path, *, most: int | None = None) -> None:
        self.file = folder / FILE
        self._most = most

    def state(self) -> UserState:
        try:
            about = self.file.stat()
        except FileNotFoundError:
            return None
        return about.st_mtime_ns, about.st_size

    def quads(self) -> Iterator[ox.Quad]:
        """Return the quads, read as they are asked for. Raises StoreUnavailable when they cannot be read."""
        try:
            yield from ox.parse(path=str(self.file), format=ox.RdfFormat.N_QUADS)
        except FileNotFoundError:
            return
        except (OSError, SyntaxError) as error:
            raise StoreUnavailable(
                f"{self.file}: cannot be read: {error}: mend it, or take it away"
            ) from error

    def change(self, *, gone: Iterable[bytes], come: Iterable[bytes]) -> UserChange:
        """Take out lines and put in others, in one atomic step, whoever else changes them.

        Raises WrongUse when there would be too many, StoreUnavailable when the file cannot be written.
        """
        try:
            with self._alone():
                before = self.state()
                kept = self._lines() - set(gone) | set(come)
                if self._most is not None and len(kept) > self._most:
                    problem = f"user graphs would hold {len(kept):,} triples, and may hold {self._most:,}"
                    raise WrongUse(f"{problem}: clear some, or serve with a larger --max-user-triples")
                self._write(sorted(kept))
                return UserChange(before, self.state())
        except OSError as error:
            raise StoreUnavailable(f"{self.file}: cannot be written: {error.strerror}") from error

    def _lines(self) -> set[bytes]:
        try:
            return set(self.file.read_bytes().splitlines())
        except FileNotFoundError:
            return set()

    def _write(self, lines: list[bytes]) -> None:
        beside = self.file.with_name(NEW)
        with beside.open("wb") as file:
            file.writelines(line + b"\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self.file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self.file.with_name(LOCK).open("wb") as lock:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX)  # ends with the file
            yield


def lines(quads: Iterable[ox.Quad]) -> set[bytes]:
    """Return quads as lines of the file."""
    return set((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines())
