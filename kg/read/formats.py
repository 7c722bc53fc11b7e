"""The kinds of files that hold articles: how their names end, and what reads them.

A reader gets an open file, its name and how to read, and yields for each article in it the article, or the
reason why there is none. It holds no more than one article in memory where ``many`` are in a file. Modules
are imported when a file needs them.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, NamedTuple, TypeAlias

from kg.errors import SkipRecord, Unreadable
from kg.read.articles import read_located
from kg.read.encoding import GZIP, MAX_BYTES, check_plain, check_size, decode, known_as
from kg.read.metadata import Metadata
from kg.read.options import Reading
from kg.read.packed import first_bytes, unpacked
from kg.read.unread import Item
from kg.records import Article

Items: TypeAlias = Iterator[Item]
Reader: TypeAlias = Callable[[BinaryIO, str, Reading], Items]


class Format(NamedTuple):
    """``reader`` is the module and function that read such files. Of many articles there may be none: then
    ``lacks`` says what is not there; it is empty where a file holds one article.
    """

    suffixes: tuple[str, ...]
    reader: str
    lacks: str = ""

    @property
    def many(self) -> bool:
        return bool(self.lacks)

    def read(self, stream: BinaryIO, path: str, reading: Reading) -> Items:
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(importlib.import_module(module), function)
        item = None
        for item in reader(stream, path, reading):
            yield item
        if item is None:
            yield Unreadable(self.lacks, where=path)


TEXT: Final = Format((".txt", ".md"), "kg.read.formats:read_plain")
PAGE: Final = Format((".html", ".htm", ".xhtml"), "kg.read.pages:read_file")
JSON_LINES: Final = Format(
    (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"),
    "kg.read.jsonl:read_file",
    'no line in it: write one object a line, such as {"text": "..."}',
)
TABLE: Final = Format(
    (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
    "kg.read.tables:read_file",
    "a heading and no row below it: look whether the table was saved whole",
)
PARQUET: Final = Format(
    (".parquet",),
    "kg.read.parquet:read_file",
    "no row with anything in it: look whether the table was saved whole",
)
ARCHIVE: Final = Format(
    (".warc", ".warc.gz"),
    "kg.read.archives:read_file",
    "no web page in this archive: only HTML that was answered with status 200 is read",
)
FEED: Final = Format(
    (".rss", ".atom", ".xml", ".json"),
    "kg.read.feeds:read_file",
    "a feed without entries: fetch it again later",
)

FORMATS: Final = (TEXT, PAGE, JSON_LINES, TABLE, PARQUET, ARCHIVE, FEED)
# What a folder is searched for: most files that end in .json are no feeds, so these have to be named.
SUFFIXES: Final = tuple(suffix for known in FORMATS for suffix in known.suffixes if suffix != ".json")
MANY: Final = tuple(suffix for known in FORMATS if known.many for suffix in known.suffixes)

_HEAD: Final = 1000
_IN_ARCHIVE: Final = re.compile(r"(?:zip|tar)://(?P<name>.*?)::", re.IGNORECASE | re.DOTALL)
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*(?:<!doctype html|<html))",
    re.IGNORECASE,
)


def name_within(path: str) -> str:
    """Return the name of a file, that within its archive where it lies in one.

    >>> name_within("zip://news/a.jsonl::news.zip"), name_within("news/a.jsonl")
    ('news/a.jsonl', 'news/a.jsonl')
    """
    return found["name"] if (found := _IN_ARCHIVE.match(path)) else path


def is_of_many(path: str) -> bool:
    """Tell whether the name of a file is one of those that hold many articles."""
    return name_within(path).lower().endswith(MANY)


def format_of(path: str) -> Format | None:
    """Return the format that the name of a file tells, None when it tells none."""
    name = name_within(path).lower()
    return next((known for known in FORMATS if name.endswith(known.suffixes)), None)


def read_stream(stream: BinaryIO, path: str, reading: Reading) -> Items:
    """Return the articles of a file; if its name tells nothing, it is a page or a text, as its head says.

    Raises Unreadable for a file of many articles that holds something else, as what a site answers instead.
    """
    head = head_of(stream)
    known = format_of(path) or (PAGE if is_page(head) else TEXT)
    check_kind(known, head, where=path)
    if head.startswith(GZIP) and known in (JSON_LINES, TABLE):
        within = first_bytes(unpacked(stream), _HEAD)
        stream.seek(0)
        check_kind(known, within, where=path, is_within=True)
    return known.read(stream, path, reading)


def head_of(stream: BinaryIO) -> bytes:
    """Return what a stream begins with, which is still to be read."""
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def check_kind(known: Format, head: bytes, *, where: str, is_within: bool = False) -> None:
    """Raise Unreadable for what is none of its format by its head, where one reason says it for all of it.

    ``is_within`` a gzip file the head is that of another one.
    """
    if not known.many:
        return
    if not head:
        raise Unreadable("empty", where=where)
    if known is not FEED and is_page(head):  # which says so itself
        raise Unreadable("a web page, not what its name says: open it to see what the site says", where=where)
    if (is_within or not head.startswith(GZIP)) and (other := known_as(head)):
        raise Unreadable(f"not what its name says but {other}", where=where)


def is_page(head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of a web page."""
    return _MARKUP.match(head) is not None


def read_plain(stream: BinaryIO, path: str, reading: Reading) -> Items:
    """Yield the article of a file that holds one text."""
    check_size(stream.seek(0, os.SEEK_END), where=path)
    stream.seek(0)
    yield read_one(stream.read(MAX_BYTES + 1), path, reading)


def read_one(data: bytes, path: str, reading: Reading, *, url: str | None = None) -> Article | SkipRecord:
    """Return the article of a text, or why there is none; ``url`` is where it was found."""
    try:
        text = decode(data, where=path)
        check_plain(text, where=path)
    except SkipRecord as reject:
        return reject
    return read_located(text, Metadata(url=url), reading, path=path, where=path)
