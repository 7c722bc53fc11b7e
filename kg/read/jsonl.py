"""JSON Lines -> articles: one object a line, metadata beside the text. Also through gzip, streamed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import BinaryIO, Final, cast

import msgspec

from kg.errors import SkipRecord, Unreadable
from kg.read.articles import read_located
from kg.read.encoding import MAX_BYTES
from kg.read.metadata import read_metadata
from kg.records import Article

_TEXT_KEYS: Final = ("text", "body", "content")
_MARK: Final = "\ufeff".encode()


def read_jsonl(
    stream: BinaryIO, *, path: str, lang: str | None, languages: Sequence[str], head: bytes = b""
) -> Iterator[Article | SkipRecord]:
    """Yield the article, or the reason why there is none, of each line that is not blank, in order.

    ``head`` are the lines that were taken from the stream already.
    """
    for number, line in _lines(stream, head, path=path):
        where = f"{path}:{number}"
        if isinstance(line, SkipRecord):
            yield line
        elif line.strip():
            yield _read_line(line, path=path, where=where, lang=lang, languages=languages)


def unzip(stream: BinaryIO) -> BinaryIO:
    """Return the unpacked stream; a broken one is reported by read_jsonl where it breaks."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))  # typeshed does not call it one, but it reads as one


def is_object(line: bytes) -> bool:
    """Tell whether a line is a whole JSON object."""
    if not line.lstrip(_MARK).lstrip().startswith(b"{"):
        return False
    try:
        msgspec.json.decode(line.removeprefix(_MARK), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


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
        except (OSError, EOFError, zlib.error) as error:
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
            yield number, line.removeprefix(_MARK) if number == 1 else line


def _read_line(
    line: bytes, *, path: str, where: str, lang: str | None, languages: Sequence[str]
) -> Article | SkipRecord:
    try:
        values = _decode(line, where=where)
        text, meta = _text(values, where=where), read_metadata(values, where=where)
    except SkipRecord as reject:
        return reject
    return read_located(text, meta, path=path, where=where, lang=lang, languages=languages)


def _decode(line: bytes, *, where: str) -> dict[str, object]:
    try:
        return msgspec.json.decode(line, type=dict[str, object])
    except UnicodeDecodeError as error:
        raise Unreadable("broken UTF-8 in this line", where=where) from error
    except RecursionError as error:
        raise Unreadable("malformed JSON: nested too deeply", where=where) from error
    except msgspec.ValidationError as error:
        raise Unreadable('expected one JSON object, such as {"text": "..."}', where=where) from error
    except msgspec.DecodeError as error:
        raise Unreadable(
            f"malformed JSON: {str(error).removeprefix('JSON is malformed: ')}", where=where
        ) from error


def _text(values: dict[str, object], *, where: str) -> str:
    key = next((k for k in _TEXT_KEYS if values.get(k) is not None), None)
    if key is None:
        raise Unreadable(f"no text: expected one of the keys {', '.join(_TEXT_KEYS)}", where=where)
    if not isinstance(text := values[key], str):
        raise Unreadable(f"{key}: expected text, found {type(text).__name__}", where=where)
    return text
