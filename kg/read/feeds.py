"""Feeds -> articles. RSS and Atom are read by feedparser: of all forms that feeds come in it knows the most.

An entry is an article when it carries its text. What most feeds give is a summary that leads to a page; such
an entry is named as what is missing, unless the user takes the summary for the text.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any, BinaryIO, Final
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser

from kg.errors import SkipRecord, Unreadable
from kg.logins import without_login
from kg.read.articles import read_located
from kg.read.datelines import read_date, read_stated_date
from kg.read.jsonfeed import is_json, parsed_json
from kg.read.language import settle
from kg.read.metadata import Metadata, web_address
from kg.read.moments import is_no_date
from kg.read.options import Reading
from kg.read.pages.blocks import one_line
from kg.read.pages.encoding import decode_page
from kg.read.pages.fragment import fragment_text
from kg.read.sources import file_name
from kg.records import Article, Origin

FEED_BYTES: Final = 20_000_000
_ENTITY: Final = re.compile("<!ENTITY", re.IGNORECASE)
_ENTRY: Final = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_END: Final = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*\Z", re.IGNORECASE)
_SUMMARY: Final = ("description", "summary")
_WHOLE_TEXTS: Final = ("yandex_full-text", "full-text", "turbo_content")  # where feeds for Yandex have it
_WHOLE: Final = 600  # characters from which a description is a text and no summary, unless it is cut off
_CUT_OFF: Final = re.compile(r"(?:…|\.\.\.|\[&?[^\]]{0,9}\])\s*\Z")


def read_file(stream: BinaryIO, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    """Yield the article, or the reason why there is none, of each entry in order; entries count from 1."""
    yield from read_feed(stream.read(FEED_BYTES + 1), path, reading)


def read_feed(data: bytes, path: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    try:
        feed = parsed(data, where=path)
    except Unreadable as reject:
        yield reject
        return
    for number, entry in enumerate(feed.entries, 1):
        yield read_entry(entry, feed.feed, reading, path=path, where=f"{path}:{number}")
    if feed.bozo and isinstance(feed.bozo_exception, SAXException):
        told = " ".join(str(feed.bozo_exception).split())
        yield Unreadable(
            f"broken feed, what follows may be lost: {told}", where=f"{path}:{len(feed.entries) + 1}"
        )


def parsed(data: bytes, *, where: str) -> Any:
    """Return the feed in the bytes, in whatever encoding (kg.read.pages.encoding).

    Raises Unreadable when it is none, too much, or declares entities.
    """
    if len(data) > FEED_BYTES:
        raise Unreadable(f"more than the {FEED_BYTES // 1_000_000} MB that a feed may have", where=where)
    if is_json(data):
        return parsed_json(data, limit=FEED_BYTES, where=where)
    text = decode_page(data, limit=FEED_BYTES, where=where) if data.strip() else ""
    if _ENTITY.search(text):
        raise Unreadable("declares entities, which no feed needs and an attack would", where=where)
    feed = feedparser.parse(
        text.lstrip().encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8"},  # before what the feed declares
        sanitize_html=True,
        resolve_relative_uris=False,
    )
    if feed.bozo and _is_whole(text, len(feed.entries)):
        feed.bozo = False  # a stray ampersand, say: feedparser has read past it
    if not feed.get("version"):
        raise Unreadable("no feed: neither RSS, Atom nor JSON Feed", where=where)
    return feed


def _is_whole(text: str, entries: int) -> bool:
    """Tell whether a feed that is no XML was read all the same: it has its end, and all its entries."""
    return _END.search(text) is not None and len(_ENTRY.findall(text)) == entries


def read_entry(entry: Any, feed: Any, reading: Reading, *, path: str, where: str) -> Article | SkipRecord:
    """Return the article of an entry, or why there is none."""
    try:
        title = _plain(entry.get("title"))
        link = entry_address(entry, feed, found_at=path)
        paragraphs = [p for p in _text(entry, link, reading, where=where) if p != title]
        text = "\n\n".join([*([title] if title else []), *paragraphs])
        hint = entry.get("language") or feed.get("language")
        lang = reading.lang or settle(text, None, reading.languages, hint=hint, where=where)
    except SkipRecord as reject:
        return reject
    meta = Metadata(
        url=link,
        title=title,
        published=_published(entry, month_first=lang == "en"),
        publisher=_plain(entry.get("source", {}).get("title")) or _plain(feed.get("title")),
        lang=lang,
        origin=Origin(container=file_name(path), record=entry_id(entry)),
    )
    return read_located(text, meta, reading, path=path, where=where)


def _text(entry: Any, link: str | None, reading: Reading, *, where: str) -> list[str]:
    """Return the paragraphs of an entry. Raises Unreadable when it holds no more than a summary."""
    whole = [entry.get(name) for name in _WHOLE_TEXTS]
    given = [*(c.get("value") for c in entry.get("content", [])), *(w for w in whole if isinstance(w, str))]
    contents = [fragment_text(markup or "", where=where) for markup in given]
    if found := max(contents, key=lambda paragraphs: sum(map(len, paragraphs)), default=[]):
        return found
    summary = fragment_text(entry.get("summary") or "", where=where)
    length = sum(map(len, summary))
    is_whole = length >= _WHOLE and not _CUT_OFF.search(summary[-1])
    if summary and (is_whole or reading.columns.get("text") in _SUMMARY):
        return summary
    raise Unreadable(
        f"no text, only a summary of {length} characters: take in the page{f' {link}' if link else ''}, "
        "or the summary with --column text=description",
        where=where,
    )


def entry_address(entry: Any, feed: Any, *, found_at: str) -> str | None:
    """Return the address of an entry's page; one that is relative counts from that of the feed's site, and
    that from where the feed was found.
    """
    link, site = str(entry.get("link") or "").strip(), str(feed.get("link") or "")
    try:
        base = urljoin(found_at if web_address(found_at) else "", site)
        return web_address(urljoin(base, link) if link else "", with_path=True)
    except ValueError:  # a bracket out of place
        return None


def entry_id(entry: Any) -> str | None:
    """Return what names an entry in its feed."""
    return without_login(one_line(str(entry.get("id") or entry.get("link") or "")))[:1000] or None


def _published(entry: Any, *, month_first: bool) -> str | None:
    """Return when an entry was published, or updated where a feed tells nothing else."""
    for name in ("published", "updated"):
        said = one_line(str(entry.get(name) or ""))
        if date := read_stated_date(said, month_first=month_first):
            return date
        parts = entry.get(f"{name}_parsed")
        if isinstance(parts, struct_time) and 1900 < parts.tm_year < 2100 and read_date(said) is None:
            date = datetime.fromtimestamp(timegm(parts), UTC).isoformat()
            return None if is_no_date(date) else date
    return None


def _plain(markup: object) -> str | None:
    if not isinstance(markup, str):
        return None
    return one_line(unescape(re.sub(r"<[^>]*>", " ", markup)))[:1000] or None
