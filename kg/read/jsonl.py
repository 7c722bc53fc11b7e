"""JSON Lines -> articles: one object a line, metadata beside the text. Also through gzip, streamed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO, Final

import msgspec

from kg.errors import SkipRecord, Unreadable
from kg.read.encoding import MAX_BYTES
from kg.read.options import Reading
from kg.read.packed import BROKEN, in_utf8, unpacked
from kg.read.rows import read_row
from kg.records import Article

_MARK: Final = "\ufeff".encode()
_OUT_OF_RANGE: Final = "out of range"  # of msgspec, which counts it among values of a wrong type
_OBJECT: Final = re.compile(rb'\s*(?:\[\s*)?(?:\{\s*(?:\}|"[^"\n]*"\s*:)|[\[{]\s*\Z)')
_BEGINS: Final = re.compile(rb"\s*(?:\[|\{|\[\s*\{.*)\s*", re.DOTALL)
_NOT_BY_LINE: Final = (
    "JSON, but not one object a line: write it so, as by jq -c 'if type == \"array\" then .[] else . end'"
)
_BROKEN_UTF8: Final = "broken UTF-8 in this line: save the file as UTF-8 again"
_NO_NUMBER: Final = (b"NaN", b"Infinity")


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    """Yield the articles of a file, which may be packed by gzip."""
    with in_utf8(unpacked(stream)) as lines:
        yield from read_jsonl(lines, path, reading)


def read_jsonl(
    stream: BinaryIO, path: str, reading: Reading, *, head: bytes = b""
) -> Iterator[Article | SkipRecord]:
    """Yield the article, or the reason why there is none, of each line that is not blank, in order.

    ``head`` are the lines that were taken from the stream already. JSON over several lines is named once.
    """
    is_first = True
    for number, line in _lines(stream, head, path=path):
        if isinstance(line, SkipRecord):
            yield line
        elif line.strip():
            if is_first and _goes_on(line):
                yield Unreadable(_NOT_BY_LINE, where=path)
                return
            is_first = False
            yield _read_line(line, reading, path=path, where=f"{path}:{number}")


def _goes_on(line: bytes) -> bool:
    """Tell whether the first line only begins what following ones end: an array, or an object."""
    if not _BEGINS.fullmatch(line):
        return False
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return True
    return False


def begins_json(line: bytes) -> bool:
    """Tell whether a line is a JSON object, or begins as one or as an array of them: a text hardly does."""
    return _OBJECT.match(line.removeprefix(_MARK)) is not None


def _lines(stream: BinaryIO, head: bytes, *, path: str) -> Iterator[tuple[int, bytes | SkipRecord]]:
    """Yield numbered lines, holding no more than one article in memory."""
    first = head.removeprefix(_MARK).splitlines(keepends=True)
    yield from enumerate(first, 1)
    for number in count(len(first) + 1):
        try:
            line = stream.readline(MAX_BYTES + 1)
            too_long = len(line) > MAX_BYTES
            while too_long and not line.endswith(b"\n") and line:
                line = stream.readline(MAX_BYTES)
        except BROKEN as error:
            yield number, Unreadable(f"broken file, the rest is lost: {error}", where=f"{path}:{number}")
            return
        if too_long:
            yield (
                number,
                Unreadable(f"more than {MAX_BYTES // 1_000_000} MB in one line", where=f"{path}:{number}"),
            )
        elif not line:
            return
        else:
            yield number, line.removeprefix(_MARK)  # each file that was joined to others may begin with one


def _read_line(line: bytes, reading: Reading, *, path: str, where: str) -> Article | SkipRecord:
    try:
        values = _decode(line, where=where)
    except SkipRecord as reject:
        return reject
    return read_row(values, reading, path=path, where=where)


def _decode(line: bytes, *, where: str) -> dict[str, object]:
    """Return the object in a line. NaN, which programs write for a cell that is empty, is null."""
    try:
        return msgspec.json.decode(line, type=dict[str, object])
    except UnicodeDecodeError as error:
        raise Unreadable(_BROKEN_UTF8, where=where) from error
    except RecursionError as error:
        raise Unreadable("malformed JSON: nested too deeply", where=where) from error
    except msgspec.ValidationError as error:
        if _OUT_OF_RANGE in str(error):
            why = "a number in this line is out of range: write it as text"
            raise Unreadable(why, where=where) from error
        raise Unreadable('expected one JSON object, such as {"text": "..."}', where=where) from error
    except msgspec.DecodeError as error:
        if (values := _with_no_numbers(line)) is not None:
            return values
        if not _is_utf8(line):  # which msgspec tells in one way or the other, by its version
            raise Unreadable(_BROKEN_UTF8, where=where) from error
        raise Unreadable(
            f"malformed JSON: {str(error).removeprefix('JSON is malformed: ')}", where=where
        ) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _with_no_numbers(line: bytes) -> dict[str, object] | None:
    """Return the object in a line with NaN or Infinity, which JSON does not know; None if there is none."""
    if not any(name in line for name in _NO_NUMBER):
        return None
    try:
        values = json.loads(line, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None
