"""WARC whose lengths do not fit: line ends that a copy as text converted, and what else stands in the way."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from kg.read import read
from kg.records import Article

from .archived import PAGE, packed, response

WITH_LINES = PAGE.replace("<p>", "\n\n<p>\n")
WITH_CRLF = PAGE.replace("<p>", "\r\n\r\n<p>\r\n")
UNFIT = "broken record: its length does not fit what is there; if the archive was copied as text, "


def page(number: int, html: str = WITH_CRLF) -> bytes:
    return html.format(title=f"Переговоры министров номер {number}").encode()


def bare(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def widened(data: bytes) -> bytes:
    return re.sub(rb"(?<!\r)\n", b"\r\n", data)


def lied(record: bytes, by: int) -> bytes:
    return re.sub(rb"Content-Length: (\d+)", lambda m: b"Content-Length: %d" % (int(m[1]) + by), record)


def outcomes(path: Path, data: bytes) -> list[str]:
    """Return the numbers of the articles, and in their places what is said of the rest."""
    path.write_bytes(data)
    items = read(str(path), languages=("ru",))
    return [(i.source.url or "")[20:] if isinstance(i, Article) else str(i)[len(str(path)) :] for i in items]


def chunked(number: int, html: str) -> bytes:
    body = b"%x\r\n" % len(page(number, html)) + page(number, html) + b"\r\n0\r\n\r\n"
    return response(number, body, more="Transfer-Encoding: chunked\r\n")


ALL = {
    "lines of headers alone": [response(n, more="X-A: b\r\nX-C: d\r\n") for n in (1, 2, 3)],
    "lines of pages, too": [response(n, page(n)) for n in (1, 2, 3)],
    "some": [response(1), response(2, page(2)), response(3, page(3, WITH_LINES))],
    "chunks": [chunked(n, PAGE) for n in (1, 2, 3)],
    "packed": [
        response(n, gzip.compress(page(n)), more="Content-Encoding: gzip\r\n") for n in (1, 2, 3)
    ],
    "beside what is no page": [
        response(8, b"software: x\r\nformat: y\r\n", kind="warcinfo"),
        response(1, page(1)),
        response(7, b"\r\n" * 999, http="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"),
        response(2, page(2)),
        response(3, page(3)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("records", ALL.values(), ids=ALL.keys())
def test_an_archive_that_was_copied_as_text_is_read(tmp_path: Path, records: list[bytes]) -> None:
    """Its records were lost without a word."""
    converted = [bare(record) for record in records]
    assert outcomes(tmp_path / "a.warc", b"".join(converted)) == ["1", "2", "3"]
    assert outcomes(tmp_path / "a.warc.gz", packed(*converted)) == ["1", "2", "3"]
    assert outcomes(tmp_path / "a.warc.gz", gzip.compress(b"".join(converted))) == ["1", "2", "3"]


@pytest.mark.parametrize("html", [PAGE, WITH_CRLF])
def test_an_archive_of_one_record(tmp_path: Path, html: str) -> None:
    assert outcomes(tmp_path / "a.warc", bare(response(1, page(1, html)))) == ["1"]


def test_line_feeds_that_became_two_characters(tmp_path: Path) -> None:
    """Each page was cut off by as many characters as it has lines, and every third one was lost."""
    records = [response(n, page(n, WITH_LINES)) for n in (1, 2, 3)]
    assert outcomes(tmp_path / "a.warc", widened(b"".join(records))) == ["1", "2", "3"]
    assert outcomes(tmp_path / "a.warc.gz", packed(*map(widened, records))) == ["1", "2", "3"]


def test_the_whole_text_is_there(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    texts = []
    for convert in (bytes, bare):
        file.write_bytes(convert(response(1, page(1)) + response(2, page(2))))
        texts.append([i.text for i in read(str(file), languages=("ru",)) if isinstance(i, Article)])
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2


DAMAGED = {
    "no length": re.sub(rb"Content-Length", b"Content-Lxngth", response(2, page(2))),
    "much too long": lied(response(2, page(2)), 5000),
    "bytes of a packed page lost": response(
        2, b"\x1f\x8b\r\n\r\n" * 20, more="Content-Encoding: br\r\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("record", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path, record: bytes) -> None:
    first, told, last = outcomes(tmp_path / "a.warc", bare(response(1) + record + response(3)))
    assert (first, last) == ("1", "3")
    assert told.startswith(f"@{len(bare(response(1)))}: {UNFIT}")


def test_chunks_that_lost_line_ends_are_told(tmp_path: Path) -> None:
    data = bare(chunked(1, PAGE) + chunked(2, WITH_CRLF) + chunked(3, PAGE))
    first, told, last = outcomes(tmp_path / "a.warc", data)
    assert (first, last) == ("1", "3")
    assert told.endswith("broken chunks: the record is cut off")


def test_what_stands_between_is_told(tmp_path: Path) -> None:
    data = bare(response(1) + b"xxxx yyyy\r\n" * 99 + response(2) + response(3))
    first, told, *rest = outcomes(tmp_path / "a.warc", data)
    assert (first, rest) == ("1", ["2", "3"])
    assert told.startswith(f"@0: {UNFIT}")


def test_one_that_is_cut_off_is_told(tmp_path: Path) -> None:
    data = bare(response(1, page(1)) + response(2, page(2)))
    for end in range(len(bare(response(1, page(1)))) + 10, len(data) - 40, 17):
        first, told = outcomes(tmp_path / "a.warc", data[:end])
        assert first == "1"
        assert UNFIT in told


def test_a_page_that_shows_a_record_is_one(tmp_path: Path) -> None:
    shown = WITH_CRLF.replace("</body>", "<pre>\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</pre></body>")
    data = bare(response(1) + response(2, page(2, shown)) + response(3))
    assert outcomes(tmp_path / "a.warc", data) == ["1", "2", "3"]


def test_an_archive_behind_another(tmp_path: Path) -> None:
    kept = response(1) + response(2)
    copied = bare(response(3, page(3)) + response(4, page(4)))
    assert outcomes(tmp_path / "a.warc", kept + copied) == ["1", "2", "3", "4"]
    assert outcomes(tmp_path / "a.warc", copied + kept) == ["3", "4", "1", "2"]


@pytest.mark.parametrize("by", [-10, 10])
@pytest.mark.parametrize("is_packed", [False, True])
def test_many_damaged_records_are_all_told(tmp_path: Path, by: int, is_packed: bool) -> None:
    """The place of each was counted from the one before, so that after the second one records were passed."""
    records = [lied(response(n, page(n)), by) for n in range(1, 8)]
    file = tmp_path / ("a.warc.gz" if is_packed else "a.warc")
    found = outcomes(file, packed(*records) if is_packed else b"".join(records))
    numbers = [each for each in found if each.isdigit()]
    assert len(found) - len(numbers) == 7
    assert numbers == list("1234567"[: 7 if by < 0 else 6])


def test_damage_in_an_archive_that_was_packed_as_a_whole(tmp_path: Path) -> None:
    """All that came behind it was lost."""
    records = [response(1), lied(response(2), -200), response(3), response(4)]
    for data in (gzip.compress(b"".join(records)), packed(b"".join(records[:3])[:900], *records[1:])):
        found = outcomes(tmp_path / "a.warc.gz", data)
        assert found[0] == "1"
        assert found[-2:] == ["3", "4"]
