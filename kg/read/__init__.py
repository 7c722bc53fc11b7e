"""Source -> Article: plain text, Markdown and JSON Lines, from files, folders, globs or standard input.

    sources.py   what the user named -> files      encoding.py   bytes -> text
    heading.py   text -> title, date, body         datelines.py  one line -> date
    language.py  text -> language                  metadata.py   what is stated beside a text
    jsonl.py     lines -> texts with metadata      identity.py   article -> identifier

Nothing vanishes: what gives no article gives the error that says why, in its place.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from kg.errors import SkipRecord, Unreadable, WrongUse
from kg.read.articles import read_located, read_text
from kg.read.encoding import MAX_BYTES, check_plain, check_size, decode
from kg.read.jsonl import is_object, read_jsonl, unzip
from kg.read.language import normalise
from kg.read.metadata import Metadata
from kg.read.sources import JSON_LINES, STDIN, find_files
from kg.records import Article

__all__ = ["MAX_BYTES", "find_files", "read", "read_text"]


def read(source: str, *, lang: str | None = None, languages: Sequence[str]) -> Iterator[Article | SkipRecord]:
    """Return the articles of a source in order, and in its place the reason for each that cannot be read.

    ``source`` is a file, a folder, a glob or ``-``. Standard input is JSON Lines when its first line is a
    JSON object, else one text. ``languages`` are the packs at hand; ``lang`` names the language of all
    articles instead of stating or detecting it one by one. Text is kept as decoded: no line end changes,
    only a byte order mark goes, so offsets count in the file as it is.

    Raises WrongUse at once, before the first article, when the source is not there or ``lang`` has no pack.
    """
    if lang is not None and (lang := normalise(lang)) not in languages:
        raise WrongUse(f"--lang {lang}: no such language pack; packs: {', '.join(languages)}")
    if source == STDIN:
        return _read_stdin(lang, languages)
    return chain.from_iterable(_read_file(path, lang, languages) for path in find_files(source))


def _read_file(path: str, lang: str | None, languages: Sequence[str]) -> Iterator[Article | SkipRecord]:
    try:
        with open(path, "rb") as stream:
            if not path.lower().endswith(JSON_LINES):
                check_size(os.fstat(stream.fileno()).st_size, where=path)
                yield _read_one(stream.read(), path, lang, languages)
            else:
                lines = unzip(stream) if path.lower().endswith(".gz") else stream
                yield from read_jsonl(lines, path=path, lang=lang, languages=languages)
    except OSError as error:
        yield Unreadable(f"cannot be read: {error.strerror}", where=path)
    except Unreadable as reject:
        yield reject


def _read_one(data: bytes, path: str, lang: str | None, languages: Sequence[str]) -> Article | SkipRecord:
    try:
        text = decode(data, where=path)
        check_plain(text, where=path)
    except Unreadable as reject:
        return reject
    return read_located(text, Metadata(), path=path, where=path, lang=lang, languages=languages)


def _read_stdin(lang: str | None, languages: Sequence[str]) -> Iterator[Article | SkipRecord]:
    stream = sys.stdin.buffer
    head = _through_first_line(stream)
    if is_object(head):
        yield from read_jsonl(stream, path=STDIN, lang=lang, languages=languages, head=head)
    else:
        yield _read_one(head + stream.read(MAX_BYTES + 1 - len(head)), STDIN, lang, languages)


def _through_first_line(stream: BinaryIO) -> bytes:
    """Read blank lines and the first line that is not blank."""
    head = line = stream.readline(MAX_BYTES)
    while line and not line.strip() and len(head) < MAX_BYTES:
        line = stream.readline(MAX_BYTES)
        head += line
    return head
