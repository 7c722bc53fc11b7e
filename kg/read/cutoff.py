"""What fastwarc leaves of a web archive without a word: a record that is cut off in its headers, or is no
response; all that comes after a gzip member that holds nothing.
"""

from __future__ import annotations

import io
import zlib
from functools import partial
from itertools import count
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


def leads(records: BinaryIO, *, most: int | None, short: bool) -> bool:
    """Tell whether the lengths of records, of the first ``most``, lead from one to the next.

    ``short`` is what to tell where the last one is shorter than it says.
    """
    for _ in count() if most is None else range(most):
        line = _next_line(records)
        if not line.startswith(b"WARC/"):
            return not line
        length, is_whole = _headers(records)
        if not is_whole or _passed(records, length) < length:
            return short
    return True


def unpacked(stream: BinaryIO, start: int) -> BinaryIO:
    """Return the bytes of the archive from there on, as far as they go, to be read once."""
    stream.seek(start)
    is_packed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(start)
    return cast("BinaryIO", _Unpacked(stream)) if is_packed else stream


def _walked(stream: BinaryIO, start: int) -> tuple[int, bool]:
    """Return how many records begin from there on, and whether the archive ends amid the last one."""
    records, begun = unpacked(stream, start), 0
    while _next_begins(records):
        begun += 1
        length, is_whole = _headers(records)
        if not is_whole or _passed(records, length) < length:
            return begun, True
    return begun, begun > 0 and isinstance(records, _Unpacked) and records.end_in_a_head


def _next_begins(records: BinaryIO) -> bool:
    """Whether another record follows, after blank lines."""
    return _next_line(records).startswith(b"WARC/")


def _next_line(records: BinaryIO) -> bytes:
    """Return the next line that is not blank, '' at the end."""
    line = records.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = records.readline(_LONGEST_LINE)
    return line


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


def is_one_by_one(stream: BinaryIO, start: int) -> bool:
    """Tell whether the gzip member that begins there holds one record, whole, as crawlers pack them."""
    stream.seek(start)
    first = _Members(stream, only_first=True)
    lines = iter(partial(io.BufferedReader(first).readline, _LONGEST_LINE), b"")
    if sum(line.startswith(b"WARC/1.") for line in lines) > 1:
        return False
    return first.end is None or unpacked(stream, first.end).read(len(b"WARC/")) in (b"WARC/", b"")


class _Unpacked:
    """Has no ``seek``: fastwarc would try it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._members = _Members(stream)
        self._buffered = io.BufferedReader(self._members)
        self.read, self.readline, self.tell = self._buffered.read, self._buffered.readline, self._members.tell

    @property
    def end_in_a_head(self) -> bool:
        return self._members.end_in_a_head

    @property
    def is_broken(self) -> bool:
        return self._members.is_broken


class _Members(io.RawIOBase):
    """What the members of a gzip file hold, one after another, as far as they go.

    ``end_in_a_head``: the last one is cut off before it holds anything. Where its end alone is missing,
    nothing is lost. ``is_broken``: they go no further because one is damaged. ``end`` is where the first one
    ends, which is all that is read where it is meant alone.
    """

    def __init__(self, stream: BinaryIO, *, only_first: bool = False) -> None:
        self._stream, self._only_first = stream, only_first
        self._packed = b""
        self._unpack = zlib.decompressobj(wbits=31)
        self._place = 0
        self._has_begun = False
        self.end_in_a_head = self.is_broken = False
        self.end: int | None = None

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
        if self._only_first and self.end is not None:
            return b""
        while packed := self._packed or self._stream.read(_BLOCK):
            try:
                data = self._unpack.decompress(packed, most)
            except zlib.error:  # what is behind the last member is none
                self._packed, self.end_in_a_head, self.is_broken = b"", False, self._has_begun
                return b""
            self._packed = self._unpack.unconsumed_tail
            self.end_in_a_head = self.end_in_a_head and not data
            self._has_begun = self._has_begun or bool(data)
            if self._unpack.eof:
                self._packed = self._unpack.unused_data
                self._unpack = zlib.decompressobj(wbits=31)
                self.end_in_a_head, self._has_begun = bool(self._packed), False
                self.end = self.end or self._stream.tell() - len(self._packed)
                if self._only_first:
                    return data
            if data:
                return data
        return b""
