"""JSON Feed (https://www.jsonfeed.org/version/1.1/, and version 1) -> a feed as feedparser gives others.

What it gives as plain text becomes HTML, since that is what entries of other feeds are in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from feedparser import FeedParserDict

from kg.errors import Unreadable
from kg.read.encoding import decode

_VERSION: Final = "jsonfeed.org/version/"
_NO_FEED: Final = "no JSON Feed: give other JSON as one object a line in a file that ends in .jsonl"


def is_json(data: bytes) -> bool:
    """Tell whether bytes begin as an object or a list, as no other feed does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def parsed_json(data: bytes, *, limit: int, where: str) -> FeedParserDict:
    """Return the feed in the bytes; what is in place of an item and is none is an entry without anything.

    Raises Unreadable when it is none.
    """
    try:
        feed = json.loads(decode(data, limit=limit, where=where))
    except RecursionError as error:
        raise Unreadable("malformed JSON: nested too deeply", where=where) from error
    except ValueError as error:
        raise Unreadable(f"{_NO_FEED} ({error})", where=where) from error
    if not isinstance(feed, dict) or _VERSION not in _told(feed, "version"):
        raise Unreadable(_NO_FEED, where=where)
    items = feed.get("items")
    if not isinstance(items, list):
        raise Unreadable("a JSON Feed without a list of items", where=where)
    about = FeedParserDict(
        title=_as_html(_told(feed, "title") or _authors(feed)),
        link=_told(feed, "home_page_url"),
        language=_told(feed, "language"),
    )
    entries = [_entry(item if isinstance(item, dict) else {}) for item in items]
    if not about.title:  # who publishes is then who writes
        entries = [FeedParserDict(entry, source={"title": entry.author}) for entry in entries]
    return FeedParserDict(bozo=False, feed=about, entries=entries)


def _entry(item: Mapping[str, Any]) -> FeedParserDict:
    """Return an item under feedparser's names; an identifier that is an address is that of its page."""
    id = _told(item, "id")
    contents = _told(item, "content_html"), _as_html(_told(item, "content_text"))
    return FeedParserDict(
        id=id,
        link=_told(item, "url") or (id if id.startswith(("http://", "https://")) else ""),
        title=_as_html(_told(item, "title")),
        content=[{"value": content} for content in contents if content],
        summary=_as_html(_told(item, "summary")),
        published=_told(item, "date_published"),
        updated=_told(item, "date_modified"),
        language=_told(item, "language"),
        author=_as_html(_authors(item)),
    )


def _authors(of: Mapping[str, Any]) -> str:
    """Return the names of authors, of which version 1 had one."""
    several = of.get("authors")
    authors = several if isinstance(several, list) else [of.get("author")]
    return ", ".join(filter(None, (_told(author, "name") for author in authors if isinstance(author, dict))))


def _told(of: Mapping[str, Any], key: str) -> str:
    """Return a value as text, '' for none."""
    value = of.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):  # identifiers, against the rules
        value = str(value)
    if not isinstance(value, str):
        return ""
    # half of a surrogate pair, where a program has cut an emoji in two, is no character
    return value.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_html(plain: str) -> str:
    lines = escape(plain, quote=False).replace("\r\n", "\n")
    return lines.replace("\n\n", "<p>").replace("\n", "<br>")
