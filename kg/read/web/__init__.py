"""An address that the user named -> articles: a page, a feed, or a file of articles, by its type or its name.

guard.py   connections to public addresses only
client.py  fetching, politely and within bounds
logins.py  what to say to a host that asks who is there
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from kg.errors import SkipRecord, Unreadable, WrongUse
from kg.hosts import with_dns_name
from kg.logins import without_login
from kg.read.feeds import FEED_BYTES
from kg.read.formats import FEED, PAGE, TEXT, Format, check_kind, format_of, head_of, is_page, read_one
from kg.read.metadata import web_address
from kg.read.options import Reading
from kg.read.pages import PAGE_BYTES, read_page
from kg.read.unread import read_through
from kg.read.web.client import Client, Fetched
from kg.read.web.guard import host_of
from kg.records import Article, Origin

__all__ = ["Client", "check_address", "page_of", "read_address"]

_COLLECTION_BYTES: Final = 4_000_000_000  # of a web archive; those of CC-NEWS have 1 GB
_KINDS: Final = {
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/feed+json": FEED,
    "application/json": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "text/plain": TEXT,
}
_UNTOLD: Final = ("", "application/octet-stream")


def check_address(url: str) -> str:
    """Return the address. Raises WrongUse when it is none of http or https."""
    try:
        host_of(url)
    except ValueError as error:
        raise WrongUse(f"{url}: no web address, such as https://example.org/news") from error
    return url


def read_address(url: str, reading: Reading, client: Client | None = None) -> Iterator[Article | SkipRecord]:
    """Yield the articles at an address, or why there is none."""
    try:
        fetched = (client or Client([url], netrc=reading.netrc)).get(url, limit=_limit)
        with fetched.body:
            yield from _articles(fetched, with_dns_name(without_login(url)), reading)
    except SkipRecord as reject:
        yield reject


def page_of(
    fetched: Fetched, reading: Reading, *, named: str, origin: Origin | None = None
) -> Article | SkipRecord:
    """Return the article of a page that was fetched, or why there is none."""
    is_known = fetched.kind in _KINDS and not fetched.kind.endswith("json")
    if not is_known and fetched.kind not in _UNTOLD:
        return Unreadable(f"{fetched.kind} is nothing that kg reads", where=named)
    origin = origin or Origin(accessed=fetched.accessed)
    data = fetched.body.read(PAGE_BYTES + 1)
    return read_page(
        data, reading, path=named, where=named, url=fetched.url, charset=fetched.charset, origin=origin
    )


def _articles(fetched: Fetched, named: str, reading: Reading) -> Iterator[Article | SkipRecord]:
    known, head = _format(fetched.url, fetched.kind), head_of(fetched.body)
    if known is None and not fetched.kind and is_page(head):
        known = PAGE
    if known is PAGE:
        yield page_of(fetched, reading, named=named)
    elif known is FEED:
        yield from map(read_through, FEED.read(fetched.body, named, reading))
    elif known is TEXT:
        yield read_one(fetched.body.read(), named, reading, url=web_address(fetched.url, with_path=True))
    elif known is None:
        raise Unreadable(f"{fetched.kind or 'what is there'} is nothing that kg reads", where=named)
    else:
        check_kind(known, head, where=named)
        address = urlsplit(fetched.url)._replace(query="", fragment="").geturl()
        yield from map(read_through, known.read(fetched.body, address, reading))


def _format(url: str, kind: str) -> Format | None:
    """Return the format of what is at an address: a name that tells one counts before the type."""
    named = format_of(urlsplit(url).path)
    if named is FEED and kind == "text/plain":  # as servers send files whose type they do not know
        return FEED
    if named is None or named in (PAGE, TEXT, FEED):
        return _KINDS.get(kind, named)
    return named


def _limit(url: str, kind: str) -> int:
    known = _format(url, kind)
    return PAGE_BYTES if known in (PAGE, TEXT, None) else FEED_BYTES if known is FEED else _COLLECTION_BYTES
