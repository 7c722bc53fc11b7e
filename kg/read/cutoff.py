"""What fastwarc leaves of a web archive without a word: a record that is cut off in its headers, or is no
response; all that comes after a gzip member that holds nothing.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO, Final, cast

_GZIP: Final = b"\x1f\x8b"
_BLOCK: Final = 1_000_000
_LONGEST_LINE: Final = 65_536
_LENGTH: Final = b"content-length:"


def unread(stream: BinaryIO, start: int, last: int, given: int) -> tuple[bool, bool]:
    """Return whether the archive ends amid a record, and whether records follow that were not given.

    ``given`` were from ``start`` on, the last one of them at ``last``; which is looked at alone where that
    tells enough. It does not where an archive was packed as a whole: then fastwarc cannot tell places.
    """
    records, is_cut = _walked(stream, last)
    if records != 1:
        records, is_cut = _walked(stream, start)
        return is_cut, records > given
    return is_cut, False


def unpacked(stream: BinaryIO, start: int) -> BinaryIO:
    """Return the bytes of the archive from there on, as far as they go, to be read once."""
    stream.seek(start)
    is_packed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(start)
    return cast("BinaryIO", _Unpacked(stream)) if is_packed else stream


def _walked(stream: BinaryIO, start: int) -> tuple[int, bool]:
    """Return how many records begin from there on, and whether the archive ends amid the last one."""
    records, count = unpacked(stream, start), 0
    while _next_begins(records):
        count += 1
        length, is_whole = _headers(records)
        if not is_whole or _passed(records, length) < length:
            return count, True
    return count, count > 0 and isinstance(records, _Unpacked) and records.end_in_a_head


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


class _Unpacked:
    """Has no ``seek``: fastwarc would try it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._members = _Members(stream)
        self._buffered = io.BufferedReader(self._members)
        self.read, self.readline, self.tell = self._buffered.read, self._buffered.readline, self._members.tell

    @property
    def end_in_a_head(self) -> bool:
        return self._members.end_in_a_head


class _Members(io.RawIOBase):
    """What the members of a gzip file hold, one after another, as far as they go.

    ``end_in_a_head``: the last one is cut off before it holds anything. Where its end alone is missing,
    nothing is lost.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._unpack = zlib.decompressobj(wbits=31)
        self._place = 0
        self.end_in_a_head = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._some(len(view))
        view[: len(data)] = data
        self._place += len(data)
        return len(data)

    def tell(self) -> int:
        return self._place

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
