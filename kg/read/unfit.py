"""Web archives whose lengths do not lead from record to record, as when a copy in text mode converts all line
ends: the records are found by what they begin with, and get lengths that fit.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final, NamedTuple

from kg.read.cutoff import leads, unpacked
from kg.read.payload import is_markup

_LONGEST_LINE: Final = 65_536
_LARGEST: Final = 11_000_000
_LOOKED_AT: Final = 20
_MOST_JOINED: Final = 8
_MARK: Final = re.compile(rb"WARC/1\.\d\r?\n")
_HEAD: Final = re.compile(rb"WARC/1\.\d\r?\n(?:[^\r\n][^\n]*\n)+\r?\n")
_LENGTH: Final = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,15})[ \t]*(?=\r?$)")
_END: Final = re.compile(rb"(?:\r?\n){0,2}\Z")
_HTTP_HEAD: Final = re.compile(rb"HTTP/[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n")
_CODED: Final = re.compile(rb"(?im)^content-encoding:[ \t]*(?:x-)?(?:gzip|br|deflate)")
_CHUNKED: Final = re.compile(rb"(?im)^transfer-encoding:.*chunked")


class Found(NamedTuple):
    """A record with a length that fits, None where it is cut off or changed; ``is_sound``: all of it is read,
    and nothing else stands behind it.
    """

    place: int
    record: bytes | None
    is_sound: bool


class _Piece(NamedTuple):
    """What stands between two lines that may begin a record: no more of it than is read, and its size."""

    place: int
    data: bytes
    size: int


def is_unfit(stream: BinaryIO, *, bare: bool) -> bool:
    """Tell whether records have to be found by what they begin with.

    Where ``bare`` line feeds end lines, that is where any length leads elsewhere: fastwarc then goes on
    without a word. Else where every line feed of a page has become two characters.
    """
    if leads(unpacked(stream, 0), most=None if bare else _LOOKED_AT, short=not bare):
        return False
    if bare:
        return True
    return any(_is_widened(piece) for piece in islice(_pieces(unpacked(stream, 0)), _LOOKED_AT))


def found(records: BinaryIO) -> Iterator[Found]:
    """Yield the records of an archive, unpacked, in order."""
    pieces, ahead = _pieces(records), deque[_Piece]()
    while ahead or (ahead := deque(islice(pieces, 1))):
        piece = ahead.popleft()
        one = _fitted(piece)
        if one is None:
            ahead.extend(islice(pieces, _MOST_JOINED - len(ahead)))
            one, joined = _with_next(piece, ahead)
            for _ in range(joined):
                ahead.popleft()
        yield one


def _with_next(piece: _Piece, ahead: deque[_Piece]) -> tuple[Found, int]:
    """Return the record that goes on in the next pieces, and in how many: a page can show such a line."""
    joined = piece
    for count, following in enumerate(ahead, 1):
        joined = _Piece(piece.place, joined.data + following.data, joined.size + following.size)
        if joined.size > _LARGEST:
            break
        if (one := _fitted(joined)) is not None:
            return (one, count) if one.is_sound else (Found(piece.place, None, is_sound=False), 0)
    return Found(piece.place, None, is_sound=False), 0


def _pieces(records: BinaryIO) -> Iterator[_Piece]:
    held, place, at = list[bytes](), 0, 0
    while line := records.readline(_LONGEST_LINE):
        if _MARK.fullmatch(line) and at > place:
            yield _Piece(place, b"".join(held), at - place)
            held, place = [], at
        if at - place <= _LARGEST:
            held.append(line)
        at += len(line)
    if held:
        yield _Piece(place, b"".join(held), at - place)


def _fitted(piece: _Piece) -> Found | None:
    """Return the record of a piece with a length that fits; None where it may go on in the next piece."""
    head, stated = _head(piece)
    if stated is None:
        return Found(piece.place, None, is_sound=False)
    block = _END.sub(b"", piece.data[len(head) :])
    if piece.size > _LARGEST:
        return Found(piece.place, _with_length(head, piece.size) + block, is_sound=True)
    size = len(block)
    missing = stated - size
    widened = block.count(b"\r\n")
    if missing > block.count(b"\n") - widened:
        return None
    if missing < -widened:  # what stands behind it is none of it
        return Found(piece.place, _with_length(head, stated) + block[:stated], is_sound=False)
    if _is_changed(block, missing):
        return Found(piece.place, None, is_sound=False)
    return Found(piece.place, _with_length(head, size) + block, is_sound=True)


def _head(piece: _Piece) -> tuple[bytes, int | None]:
    """Return the headers, and the length that they state."""
    head = matched[0] if (matched := _HEAD.match(piece.data)) else b""
    stated = _LENGTH.search(head)
    return head, int(stated[1]) if stated else None


def _with_length(head: bytes, length: int) -> bytes:
    return _LENGTH.sub(b"Content-Length: %d" % length, head)


def _is_changed(block: bytes, missing: int) -> bool:
    """Tell whether a packed body has not the bytes that it had: more are missing than its headers have lines.

    That of chunks is seen when they are joined.
    """
    http = _HTTP_HEAD.match(block)
    if http is None or not missing or not _CODED.search(http[0]) or _CHUNKED.search(http[0]):
        return False
    return abs(missing) != http[0].count(b"\n") and not is_markup(block[http.end() :])


def _is_widened(piece: _Piece) -> bool:
    """Tell whether a page is longer than it says by as many characters as it has lines."""
    head, stated = _head(piece)
    block = _END.sub(b"", piece.data[len(head) :])
    http = _HTTP_HEAD.match(block)
    lines = block.count(b"\r\n", http.end()) if http else 0
    return 0 < lines == len(block) - (stated or 0)
