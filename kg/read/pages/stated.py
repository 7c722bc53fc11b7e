"""The tree of a page -> what it states about its article: JSON-LD, OpenGraph, other meta elements, headings.

All of it is untrusted: values of any type, dates that are none, addresses that are none. What cannot be used
is passed over, and the next statement counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

import msgspec
from lxml.html import HtmlElement

from kg.read.datelines import read_date
from kg.read.metadata import web_address
from kg.read.pages.blocks import one_line

_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publish_date", "pubdate",
    "article_date_original", "date",
)  # fmt: skip
_TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHER: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_LANGUAGE: Final = ("og:locale", "content-language", "dc.language", "language")
_ARTICLE_TYPES: Final = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\Z"
)
_WITHIN: Final = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_DEEPEST: Final = 4
_MOST_SCRIPTS: Final = 30
_LONGEST: Final = 1_000  # characters of a title or name
_SEPARATOR: Final = re.compile(r"\s+[|»«•·—–:-]+\s+")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says of itself, each None when it says nothing that can be used.

    ``lang`` is only a hint: templates often declare another language than the text has.
    """

    title: str | None = None
    heading: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None


def stated(root: HtmlElement) -> Stated:
    """Return what a page states about its article; ``heading`` is the heading that gives the title."""
    meta = _Meta(root)
    headings = _headings(root)
    linked = list(_articles(root))
    named = [h for node in linked if (h := _text(node.get("headline")))]
    titles = [*meta.all(_TITLE), *named[:1], *headings[:1], *(_element_texts(root, "title"))]
    heading = next((h for t in titles for h in headings if _is_same(h, t)), None)
    about = next((n for n in linked if _is_same(_text(n.get("headline")) or "", heading or "")), None)
    about = about or (linked[0] if linked else {})
    publisher = next(iter([*_texts(about.get("publisher")), *meta.all(_PUBLISHER)]), None)
    return Stated(
        title=heading or (_without_site(titles[0], publisher) if titles else None),
        heading=heading,
        publisher=publisher,
        published=_date([*_texts(about.get("datePublished")), *meta.all(_PUBLISHED), *_marked_dates(root)]),
        url=_address(root, about, meta),
        lang=next(iter([*_texts(about.get("inLanguage")), *_declared(root), *meta.all(_LANGUAGE)]), None),
    )


class _Meta:
    """The ``meta`` elements of a page by name, property or itemprop, in small letters."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            content = _text(element.get("content"))
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if content and (name := element.get(attribute)):
                    self._values.setdefault(name.strip().lower(), []).append(content)

    def all(self, names: Iterable[str]) -> list[str]:
        """Return the values under the names, those of the first name first."""
        return [value for name in names for value in self._values.get(name, ())]


def _articles(root: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD objects that describe an article, in the order of the page."""
    scripts = [
        s for s in root.iter("script") if (s.get("type") or "").strip().lower() == "application/ld+json"
    ]
    for script in scripts[:_MOST_SCRIPTS]:
        try:
            found = msgspec.json.decode((script.text or "").strip().encode("utf-8", "replace"), strict=False)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        yield from _article_nodes(found, _DEEPEST)


def _article_nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value[:100]:
            yield from _article_nodes(item, depth)
    elif isinstance(value, dict):
        types = value.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in names):
            yield value
        elif depth:
            for key in _WITHIN:
                yield from _article_nodes(value.get(key), depth - 1)


def _texts(value: object) -> list[str]:
    """Return the texts in a value of JSON-LD: a text, a list of them, an object with a name or value."""
    if isinstance(value, list):
        return [text for item in value[:10] if not isinstance(item, list) for text in _texts(item)]
    if isinstance(value, dict):
        return [text for key in ("name", "@value") if (text := _text(value.get(key)))]
    return [text] if (text := _text(value)) else []


def _text(value: object) -> str | None:
    """Return a text with single blanks and without entities, None when it is blank, too long or no text."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return one_line(unescape(value).replace("\xa0", " ")).encode("utf-8", "ignore").decode() or None


def _element_texts(root: HtmlElement, *tags: str) -> list[str]:
    return [text for element in root.iter(*tags) if (text := _text(str(element.text_content())))]


def _headings(root: HtmlElement) -> list[str]:
    return [*_element_texts(root, "h1"), *_element_texts(root, "h2")[:10]]


def _is_same(heading: str, title: str) -> bool:
    """Tell whether a heading is a title, which may be cut off or have the site's name beside it."""
    heading, title = heading.casefold(), title.casefold().rstrip(" .…")
    if min(len(heading), len(title)) < 10:
        return heading == title != ""
    return (
        heading == title
        or heading.startswith(title)
        or any(part == heading for part in (title[: len(heading)], title[-len(heading) :]))
    )


def _without_site(title: str, publisher: str | None) -> str:
    """Return a title without the name of the site that follows it after a bar or dash."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and publisher and parts[-1].casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |»«•·—–:-")
    return title


def _date(values: Iterable[str]) -> str | None:
    return next((date for value in values if (date := read_date(value))), None)


def _marked_dates(root: HtmlElement) -> Iterator[str]:
    """Yield the dates that are marked up as those of publication."""
    marked = root.iterfind(".//*[@itemprop='datePublished']")
    for element in (*marked, *root.iterfind(".//time[@pubdate]")):
        for value in (element.get("datetime"), element.get("content"), str(element.text_content())):
            if text := _text(value):
                yield text


def _declared(root: HtmlElement) -> list[str]:
    page = root if root.tag == "html" else root.getroottree().getroot()
    return [
        text
        for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
        if (text := _text(page.get(name)))
    ]


def _address(root: HtmlElement, about: dict[str, object], meta: _Meta) -> str | None:
    """Return the address that the page gives as its own; that of a whole site is none of an article."""
    links = (e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    stated_there = [*filter(None, links), *meta.all(["og:url"]), *_texts(about.get("url"))]
    return next((url for value in stated_there if (url := web_address(value, with_path=True))), None)
