"""WARC: which records are articles, provenance, codings of HTTP, damage that costs only what is damaged."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

import brotli
import pytest

from kg.errors import SkipRecord
from kg.read import read
from kg.records import Article, Origin

from .archived import PAGE, packed, response

LANGUAGES = ("ru", "en")
WHOLE = PAGE.format(title="Переговоры министров номер 1").encode()
NUMBERS = ["https://example.org/1", "https://example.org/2", "https://example.org/3"]


def items(path: Path, data: bytes) -> list[Article | SkipRecord]:
    path.write_bytes(data)
    return list(read(str(path), languages=LANGUAGES))


def outcomes(path: Path, data: bytes) -> list[str]:
    """Return the addresses of articles, and the reasons for the rest."""
    found = items(path, data)
    return [
        str(i.source.url) if isinstance(i, Article) else str(i).replace(str(path), path.name) for i in found
    ]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return tmp_path / "a.warc"


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    return tmp_path / "a.warc.gz"


def test_pages_are_articles_and_the_rest_passes(plain: Path) -> None:
    other = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    moved = "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /x\r\n\r\n"
    records = [
        response(9, b"x", kind="warcinfo"), response(1), response(8, http=other), response(7, http=moved),
        response(6, kind="request", http="GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"), response(2),
    ]  # fmt: skip
    assert outcomes(plain, b"".join(records)) == NUMBERS[:2]


HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nX-Of: nobody\r\n\r\n"
MIXED = [
    HEAD.replace("\r\n", "\n"),
    HEAD.replace("\r\n", "\n", 1),
    HEAD.replace("OK\r\n", "OK\n").replace("\r\n\r\n", "\n\n"),
    HEAD.replace("\r\n\r\n", "\r\n\n"),
    HEAD.replace("Content-Type: text/html;", "Content-Type: text/html;\n").replace("\r\n", "\n"),
]


@pytest.mark.parametrize("head", MIXED)
@pytest.mark.parametrize("is_packed", [False, True])
def test_headers_with_bare_line_feeds(plain: Path, zipped: Path, head: str, is_packed: bool) -> None:
    """Also where the body has lines that end as those of a header should."""
    page = b"\n\n" + WHOLE.decode().replace("<p>", "\r\n\r\n<p>").encode("cp1251")
    records = [response(1), response(2, page, http=head), response(3)]
    data = packed(*records) if is_packed else b"".join(records)
    found = items(zipped if is_packed else plain, data)
    assert [i.source.url if isinstance(i, Article) else str(i) for i in found] == NUMBERS
    assert "Марат Оспанов" in getattr(found[1], "text", "")


@pytest.mark.parametrize("other", ["HTTP/1.1 404 No\n", "HTTP/1.1 200 OK\nContent-Type: image/png\n"])
def test_what_is_no_page_passes_whatever_ends_its_lines(plain: Path, other: str) -> None:
    assert outcomes(plain, response(9, http=other + "\n") + response(1)) == NUMBERS[:1]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 OK\r\nContent-Type: text/html\r\n\r\n",
        HEAD.replace("\r\n", "\r"),
        f"\r\n{HEAD}",
    ],
)
@pytest.mark.parametrize("body", [b"", WHOLE])
def test_a_response_without_a_status_is_named(plain: Path, head: str, body: bytes) -> None:
    first, told, last = outcomes(plain, response(1) + response(2, body, http=head) + response(3))
    assert (first, last) == (NUMBERS[0], NUMBERS[2])
    assert told.endswith(" https://example.org/2: no response of HTTP: it has no status, or no headers")


def test_a_response_of_another_protocol_passes(plain: Path) -> None:
    other = response(9, b"example.org. 3600 IN A 192.0.2.1", http="").replace(
        b"application/http; msgtype=response", b"text/dns"
    )
    assert outcomes(plain, other + response(1)) == NUMBERS[:1]


def test_provenance(zipped: Path) -> None:
    (found,) = items(zipped, packed(response(1)))
    assert isinstance(found, Article)
    assert found.source.published is None, "the date of the record is when the page was fetched"
    assert found.source.url == "https://example.org/1"
    assert found.source.origin == Origin(
        accessed="2026-11-21T10:00:00Z", container="a.warc.gz", record="urn:uuid:1", digest="sha1:ABC1"
    )


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (WHOLE, ""),
        (gzip.compress(WHOLE, mtime=0), "Content-Encoding: gzip\r\n"),
        (zlib.compress(WHOLE), "Content-Encoding: deflate\r\n"),
        (zlib.compress(WHOLE)[2:-4], "Content-Encoding: deflate\r\n"),
        (brotli.compress(WHOLE), "Content-Encoding: br\r\n"),
        (f"{len(WHOLE):x}\r\n".encode() + WHOLE + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (WHOLE, "Transfer-Encoding: chunked\r\n"),  # some crawlers keep the header and join the chunks
    ],
)
def test_codings_of_http(plain: Path, body: bytes, more: str) -> None:
    assert outcomes(plain, response(1, body, more=more) + response(2)) == NUMBERS[:2]


def test_the_charset_of_the_server(plain: Path) -> None:
    (found,) = items(plain, response(1, charset="windows-1251"))
    assert isinstance(found, Article)
    assert "Марат Оспанов" in found.text


BOMB = gzip.compress(b"a" * 60_000_000, mtime=0)
BROTLI_BOMB = brotli.compress(b"a" * 60_000_000, quality=5)  # as small as by the best, a second sooner
NOISE = bytes(range(128, 256)) * 3
CUT_OFF = gzip.compress(WHOLE, mtime=0)[:-20]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (response(2, BOMB, more="Content-Encoding: gzip\r\n"), "unpacks to more than 10 MB"),
        (response(2, BROTLI_BOMB, more="Content-Encoding: br\r\n"), "unpacks to more than 10 MB"),
        (response(2, CUT_OFF, more="Content-Encoding: gzip\r\n"), "broken gzip: cut off"),
        (response(2, NOISE, more="Content-Encoding: gzip\r\n"), "broken gzip: "),
        (response(2, NOISE, more="Content-Encoding: br\r\n"), "broken br: not to be unpacked"),
        (response(2, NOISE, more="Content-Encoding: foo\r\n"), "packed as foo, which is not known"),
        (response(2, WHOLE, more="Content-Encoding: gzip, gzip, gzip\r\n"), "packed 3 times"),
        (response(2, b"ff\r\nabc", more="Transfer-Encoding: chunked\r\n"), "broken chunks: "),
        (response(2, b""), "empty"),
        (response(2, b"<html><body>"), "no main text in this page"),
        (response(2, b"\x00" * 99), "not a text: it holds NUL bytes"),
        (response(2, b" " * 11_000_000), "11 MB in one page"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_broken_page_costs_itself(
    plain: Path, zipped: Path, record: bytes, why: str, is_packed: bool
) -> None:
    join = packed if is_packed else lambda *records: b"".join(records)
    first, told, last = outcomes(zipped if is_packed else plain, join(response(1), record, response(3)))
    assert (first, last) == (NUMBERS[0], NUMBERS[2])
    assert f" https://example.org/2: {why}" in told


def test_a_file_that_is_cut_off(plain: Path, zipped: Path) -> None:
    whole = response(1) + response(2)
    for end in range(len(response(1)) + 1, len(whole) - 4, 17):
        first, *rest = outcomes(plain, whole[:end])
        assert first == NUMBERS[0]
        assert len(rest) == 1, f"cut off after {end} bytes, and not a word of it"
        assert rest[0].startswith("a.warc@")
    first, why = outcomes(zipped, packed(response(1), response(2))[:-30])
    assert (first, "cut off" in why) == (NUMBERS[0], True)


@pytest.mark.parametrize("is_packed_whole", [False, True])
def test_a_packed_file_that_is_cut_off(zipped: Path, is_packed_whole: bool) -> None:
    first, second = response(1), response(2)
    whole = gzip.compress(first + second) if is_packed_whole else packed(first, second)
    at_least = len(whole) // 2 if is_packed_whole else len(packed(first)) + 1
    for end in range(at_least, len(whole) - 20, 17):
        *before, why = outcomes(zipped, whole[:end])
        assert before in ([], NUMBERS[:1])
        assert why.startswith("a.warc.gz@"), f"cut off after {end} bytes, and not a word of it"


@pytest.mark.parametrize("end", [1, 4, 9])
def test_a_packed_file_whose_trailer_is_cut_off_has_lost_nothing(zipped: Path, end: int) -> None:
    assert outcomes(zipped, packed(response(1), response(2))[:-end]) == NUMBERS[:2]


def test_what_is_cut_off_may_be_no_page(plain: Path) -> None:
    first, why = outcomes(plain, response(1) + response(9, b"x" * 99, kind="metadata")[:-50])
    assert first == NUMBERS[0]
    assert why.endswith(
        "the archive ends amid this record: it is cut off, or its length is wrong; fetch it again"
    )


def blocks(data: bytes, size: int = 300) -> bytes:
    """Return data as bgzip packs them: in blocks, whatever is in them, and an empty one at the end."""
    return packed(*(data[i : i + size] for i in range(0, len(data), size)), b"")


@pytest.mark.parametrize(
    "data",
    [
        blocks(response(1) + response(2) + response(3)),
        blocks(response(1)) + blocks(response(2) + response(3)),
        packed(response(1), b"", response(2), response(3)),
        packed(b"", response(1), response(2), b"", b"", response(3)),
        gzip.compress(response(1) + response(2), mtime=0) + gzip.compress(response(3), mtime=0),
        packed(response(1) + response(2), response(3)),
        packed(response(1), b"\r\n\r\n", response(2), response(3), b""),
    ],
)
def test_however_it_was_packed_nothing_is_lost(zipped: Path, data: bytes) -> None:
    """fastwarc takes a member that holds nothing for the end of the archive."""
    assert outcomes(zipped, data) == NUMBERS


def test_an_archive_whose_lines_end_in_bare_line_feeds(plain: Path, zipped: Path) -> None:
    records = [bare(response(number)) for number in (1, 2, 3)]
    assert outcomes(plain, b"".join(records)) == NUMBERS
    assert outcomes(zipped, packed(*records)) == NUMBERS


def bare(record: bytes) -> bytes:
    head, _, block = record.partition(b"\r\n\r\n")
    return head.replace(b"\r\n", b"\n") + b"\n\n" + block


def test_after_a_length_that_is_far_too_large_the_next_record_is_found(plain: Path, zipped: Path) -> None:
    for length in (b"99999", b"1000000000000"):
        wrong = re.sub(rb"Content-Length: \d+", b"Content-Length: " + length, response(2))
        first, _, last = outcomes(plain, response(1) + wrong + response(3))
        assert (first, last) == (NUMBERS[0], NUMBERS[2])
        first, _, last = outcomes(zipped, packed(response(1), wrong, response(3)))
        assert (first, last) == (NUMBERS[0], NUMBERS[2])


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "gzip, br"])
def test_a_body_that_was_unpacked_and_the_headers_were_not(plain: Path, coding: str) -> None:
    """Many programs keep the headers that the server sent beside what they unpacked."""
    assert (
        outcomes(plain, response(1, b"\r\n " + WHOLE, more=f"Content-Encoding: {coding}\r\n")) == NUMBERS[:1]
    )


def test_a_record_whose_type_is_damaged_is_named(plain: Path) -> None:
    damaged = response(2).replace(b"WARC-Type: response", b"\xff" * 19)
    first, why, last = outcomes(plain, response(1) + damaged + response(3))
    assert (first, last) == (NUMBERS[0], NUMBERS[2])
    assert why.endswith("broken record: it has no WARC-Type")


@pytest.mark.parametrize("damage", [b"xxxx yyyy\r\n" * 99, b"\x00" * 5000])
def test_after_damage_the_next_record_is_found(plain: Path, zipped: Path, damage: bytes) -> None:
    first, why, last = outcomes(plain, response(1) + damage + response(3))
    assert (first, last) == (NUMBERS[0], NUMBERS[2])
    assert "broken record" in why
    broken = bytearray(packed(response(2)))
    broken[40:60] = bytes(20)
    first, why, last = outcomes(zipped, packed(response(1)) + bytes(broken) + packed(response(3)))
    assert (first, last) == (NUMBERS[0], NUMBERS[2])
    assert why.startswith("a.warc.gz@")


def test_what_is_no_archive(plain: Path) -> None:
    (why,) = outcomes(plain, b"Hello, this is a text about ministers.\n" * 99)
    assert why.startswith("a.warc@0: broken record")
    why_none = "a.warc: no web page in this archive: only HTML that was answered with status 200 is read"
    metadata = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    assert outcomes(plain, metadata) == [why_none]
    assert outcomes(plain, b"") == ["a.warc: empty"]
