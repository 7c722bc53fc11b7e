"""Whether a web archive ends amid a record: fastwarc says nothing of what is cut off in headers."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, Final, cast

_GZIP: Final = b"\x1f\x8b"
_BLOCK: Final = 1_000_000
_LONGEST_LINE: Final = 65_536
_LENGTH: Final = b"content-length:"


def ends_amid_a_record(stream: BinaryIO, start: int) -> bool:
    """Whether the archive ends before the record does that begins at ``start``, or one after it."""
    stream.seek(start)
    is_packed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(start)
    if not is_packed:
        return _end_amid_a_record(stream)
    members = _Members(stream)
    return _end_amid_a_record(cast("BinaryIO", io.BufferedReader(members))) or members.end_in_a_head


def _end_amid_a_record(records: BinaryIO) -> bool:
    while _next_begins(records):
        length, is_whole = _headers(records)
        if not is_whole or _passed(records, length) < length:
            return True
    return False


def _next_begins(records: BinaryIO) -> bool:
    """Whether another record follows, after blank lines."""
    line = records.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = records.readline(_LONGEST_LINE)
    return line.startswith(b"WARC/")


def _headers(records: BinaryIO) -> tuple[int, bool]:
    """Return the length of the block that headers state, 0 without, and whether a blank line ends them."""
    length = 0
    while (line := records.readline(_LONGEST_LINE)).strip():
        if line.lower().startswith(_LENGTH):
            stated = line[len(_LENGTH) :].strip()
            length = int(stated) if stated.isdigit() else 0
    return length, bool(line)


def _passed(records: BinaryIO, length: int) -> int:
    """Pass over so many bytes, and return how many there were."""
    passed = 0
    while passed < length and (block := records.read(min(_BLOCK, length - passed))):
        passed += len(block)
    return passed


class _Members(io.RawIOBase):
    """What the members of a gzip file hold, one after another, as far as they go.

    ``end_in_a_head``: the last one is cut off before it holds anything. Where its end alone is missing,
    nothing is lost.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._unpack = zlib.decompressobj(wbits=31)
        self.end_in_a_head = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._some(len(view))
        view[: len(data)] = data
        return len(data)

    def _some(self, most: int) -> bytes:
        while packed := self._packed or self._stream.read(_BLOCK):
            try:
                data = self._unpack.decompress(packed, most)
            except zlib.error:  # what is behind the last member is none
                self._packed, self.end_in_a_head = b"", False
                return b""
            self._packed = self._unpack.unconsumed_tail
            self.end_in_a_head = self.end_in_a_head and not data
            if self._unpack.eof:
                self._packed = self._unpack.unused_data
                self._unpack = zlib.decompressobj(wbits=31)
                self.end_in_a_head = bool(self._packed)
            if data:
                return data
        return b""
