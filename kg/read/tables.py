"""CSV and TSV -> articles: a heading line, then one article a row, streamed, also through gzip.

The delimiter is the one that parts the heading into most cells, the encoding that of the first megabyte; a
row with bytes that do not fit it is named like any other bad row.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.errors import SkipRecord, Unreadable
from kg.read.encoding import FEW_NULS, MAX_BYTES, has_mark, is_broken_utf8, likeliest, utf16_order
from kg.read.options import Reading
from kg.read.packed import BROKEN, first_bytes, unpacked
from kg.read.rows import missing_columns, read_row
from kg.records import Article

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1_000_000
_FEWEST_LETTERS: Final = 20  # that tell a code page from damage
_HALF: Final = re.compile("[\udc80-\udcff]")
_LONGEST: Final = 2 * MAX_BYTES  # characters of a line
_NOT_CLOSED: Final = "a quote in this row is not closed, or not doubled within a cell"
_TOO_LONG: Final = f"more than {MAX_BYTES // 1_000_000} MB in one cell or line"


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    """Yield the article, or the reason why there is none, of each row that is not blank, in order.

    A table without a column for the text gives one reason for all of its rows.
    """
    lines = None
    try:
        lines = _Lines(unpacked(stream), path=path)
        yield from _read_lines(lines, path, reading)
    except BROKEN as error:
        where = f"{path}:{lines.number + 1 if lines else 1}"
        yield Unreadable(f"broken file, the rest is lost: {error}", where=where)
    finally:
        if lines:
            lines.let_go()


def _read_lines(lines: _Lines, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    delimiter, heading = _heading(lines)
    if not heading:
        yield Unreadable("empty", where=path)
        return
    if problem := missing_columns(heading, reading):
        yield Unreadable(problem, where=path)
        return
    for number, row in _rows(lines, delimiter, width=len(heading)):
        where = f"{path}:{number}"
        if isinstance(row, str):
            yield Unreadable(row, where=where)
        elif any(cell.strip() for cell in row):
            values = dict(
                zip(reversed(heading[: len(row)]), reversed(row), strict=True)
            )  # the first of one name
            yield read_row(values, reading, path=path, where=where)


def _heading(lines: _Lines) -> tuple[str, list[str]]:
    """Return the delimiter and the names of the columns; spreadsheets may state it in a line before."""
    line = next((line for line in lines if line.strip()), "")
    if line.lower().startswith("sep=") and len(line.strip()) == len("sep=;"):
        delimiter, line = line.strip()[-1], next(lines, "")
    else:
        parts = {d: len(next(csv.reader([line], delimiter=d), [])) for d in _DELIMITERS}
        delimiter = max(parts, key=parts.__getitem__)
    return delimiter, [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _rows(lines: _Lines, delimiter: str, *, width: int) -> Iterator[tuple[int, list[str] | str]]:
    """Yield rows with the numbers of their first lines, and what is wrong in place of a row that is none.

    A quote that nothing closes would make one cell of all rows after it. So rows are read strictly, and one
    that is not written as it should be is read by itself.
    """
    csv.field_size_limit(MAX_BYTES)
    while True:
        lines.begin_row()
        number = lines.number + 1
        try:
            row: list[str] | str = next(csv.reader(lines, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            is_long = "field larger" in str(error)
            row = [] if is_long else _by_itself(lines.taken[0], delimiter, width)
            lines.give_back(lines.taken[1:])
            if not row:
                yield number, _TOO_LONG if is_long else _NOT_CLOSED
                row = _next_whole(lines, delimiter, width)
                number = lines.number
        if lines.overlong:
            lines.overlong = False
            yield number, _TOO_LONG
        else:
            yield number, row if len(row) <= width else f"{len(row)} cells under {width} headings"


def _by_itself(line: str, delimiter: str, width: int) -> list[str]:
    """Return the row in a line where quotes are escaped by a backslash, or mean nothing; empty if none."""
    if '\\"' in line:
        escaped = next(csv.reader([line], delimiter=delimiter, escapechar="\\", doublequote=False), [])
        if len(escaped) == width:
            return escaped
    row = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return list(map(_bare, row)) if len(row) == width else []


def _bare(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1]
    return cell[1:-1] if is_quoted else cell


def _next_whole(lines: _Lines, delimiter: str, width: int) -> list[str]:
    """Return the next line that is a row by itself: what is left of a broken row is passed over."""
    for line in lines:
        try:
            row = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if len(row) == width:
            return row
    return []


class _Lines:
    """The lines of a table, decoded, none longer than one article may be; ``number`` counts them from 1.

    A longer one is blank, and sets ``overlong``. ``taken`` are those of the row at hand.
    """

    def __init__(self, stream: BinaryIO, *, path: str) -> None:
        sample = first_bytes(stream, _SAMPLE)
        # bytes that do not fit become half characters, which no article may hold
        self._text = io.TextIOWrapper(
            stream, _encoding(sample, path=path), errors="surrogateescape", newline=""
        )
        self._pages = _CodePages(sample, path=path) if self._text.encoding == "utf-8" else None
        self.number = 0
        self.overlong = False
        self.taken: list[str] = []
        self._back: deque[str] = deque()

    def let_go(self) -> None:
        """Leave the stream open for whoever opened it."""
        self._text.detach()

    def begin_row(self) -> None:
        self.taken = []

    def give_back(self, lines: list[str]) -> None:
        """Let lines be taken once more, before those that follow."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)
        self.taken = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._back:
            self.number += 1
            line = self._back.popleft()
        else:
            line = self._next()
        self.taken.append(line)
        return line

    def _next(self) -> str:
        line = self._text.readline(_LONGEST)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) < _LONGEST or line.endswith("\n"):
            return self._pages.read(line) if self._pages else line
        while line and not line.endswith("\n"):
            line = self._text.readline(_LONGEST)
        self.overlong = True
        return "\n"


class _CodePages:
    """The lines that are no UTF-8, of a table that was put together of others, or in a code page.

    Raises Unreadable when no line is UTF-8 and no code page fits them.
    """

    def __init__(self, sample: bytes, *, path: str) -> None:
        lines = [line for line in sample.splitlines() if not line.isascii()]
        others = list(filter(_is_of_code_page, lines))
        self._others = b"\n".join(others)
        self._page: str | None = None
        if others and len(others) == len(lines):
            self._page = likeliest(self._others, where=path)
        elif others:
            self._page = _likeliest(self._others)

    def read(self, line: str) -> str:
        """Return a line that was decoded as UTF-8, as it is or in the code page."""
        if line.isascii() or not _HALF.search(line):
            return line
        data = line.encode("utf-8", "surrogateescape")
        if not _is_of_code_page(data):
            return line
        if self._page is None and not self._others:
            self._page, self._others = _likeliest(data), data
        return data.decode(self._page, "surrogateescape") if self._page else line


def _is_of_code_page(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return not is_broken_utf8(line)
    return False


def _likeliest(data: bytes) -> str | None:
    """Return the code page of lines among others that are UTF-8, None where they may be damaged ones."""
    if sum(byte > 127 for byte in data) < _FEWEST_LETTERS:
        return None
    try:
        return likeliest(data, where="")
    except Unreadable:
        return None


def _encoding(sample: bytes, *, path: str) -> str:
    """Return the encoding of a table by its first bytes; UTF-8 stands for code pages, too."""
    if has_mark(sample):
        return "utf-8-sig" if sample.startswith(b"\xef") else "utf-16"
    if sample.count(0) * FEW_NULS > len(sample):
        return utf16_order(sample[: len(sample) // 2 * 2], where=path)
    return "utf-8"
