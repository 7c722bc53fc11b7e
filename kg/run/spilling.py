"""A list that does not grow in memory: what is beyond its first thousand items lies in a file of no name."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Final, Generic, TypeVar

import msgspec

T = TypeVar("T")

HELD: Final = 1000


class Spilling(Generic[T]):
    """Items of a kind that msgspec can write. They are read again from the first one each time."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        self._held: list[T] = []
        self._file: IO[bytes] | None = None
        self._count = 0

    def append(self, item: T) -> None:
        self._count += 1
        if len(self._held) < HELD:
            self._held.append(item)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # gone with the list
        self._file.write(msgspec.json.encode(item) + b"\n")

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        yield from self._held
        if self._file is not None:
            self._file.seek(0)
            for line in self._file:
                yield msgspec.json.decode(line, type=self._kind)
