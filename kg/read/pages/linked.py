"""The JSON-LD of a page -> what it states about the page's article.

A page describes other articles too: those that it leads to, the entries of a live blog. Only what is told to
be of this page counts: the same headline, the same address, or the one article that is described at all. Some
templates describe the page instead of its article: then what has its headline or address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import Final, TypeAlias

import msgspec
from lxml.html import HtmlElement

from kg.read.identity import normalised
from kg.read.metadata import web_address

Node: TypeAlias = dict[str, object]

_ARTICLE_TYPES: Final = re.compile(
    r"(?:https?://schema\.org/|schema:)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\Z"
)
_PAGE_TYPES: Final = re.compile(r"(?:https?://schema\.org/|schema:)?(?:WebPage|ItemPage)\Z")
_PREFIX: Final = re.compile(r"https?://schema\.org/|schema:")
_WITHIN: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_LISTED: Final = ("itemListElement", "item")
_DEEPEST: Final = 4
_DEEPEST_NAME: Final = 6  # of names with a prefix
_MOST_SCRIPTS: Final = 30
_LONGEST_SCRIPT: Final = 2_000_000
_MOST_OBJECTS: Final = 20  # one after the other in one script
# What templates put around the data for browsers of the nineties.
_WRAPPING: Final = re.compile(
    r"\A[\s;]*(?:(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?)?|(?:(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?)?[\s;]*\Z"
)
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_TYPE: Final = re.compile(r'"@type"\s*:\s*\[?\s*"([^"]{1,80})"')
_DAY: Final = re.compile(r'"datePublished"\s*:\s*"([^"]{1,60})"')


class Linked:
    """The articles that the JSON-LD of a page describes, in its order, and what else has an identifier."""

    def __init__(self, root: HtmlElement) -> None:
        self._own: list[Node] = []
        self._listed: list[Node] = []
        self._pages: list[Node] = []
        self._by_id: dict[str, Node] = {}
        for value in _values(root):
            self._collect(value, _DEEPEST, self._own)

    def own(self) -> list[Node]:
        """Return the articles that are not told to be elements of a list."""
        return list(self._own)

    def named(self, value: object) -> object:
        """Return what a reference such as {"@id": "#site"} stands for; any other value as it is."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self._by_id.get(str(value["@id"]), value)
        return value

    def of_page(self, addresses: Collection[str]) -> Node | None:
        """Return the article at one of the addresses, else the one article that is described at all."""
        known = {normalised(address) for address in addresses}
        at = (node for node in (*self._own, *self._listed) if known.intersection(_addresses(node)))
        return next(at, self._own[0] if len(self._own) == 1 else None)

    def page(self, title: str | None, addresses: Collection[str]) -> Node:
        """Return what is said of the page that has the title or is at one of the addresses, else nothing."""
        known, named = {normalised(address) for address in addresses}, (title or "").casefold()
        names = ((node, node.get("name") or node.get("headline")) for node in self._pages)
        same = (n for n, name in names if named and isinstance(name, str) and name.casefold() == named)
        at = (node for node in self._pages if known.intersection(_addresses(node)))
        return next(same, None) or next(at, {})

    def articles(self) -> list[Node]:
        return [*self._own, *self._listed]

    def _collect(self, value: object, depth: int, found: list[Node]) -> None:
        if isinstance(value, list):
            for item in value[:100]:
                self._collect(item, depth, found)
        elif isinstance(value, dict):
            if isinstance(name := value.get("@id"), str) and len(value) > 1:
                self._by_id.setdefault(name, value)
            if _is_of(value, _ARTICLE_TYPES):
                found.append(value)
                return
            if _is_of(value, _PAGE_TYPES):
                self._pages.append(value)
            if depth:
                for key in _WITHIN:
                    self._collect(value.get(key), depth - 1, found)
                for key in _LISTED:
                    self._collect(value.get(key), depth - 1, self._listed)


def _is_of(node: Node, kinds: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and kinds.match(name) for name in names)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and (url := web_address(value, with_path=True)):
            yield normalised(url)


def _values(root: HtmlElement) -> Iterator[object]:
    """Yield what the scripts of JSON-LD hold, also when it is not quite JSON."""
    kinds = ((script, (script.get("type") or "").partition(";")[0]) for script in root.iter("script"))
    scripts = [script for script, kind in kinds if kind.strip().lower() == "application/ld+json"]
    for script in scripts[:_MOST_SCRIPTS]:
        text = (script.text or "").strip()
        has_prefixes = _PREFIX.search(text[:_LONGEST_SCRIPT]) is not None
        for value in _decoded(text):
            yield _without_prefixes(value, _DEEPEST_NAME) if has_prefixes else value


def _decoded(text: str) -> Iterator[object]:
    try:
        yield msgspec.json.decode(text.encode("utf-8", "replace"), strict=False)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        text = text[:_LONGEST_SCRIPT]
        values = list(_leniently(unescape(text) if "&quot;" in text and '"' not in text else text))
        yield from values or _salvaged(text)


def _without_prefixes(value: object, depth: int) -> object:
    """Return a value whose names are without prefix: "schema:headline", "https://schema.org/headline".

    What has such names may be written out in full: [{"@value": "Talks"}].
    """
    if isinstance(value, list) and depth:
        items = [_without_prefixes(item, depth - 1) for item in value]
        return items[0] if len(items) == 1 else items
    if isinstance(value, dict) and "@value" in value:
        return value["@value"]
    if isinstance(value, dict) and depth:
        return {_PREFIX.sub("", key, count=1): _without_prefixes(v, depth - 1) for key, v in value.items()}
    return value


def _salvaged(text: str) -> list[Node]:
    """Return the one day of publication in what is no JSON, as where a headline has quotes of its own."""
    kinds = [kind for kind in _TYPE.findall(text) if _ARTICLE_TYPES.match(kind)]
    days = set(_DAY.findall(text))
    return [{"@type": kinds[0], "datePublished": days.pop()}] if kinds and len(days) == 1 else []


def _leniently(text: str) -> Iterator[object]:
    """Yield the objects in what is not quite JSON: within a comment, several in a row, a comma too many."""
    text = _TRAILING_COMMA.sub("", _WRAPPING.sub("", text)).strip()
    decoder, at = json.JSONDecoder(strict=False), 0  # which takes line ends within texts
    for _ in range(_MOST_OBJECTS):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
