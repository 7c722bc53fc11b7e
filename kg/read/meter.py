"""How far reading is, in bytes as they lie in files: compressed where they are."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import BinaryIO


class Meter:
    """``total`` is None where it is not known: standard input, and files in other places. ``passed`` counts
    the files in folders that are of no kind that is read, by the ends of their names.
    """

    def __init__(self) -> None:
        self.total: int | None = 0
        self.passed: Counter[str] = Counter()
        self._before = 0
        self._stream: BinaryIO | None = None

    @property
    def done(self) -> int:
        return self._before + (self._stream.tell() if self._stream and not self._stream.closed else 0)

    def expect(self, files: Sequence[str] | None) -> None:
        """Count files that are going to be read; None when it is not known what comes."""
        if files is None or self.total is None:
            self.total = None
            return
        try:
            self.total += sum(os.path.getsize(file) for file in files)
        except OSError:  # in another place, or gone, which is reported when it is read
            self.total = None

    def begin(self, stream: BinaryIO) -> None:
        self._stream = stream

    def end(self) -> None:
        """Note that the stream was read, or given up; call it while the stream is open."""
        self._before, self._stream = self.done, None
