"""What HTTP wraps around a body: chunks, gzip, deflate, brotli -> the body, never more than a limit of it."""

from __future__ import annotations

import re
import zlib
from typing import Final

from kg.errors import Unreadable

_CHUNK: Final = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|!--|\?xml)\b", re.IGNORECASE)
_MOST_CODINGS: Final = 2


def unwrapped(body: bytes, *, transfer: str, content: str, limit: int, where: str) -> bytes:
    """Return the body under its transfer and content codings, as headers name them, '' for none.

    Raises Unreadable when it is broken, in a coding that is not known, or has more than ``limit`` bytes.
    """
    if "chunked" in transfer.lower():
        body = _joined(body, where=where)
    codings = [c for c in re.split(r"[,\s]+", content.lower()) if c not in ("", "identity", "none", "utf-8")]
    if len(codings) > _MOST_CODINGS:
        raise Unreadable(f"packed {len(codings)} times", where=where)
    for coding in reversed(codings):
        if is_markup(body):
            break  # it was unpacked, and the headers were kept
        body = _unpacked(body, coding, limit=limit, where=where)
    return body


def is_markup(body: bytes) -> bool:
    """Tell whether a body begins as a page does."""
    return _MARKUP.match(body) is not None


def _joined(body: bytes, *, where: str) -> bytes:
    """Return the body without chunk sizes; one that was saved without them stays as it is."""
    pieces: list[bytes] = []
    at = 0
    while (found := _CHUNK.match(body, at)) and (not pieces or body[at : at + 1] in (b"\r", b"\n")):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[found.end() : found.end() + size])
        at = found.end() + size
    if not pieces:
        return body
    raise Unreadable("broken chunks: the record is cut off", where=where)


def _unpacked(body: bytes, coding: str, *, limit: int, where: str) -> bytes:
    try:
        if coding in ("gzip", "x-gzip", "deflate"):
            data, is_whole = _inflated(body, coding, limit + 1)
        elif coding == "br":
            data, is_whole = _from_brotli(body, limit + 1)
        else:
            raise Unreadable(f"packed as {coding}, which is not known", where=where)
    except (zlib.error, ValueError) as error:
        raise Unreadable(f"broken {coding}: {error}", where=where) from error
    if len(data) > limit:
        raise Unreadable(f"unpacks to more than {limit // 1_000_000} MB", where=where)
    if not is_whole:
        raise Unreadable(f"broken {coding}: cut off", where=where)
    return data


def _inflated(body: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    bits = zlib.MAX_WBITS | 16
    if coding == "deflate":  # with or without the header of zlib: servers differ
        bits = (
            zlib.MAX_WBITS if body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15
        )
    unpacking = zlib.decompressobj(bits)
    data = unpacking.decompress(body, most)
    return data, unpacking.eof or len(data) >= most


def _from_brotli(body: bytes, most: int) -> tuple[bytes, bool]:
    import brotli  # comes with fastwarc

    unpacking, pieces, size = brotli.Decompressor(), [], 0
    try:
        data = unpacking.process(body, output_buffer_limit=most)
        while data and size < most:
            pieces.append(data)
            size += len(data)
            data = unpacking.process(b"", output_buffer_limit=most)
    except brotli.error as error:
        raise ValueError("not to be unpacked") from error
    return b"".join(pieces)[:most], unpacking.is_finished() or size >= most
