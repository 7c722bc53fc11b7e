"""Two large sets of triples, compared in one pass and in bounded memory.

Only hashes are kept: eight bytes a triple, in memory up to a bound and in temporary files beyond it, parted
by hash so that each part fits into memory. Two triples with one hash would hide a difference of one from the
other; with a hundred million triples, the chance that there are any two such is one in four thousand.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from typing import IO, Final, Literal

from pyoxigraph import Triple

Side = Literal[0, 1]

_PARTS: Final = 64
_IN_MEMORY: Final = 8_000_000  # hashes, of both sides together: 64 MB


class Comparison:
    """Two sets of triples; what is added twice counts once. ``close`` lets go of the temporary files."""

    def __init__(self, *, in_memory: int = _IN_MEMORY) -> None:
        self._limit = in_memory
        self._waiting = 0
        self._parts = [(array("q"), array("q")) for _ in range(_PARTS)]
        self._files: dict[tuple[int, int], IO[bytes]] = {}

    def add(self, side: Side, triple: Triple) -> None:
        number = hash(triple)
        self._parts[number & (_PARTS - 1)][side].append(number)
        self._waiting += 1
        if self._waiting >= self._limit:
            self._spill()

    def differences(self) -> Iterator[tuple[set[int], set[int]]]:
        """Yield, part by part, the hashes that only the first and only the second side has."""
        for part in range(_PARTS):
            first, second = self._all(part, 0), self._all(part, 1)
            yield first - second, second - first

    def close(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _all(self, part: int, side: Side) -> set[int]:
        numbers = set(self._parts[part][side])
        if file := self._files.get((part, side)):
            file.seek(0)
            spilled = array("q")
            spilled.frombytes(file.read())
            numbers.update(spilled)
        return numbers

    def _spill(self) -> None:
        for part, sides in enumerate(self._parts):
            for side, numbers in enumerate(sides):
                if numbers:
                    self._file(part, side).write(numbers.tobytes())
                    del numbers[:]
        self._waiting = 0

    def _file(self, part: int, side: int) -> IO[bytes]:
        if (part, side) not in self._files:
            self._files[part, side] = tempfile.TemporaryFile()  # noqa: SIM115 - held until close
        return self._files[part, side]
