"""WARC and WARC.gz -> articles: the web pages in an archive, read as a stream by fastwarc.

Only responses with status 200 that are HTML count; images, redirects, requests and the like are no articles
and pass without a word. What a response is that has no status or no headers cannot be told, and that is said.
After damage the next record is looked for, so that it costs what is damaged alone. An archive that ends amid
a record says so (cutoff.py); one whose lengths do not fit is read all the same (unfit.py).
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator
from datetime import datetime
from functools import partial
from http import HTTPStatus
from itertools import islice
from typing import Any, BinaryIO, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

from kg.errors import SkipRecord, Unreadable
from kg.read.cutoff import is_one_by_one, unpacked, unread
from kg.read.encoding import GZIP
from kg.read.metadata import web_address
from kg.read.options import Reading
from kg.read.pages import PAGE_BYTES, read_page
from kg.read.payload import unwrapped
from kg.read.sources import file_name
from kg.read.unfit import found, is_unfit
from kg.read.unread import Unread
from kg.records import Origin

_PAGES: Final = ("text/html", "application/xhtml+xml")
_PLAIN: Final = b"WARC/1."
_BLOCK: Final = 1_000_000
_LONGEST_HEADER: Final = 65_536
_UNFIT: Final = (
    "broken record: its length does not fit what is there; if the archive was copied as text, "
    "copy it again as it is, else fetch it again"
)
_CUT_OFF: Final = "the archive ends amid this record: it is cut off, or its length is wrong; fetch it again"


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[SkipRecord | Unread]:
    """Yield the article, or the reason why there is none, of each page in an archive, in order.

    The address of a page is that which was asked for. ``Origin.accessed`` is the date of the record: when the
    page was fetched, which says nothing of when it was published.
    """
    told = -1  # where the last thing was that cannot be read
    for place, record in _records(stream, path):
        if isinstance(record, SkipRecord):
            if place != told or record.message != _CUT_OFF:
                yield record
            told = place
        elif outcome := _outcome(record, reading, path=path, place=place):
            told = place if isinstance(outcome, SkipRecord) else told
            yield outcome


def _outcome(record: Any, reading: Reading, *, path: str, place: int) -> SkipRecord | Unread | None:
    """Return the page of a response, why it cannot be told what it is, or None for what is no page."""
    url = web_address((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    where = f"{path}@{place} {url or ''}".rstrip()
    try:
        # lines of these headers may end in a bare line feed, as some servers and programs write them
        record.parse_http(quirks_mode=True, max_header_len=_LONGEST_HEADER)
    except OSError as error:
        return Unreadable(f"broken record: {error}", where=where)
    if _is_page(record):
        return _page(record, reading, url=url, path=path, where=where)
    if record.is_http and not _says_what(record):
        return Unreadable("no response of HTTP: it has no status, or no headers", where=where)
    return None


def _page(record: Any, reading: Reading, *, url: str | None, path: str, where: str) -> SkipRecord | Unread:
    try:
        body = _body(record, where=where)
    except SkipRecord as reject:
        return reject
    origin = Origin(
        accessed=_moment(record.record_date),
        container=file_name(path),
        record=(record.record_id or "").strip("<> ") or None,
        digest=record.headers.get("WARC-Payload-Digest") or None,
    )
    charset = record.http_charset
    page = partial(read_page, body, reading, path=path, where=where, url=url, charset=charset, origin=origin)
    return Unread(where, page)


def _is_page(record: Any) -> bool:
    return _status(record) == HTTPStatus.OK and (record.http_content_type or "").lower() in _PAGES


def _says_what(record: Any) -> bool:
    """Whether it can be told that a response is no page: by its status, or by its headers."""
    status = _status(record)
    return status is not None and (status != HTTPStatus.OK or bool(list(record.http_headers)))


def _status(record: Any) -> int | None:
    headers = record.http_headers
    status: int | None = headers.status_code if headers is not None else None
    return status


def _body(record: Any, *, where: str) -> bytes:
    """Return what the server sent, unpacked. Raises Unreadable for what is cut off, broken, or too much."""
    if record.content_length > PAGE_BYTES:
        raise Unreadable(f"{record.content_length / 1e6:.0f} MB in one page", where=where)
    try:
        body = record.reader.read(PAGE_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"broken record: {error}", where=where) from error
    if len(body) < record.content_length:
        raise Unreadable("the record is cut off", where=where)
    headers = record.http_headers
    transfer, content = (headers.get(name) or "" for name in ("Transfer-Encoding", "Content-Encoding"))
    return unwrapped(body, transfer=transfer, content=content, limit=PAGE_BYTES, where=where)


def _records(stream: BinaryIO, path: str) -> Iterator[tuple[int, Any]]:
    """Yield responses with the bytes that they begin at, and the reason in place of what is damaged."""
    mark, quirks = _kind(stream)
    if is_unfit(stream, bare=quirks):
        yield from _found(stream, 0, path)
        return
    start: int | None = 0
    told = False
    while start is not None:
        stream.seek(start)
        last, given = start, 0
        try:
            for record in _iterated(stream, quirks):
                if _runs_on(record):
                    yield from _found(stream, start, path, behind=given)
                    return
                last, told, given = record.stream_pos, False, given + 1
                yield from _response(record, last, path)
            is_cut, is_more = unread(stream, start, last, given)
            if is_more:
                for record in islice(_iterated(unpacked(stream, start), quirks), given, None):
                    yield from _response(record, last, path)
            if not is_cut:
                return
            yield last, Unreadable(_CUT_OFF, where=f"{path}@{last}")
            told = True
        except OSError as error:
            if not told:
                yield last, Unreadable(f"broken record: {error}", where=f"{path}@{last}")
            told = True
            if mark == GZIP and not is_one_by_one(stream, start):
                is_broken = yield from _found(stream, start, path, behind=max(1, given))
                if not is_broken:
                    return
        start = _next(stream, last + 1, mark)


def _kind(stream: BinaryIO) -> tuple[bytes, bool]:
    """Return what a record of the archive begins with, and whether bare line feeds end its lines.

    fastwarc is lenient with all of an archive or with nothing, and then says less of damage.
    """
    mark = GZIP if stream.read(2) == GZIP[:2] else _PLAIN
    line = unpacked(stream, 0).readline(len("WARC/1.0\r\n"))
    return mark, line.startswith(b"WARC/") and line.endswith(b"\n") and not line.endswith(b"\r\n")


def _runs_on(record: Any) -> bool:
    """Tell whether fastwarc took what follows for headers, too, whose lines end in bare line feeds."""
    return record.record_type == WarcRecordType.unknown and any("\n" in value for _, value in record.headers)


def _found(
    stream: BinaryIO, start: int, path: str, *, behind: int = 0
) -> Generator[tuple[int, Any], None, bool]:
    """Yield the same from ``start`` on, by what records begin with, but for so many; return whether a damaged
    gzip member ends it.
    """
    records = unpacked(stream, start)
    for within, record, is_sound in islice(found(records), behind, None):
        place = start + within
        try:
            for one in islice(_iterated(io.BytesIO(record or b""), quirks=True), 1):
                yield from _response(one, place, path)
        except OSError as error:
            yield place, Unreadable(f"broken record: {error}", where=f"{path}@{place}")
        if not is_sound:
            yield place, Unreadable(_UNFIT, where=f"{path}@{place}")
    return getattr(records, "is_broken", False)


def _iterated(stream: BinaryIO, quirks: bool) -> Iterator[Any]:
    return iter(ArchiveIterator(stream, max_header_len=_LONGEST_HEADER, parse_http=False, quirks_mode=quirks))


def _response(record: Any, place: int, path: str) -> Iterator[tuple[int, Any]]:
    if record.record_type == WarcRecordType.response:
        yield place, record
    elif "WARC-Type" not in record.headers:
        yield place, Unreadable("broken record: it has no WARC-Type", where=f"{path}@{place}")


def _next(stream: BinaryIO, start: int, mark: bytes) -> int | None:
    """Return where the next record may begin, None when there is none."""
    stream.seek(start)
    before = b""
    while block := stream.read(_BLOCK):
        found = (before + block).find(mark)
        if found >= 0:
            return start - len(before) + found
        start += len(block)
        before = block[-len(mark) :]
    return None


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z") if when else None
