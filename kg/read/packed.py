"""Files of many articles as they lie there -> their bytes: gzip or not, whatever the name says."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

from kg.errors import Unreadable
from kg.read.encoding import FEW_NULS, GZIP, utf16_order

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE: Final = 65_536
_BYTES: Final = "latin-1"  # in which each byte is a character

BROKEN: Final = (OSError, EOFError, zlib.error)
"""What reading raises where a file is broken."""


def unpacked(stream: BinaryIO) -> BinaryIO:
    """Return the stream, unpacked where it is gzip: programs that fetch a file may leave it so, or unpack it.

    A broken one raises when it is read (BROKEN).
    """
    is_packed = stream.read(len(GZIP)) == GZIP
    stream.seek(0)
    # typeshed does not call it one, but it reads as one
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb")) if is_packed else stream


def first_bytes(stream: BinaryIO, most: int) -> bytes:
    """Return what a stream begins with, and go back; up to where it breaks, which it does when it is read."""
    read = getattr(stream, "read1", stream.read)  # which leaves nothing behind when it breaks
    data = b""
    try:
        while len(data) < most and (piece := read(min(_PIECE, most - len(data)))):
            data += piece
    except BROKEN:
        pass
    stream.seek(0)
    return data


@contextmanager
def in_utf8(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give the stream with its lines in UTF-8, which shells of Windows write as UTF-16, and with line feeds,
    where old programs write carriage returns alone.
    """
    encoding = _other_encoding(first_bytes(stream, _PIECE))
    if encoding is None:
        yield stream
        return
    text = io.TextIOWrapper(stream, encoding, errors="replace")
    try:
        yield cast("BinaryIO", _Recoded(text))
    finally:
        text.detach()


def _other_encoding(head: bytes) -> str | None:
    if head.startswith(_UTF16):
        return "utf-16"
    if head.count(0) * FEW_NULS > len(head):
        try:
            return utf16_order(head[: len(head) // 2 * 2], where="")
        except Unreadable:
            return None
    return _BYTES if b"\r" in head and b"\n" not in head else None


class _Recoded:
    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._encoding = _BYTES if text.encoding == _BYTES else "utf-8"

    def readline(self, most: int) -> bytes:
        """Return the next line, or so many characters of it."""
        return self._text.readline(most).encode(self._encoding, "surrogatepass")
