"""Metadata that comes with a text, from a JSONL object, from front matter or from the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from kg.errors import Unreadable
from kg.read.datelines import read_date

_NAMES: Final = {
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "published": ("published", "date", "datePublished"),
    "publisher": ("publisher", "source", "site"),
    "lang": ("lang", "language", "inLanguage"),
}
_NOT_IN_AN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is stated about an article, checked: ``published`` is ISO, ``url`` an absolute web address."""

    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    lang: str | None = None


def read_metadata(stated: Mapping[str, object], *, where: str) -> Metadata:
    """Return the metadata in a mapping; unknown keys, null and blank values are passed over.

    Keys have aliases (``date`` for ``published``, ``source`` for ``publisher`` ...). Raises Unreadable
    that names the key whose value cannot be used.
    """
    values = {name: _first(stated, aliases, where=where) for name, aliases in _NAMES.items()}
    if (url := values["url"]) is not None:
        values["url"] = _web_address(url, where=where)
    if (published := values["published"]) is not None:
        values["published"] = _published(published, where=where)
    return Metadata(**values)


def _first(stated: Mapping[str, object], aliases: tuple[str, ...], *, where: str) -> str | None:
    for key in aliases:
        value = stated.get(key)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"{key}: expected text, found {type(value).__name__}", where=where)
        if value and (clean := " ".join(value.split())):
            return clean
    return None


def _published(value: str, *, where: str) -> str:
    if (iso := read_date(value)) is None:
        raise Unreadable(
            f"published: {value!r} is no date; give it as 2025-11-21 or 2025-11-21T21:40", where=where
        )
    return iso


def _web_address(value: str, *, where: str) -> str:
    """Return an address that is a valid IRI: what must not stand in one is percent-encoded, the rest kept."""
    url = _NOT_IN_AN_IRI.sub(lambda m: quote(m[0]), value)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket or port out of place
        usable = False
    if not usable:
        raise Unreadable(
            f"url: {value!r} is no web address; leave it out or begin it with https://", where=where
        )
    return url
