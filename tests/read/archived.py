"""Web archives for tests, made by hand: records as crawlers write them, whole and damaged."""

from __future__ import annotations

import gzip

HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n{more}\r\n"
PAGE = (
    "<html><head><title>{title}</title></head><body><h1>{title}</h1>"
    "<p>Министр иностранных дел Казахстана Марат Оспанов встретился в Ташкенте с министром иностранных дел "
    "Узбекистана Шухратом Юлдашевым.</p></body></html>"
)


def response(
    number: int,
    body: bytes | None = None,
    *,
    more: str = "",
    charset: str = "utf-8",
    http: str = HTML,
    kind: str = "response",
) -> bytes:
    """Return a record whose page is at https://example.org/NUMBER."""
    page = PAGE.format(title=f"Переговоры министров номер {number}").encode(charset) if body is None else body
    block = http.format(charset=charset, more=more).encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2026-11-21T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Payload-Digest: sha1:ABC{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Return the records as crawlers pack them: each by itself."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
