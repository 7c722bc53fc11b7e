"""Feeds -> articles that are new since the last look: what was seen is kept beside the store.

An entry with its text is an article; for one with a summary its page is fetched. An entry counts as seen once
its article has been through the stages, so that a look that was stopped is done again, and one whose page
could not be fetched is tried again at the next look.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from kg.errors import SkipRecord, StoreUnavailable, Unreadable
from kg.hosts import with_dns_name
from kg.logins import without_login
from kg.read.feeds import FEED_BYTES, entry_address, entry_id, parsed, read_entry
from kg.read.meter import Meter
from kg.read.options import Reading
from kg.read.pages import PAGE_BYTES
from kg.read.pages.blocks import one_line
from kg.read.web import Client, page_of
from kg.records import Article, Origin

_LONGEST_NAME: Final = 1_000
_REMEMBERED: Final = 5_000  # entries of a feed; one lists seldom more than 100


class Followed(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What is known of a feed: what its server said of its version, and the entries that were seen."""

    etag: str | None = None
    modified: str | None = None
    seen: list[str] = []


class Feeds:
    """The feeds that a store follows. ``read`` stands for kg.read.read in a run; ``keep`` then remembers."""

    def __init__(self, file: Path | None, client: Client) -> None:
        self._file, self._client = file, client
        self._known = _remembered(file)
        self._looked: dict[str, Followed] = {}

    def read(
        self,
        source: str,
        *,
        lang: str | None,
        languages: Sequence[str],
        columns: dict[str, str],
        netrc: str | None = None,
        meter: Meter,
    ) -> Iterator[Article | SkipRecord]:
        """Yield the articles of the entries of a feed that are new, or why there is none; the client has the
        ``netrc`` already.
        """
        meter.expect(None)
        reading = Reading(lang=lang, languages=tuple(languages), columns=columns)
        named = _named(source)
        known = self._known.get(named, Followed())
        try:
            fetched = self._client.get(
                source, limit=lambda _url, _kind: FEED_BYTES, etag=known.etag, modified=known.modified
            )
            with fetched.body:
                if fetched.is_same:
                    return
                feed = parsed(fetched.body.read(), where=source)
        except SkipRecord as reject:
            yield reject
            return
        found = Followed(etag=fetched.etag, modified=fetched.modified, seen=list(known.seen))
        yield from self._new(feed, found, reading, named)
        found.seen = found.seen[-max(_REMEMBERED, len(feed.entries)) :]
        self._looked[named] = found

    def _new(
        self, feed: Any, found: Followed, reading: Reading, source: str
    ) -> Iterator[Article | SkipRecord]:
        """Yield the articles of the entries that were not seen before, and note that they are now."""
        names, seen = Counter(map(entry_id, feed.entries)), set(found.seen)
        for entry in reversed(feed.entries):  # the oldest first
            name = entry_id(entry)
            if names[name] > 1:  # some feeds give all entries one identifier
                name = one_line(f"{name or ''} {entry.get('link') or ''}")[:_LONGEST_NAME] or None
            name = name or _digest(entry)
            if name in seen:
                continue
            seen.add(name)
            article = self._article(entry, feed.feed, reading, feed_url=source)
            if article is None:
                found.etag = found.modified = None  # so that the next look sees the entry again
                yield Unreadable(
                    "its page cannot be fetched now; the next look tries again", where=f"{source} {name}"
                )
            else:
                found.seen.append(name)
                yield article

    def keep(self) -> None:
        """Remember what was seen, after the run that took it in. Raises StoreUnavailable."""
        self._known.update(self._looked)
        self._looked = {}
        if self._file is None:
            return
        fresh = self._file.with_name(self._file.name + ".new")
        try:
            fresh.write_bytes(msgspec.json.format(msgspec.json.encode(self._known), indent=1))
            os.replace(fresh, self._file)
        except OSError as error:
            raise StoreUnavailable(f"{self._file}: cannot be written: {error.strerror}") from error

    def _article(
        self, entry: Any, feed: Any, reading: Reading, *, feed_url: str
    ) -> Article | SkipRecord | None:
        """Return the article of an entry, why there is none, or None when its page cannot be had now."""
        url = entry_address(entry, feed, found_at=feed_url)
        article = read_entry(
            entry,
            feed,
            reading,
            path=feed_url,
            where=f"{feed_url} {entry_id(entry) or entry.get('title') or ''}".rstrip(),
        )
        if isinstance(article, Article) or url is None:
            return article
        try:
            page = self._client.get(url, limit=lambda _url, _kind: PAGE_BYTES)
        except Unreadable as error:
            return None if _may_pass(error) else error
        with page.body:
            origin = Origin(accessed=page.accessed, container=feed_url, record=entry_id(entry))
            return page_of(page, reading, named=url, origin=origin)


def _digest(entry: Any) -> str:
    """Return what names an entry that has neither identifier nor address: its content."""
    said = [entry.get("title"), entry.get("summary"), *(c.get("value") for c in entry.get("content", []))]
    return hashlib.sha256("\n".join(map(str, said)).encode("utf-8", "replace")).hexdigest()[:20]


def _may_pass(error: Unreadable) -> bool:
    passing = (
        "cannot be fetched",
        "no answer in time",
        "takes too long",
        "the server answers 5",
        "the server answers 429",
    )
    return error.message.startswith(passing)


def _remembered(file: Path | None) -> dict[str, Followed]:
    if file is None or not file.is_file():
        return {}
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=dict[str, Followed])
    except (OSError, msgspec.DecodeError) as error:
        raise StoreUnavailable(f"{file}: cannot be read; remove it to see all entries as new") from error
    return {_named(url): followed for url, followed in kept.items()}


def _named(url: str) -> str:
    """Return the name of a feed, under which it is remembered: one, however its address is written."""
    return with_dns_name(without_login(url))
