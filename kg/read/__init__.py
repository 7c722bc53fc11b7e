"""Source -> Article: texts, web pages, JSON Lines, from files, folders, globs or standard input.

    sources.py   what the user named -> files      formats.py    file -> its reader
    encoding.py  bytes -> text                     language.py   text -> language
    heading.py   text -> title, date, body         datelines.py  one line -> date
    titles.py    lines -> which is the title       furniture.py  one line -> what of the page it is
    pages/       web page -> article               metadata.py   what is stated beside a text
    web/         an address that the user names
    jsonl.py     lines -> texts with metadata      packed.py     files of many -> their bytes
    identity.py  article -> identifier             cutoff.py     whether an archive ends amid a record
    meter.py     how far reading is                unread.py     a page that workers read

Nothing vanishes: what gives no article gives the error that says why, in its place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

from kg.errors import KgError, SkipRecord, Unreadable, WrongUse
from kg.logins import without_login
from kg.read.articles import read_text
from kg.read.encoding import MAX_BYTES
from kg.read.formats import is_page, read_one, read_stream
from kg.read.jsonl import is_object, read_jsonl
from kg.read.language import normalise
from kg.read.meter import Meter
from kg.read.options import Reading
from kg.read.sources import STDIN, find_files, open_file, shown
from kg.read.unread import Item, Unread, read_through
from kg.records import Article

__all__ = [
    "MAX_BYTES",
    "Item",
    "Meter",
    "Unread",
    "find_files",
    "read",
    "read_ahead",
    "read_text",
    "read_through",
]


def read(
    source: str,
    *,
    lang: str | None = None,
    languages: Sequence[str],
    columns: Mapping[str, str] | None = None,
    netrc: str | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | SkipRecord]:
    """Return the articles of a source in order, and in its place the reason for each that cannot be read.

    ``source`` is a file, a folder, a glob, a web address or ``-``; kg.read.formats lists the kinds of files.
    Standard input is JSON Lines when its first line is a JSON object, a web page when it begins as one, else
    one text. ``languages`` are the packs at hand; ``lang`` names the language of all articles instead of
    stating or detecting it one by one. ``columns``, ``netrc``: see Reading. A plain text is kept as decoded:
    no line end changes, only a byte order mark goes, so offsets count in the file as it is. ``meter`` tells
    how far reading is.

    Raises WrongUse at once, before the first article, when the source is not there or ``lang`` has no pack.
    """
    items = read_ahead(source, lang=lang, languages=languages, columns=columns, netrc=netrc, meter=meter)
    return map(read_through, items)


def read_ahead(
    source: str,
    *,
    lang: str | None = None,
    languages: Sequence[str],
    columns: Mapping[str, str] | None = None,
    netrc: str | None = None,
    meter: Meter | None = None,
) -> Iterator[Item]:
    """Return the same, with web pages still to be read: what takes long is left to who has workers."""
    if lang is not None and (lang := normalise(lang)) not in languages:
        raise WrongUse(f"--lang {lang}: no such language pack; packs: {', '.join(languages)}")
    reading = Reading(lang=lang, languages=tuple(languages), columns=columns or {}, netrc=netrc)
    meter = meter or Meter()
    if source == STDIN:
        meter.expect(None)
        return _guarded(_read_stdin(reading), STDIN)
    if source.lower().startswith(("http://", "https://")):
        from kg.read.web import check_address, read_address  # nothing of the web without an address of it

        meter.expect(None)
        return _guarded(read_address(check_address(source), reading), without_login(source))
    files = find_files(source, passed=meter.passed)
    meter.expect(files)
    return chain.from_iterable(_guarded(_read_file(path, reading, meter), path) for path in files)


def _guarded(items: Iterator[Item], path: str) -> Iterator[Item]:
    """Yield the items, and the fault that ends them: the record boundary, so that it costs one source."""
    try:
        yield from items
    except KgError:  # what concerns the run
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        why = f"kg failed on this file, the rest of it is lost, please report it: {fault}"
        yield Unreadable(why, where=without_login(shown(path)))


def _read_file(path: str, reading: Reading, meter: Meter) -> Iterator[Item]:
    name = without_login(shown(path))
    try:
        with open_file(path) as stream:
            meter.begin(stream)
            try:
                yield from read_stream(stream, name, reading)
            finally:
                meter.end()
    except OSError as error:
        yield Unreadable(f"cannot be read: {error.strerror or error}", where=name)
    except Unreadable as reject:
        yield reject


def _read_stdin(reading: Reading) -> Iterator[Item]:
    stream = sys.stdin.buffer
    head = _through_first_line(stream)
    if is_object(head):
        yield from read_jsonl(stream, STDIN, reading, head=head)
    elif is_page(head):
        from kg.read.pages import PAGE_BYTES, read_page  # lxml, which other sources do not need

        yield read_page(head + stream.read(PAGE_BYTES + 1 - len(head)), reading, path=STDIN, where=STDIN)
    else:
        yield read_one(head + stream.read(MAX_BYTES + 1 - len(head)), STDIN, reading)


def _through_first_line(stream: BinaryIO) -> bytes:
    """Read blank lines and the first line that is not blank."""
    head = line = stream.readline(MAX_BYTES)
    while line and not line.strip() and len(head) < MAX_BYTES:
        line = stream.readline(MAX_BYTES)
        head += line
    return head
