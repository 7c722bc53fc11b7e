"""Metadata that comes with a text, from a JSONL object, from front matter or from the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec

from kg.errors import Unreadable
from kg.hosts import with_dns_name
from kg.logins import without_login
from kg.read.datelines import read_date
from kg.read.moments import is_no_date, is_no_value
from kg.records import Origin

_NAMES: Final = {
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "published": ("published", "date", "datePublished"),
    "publisher": ("publisher", "source", "site"),
    "lang": ("lang", "language", "inLanguage"),
}
_START_PAGE: Final = re.compile(r"/*(?:[A-Za-z]{2}/*)?")  # "/", "/az/"
_WITHIN: Final = ("name", "title", "$date", "@value")  # of objects: of feeds, of news APIs, of MongoDB
_NOT_IN_AN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is stated about an article, checked: ``published`` is ISO, ``url`` an absolute web address.

    ``origin`` tells how the article came here, where that is more than a file. ``unclear`` is the date as it
    was given where English leaves open which number is the month: 03/04/2025.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    origin: Origin | None = None
    unclear: str | None = None


def read_metadata(stated: Mapping[str, object], *, where: str) -> Metadata:
    """Return the metadata in a mapping; unknown keys, null and blank values are passed over.

    Keys have aliases (``date`` for ``published``, ``source`` for ``publisher`` ...). Raises Unreadable
    that names the key whose value cannot be used.
    """
    values: dict[str, str | None] = {
        name: _first(stated, aliases, where=where) for name, aliases in _NAMES.items()
    }
    if (url := values["url"]) is not None:
        values["url"] = _web_address(url, where=where)
    if (published := values["published"]) is not None:
        values["published"] = _published(published, where=where)
        is_open = values["published"] and read_date(published, month_first=True) is None
        values["unclear"] = published if is_open else None
    return msgspec.convert(values, Metadata)


def _first(stated: Mapping[str, object], aliases: tuple[str, ...], *, where: str) -> str | None:
    for key in aliases:
        value = _within(stated.get(key), key)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"{key}: expected text, found {type(value).__name__}", where=where)
        if value and not is_no_value(value) and (clean := " ".join(value.split())):
            return clean
    return None


def _within(value: object, key: str) -> object:
    """Return what an object holds for a name or date, and a date that is a number as text."""
    if isinstance(value, dict):
        value = next((value[name] for name in _WITHIN if value.get(name) is not None), value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number and key in _NAMES["published"] else value


def _published(value: str, *, where: str) -> str | None:
    """Return a date as ISO; None for the zero of programs, which is no date."""
    if (iso := read_date(value)) is None:
        raise Unreadable(
            f"published: {value!r} is no date; give it as 2025-11-21 or 2025-11-21T21:40", where=where
        )
    return None if is_no_date(iso) else iso


def web_address(value: str, *, with_path: bool = False) -> str | None:
    """Return an address as a valid IRI, None when it is none: what must not stand in one is percent-encoded.

    A name or password in it goes, and its host is as the DNS has it. ``with_path`` asks for more than the
    address of a whole site or of its start page in a language.
    """
    url = _NOT_IN_AN_IRI.sub(lambda m: quote(m[0]), with_dns_name(without_login(value.strip())))
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket or port out of place
        return None
    if with_path and _START_PAGE.fullmatch(parts.path) and not parts.query:
        return None
    return url if usable else None


def _web_address(value: str, *, where: str) -> str | None:
    """Return the address of an article; that of a whole site is none, since it would make one of all."""
    if web_address(value) is None:
        raise Unreadable(
            f"url: {value!r} is no web address; leave it out or begin it with https://", where=where
        )
    return web_address(value, with_path=True)
