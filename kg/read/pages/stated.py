"""The tree of a page -> what it states about its article: JSON-LD, OpenGraph, other meta elements, headings.

All of it is untrusted: values of any type, dates that are none, addresses that are none. What cannot be used
is passed over, and the next statement counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import unescape
from typing import Final

import msgspec
from lxml.html import HtmlElement

from kg.read.metadata import web_address
from kg.read.pages.blocks import one_line
from kg.read.pages.dates import title_element
from kg.read.pages.linked import Linked, Node
from kg.read.pages.marked import is_in_item, marked_dates, marked_publisher

_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
    "article:published", "mediator_published_time", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "publish_date", "pubdate",
    "bt:pubdate", "iso-8601-publish-date", "citation_publication_date", "article_date_original", "date",
)  # fmt: skip
_TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHER: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_LANGUAGE: Final = ("og:locale", "content-language", "dc.language", "language")
_LONGEST: Final = 1_000  # characters of a title or name
_BARS: Final = ("|", "»", "•", "·")
_SEPARATOR: Final = re.compile(r"\s+[|»«•·—–:-]+\s+")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says of itself, each None when it says nothing that can be used.

    ``dates`` are those of publication, as they are written, the most credible first. ``lang`` is only a hint:
    templates often declare another language than the text has. ``body`` is the text, or markup, of JSON-LD.
    """

    title: str | None = None
    heading: str | None = None
    publisher: str | None = None
    dates: tuple[str, ...] = ()
    url: str | None = None
    lang: str | None = None
    body: str | None = None


def stated(root: HtmlElement, found_at: str | None = None) -> Stated:
    """Return what a page states about its article; ``heading`` is the heading that gives the title.

    ``found_at`` is the address that the page was found at.
    """
    meta, linked = _Meta(root), Linked(root)
    named = [h for node in linked.own() if (h := _text(node.get("headline")))]
    plain = _element_texts(root, "title")
    headings = _headings(root, plain[:1])
    confirmed = [h for h in headings for t in plain[:1] if _is_same(h, t) and _is_most(h, t)]
    titles = [*meta.all(_TITLE), *named[:1], *confirmed[:1], *headings[:1], *plain]
    heading = next((h for t in titles for h in headings if _is_same(h, t)), None)
    at = _addresses(root, meta)
    about = _about(linked, heading, [*([found_at] if found_at else []), *at])
    element = title_element(root, heading)
    by_name = [*_texts(linked.named(about.get("publisher"))), *filter(None, [marked_publisher(element)])]
    publisher = next(iter([*by_name, *meta.all(_PUBLISHER)]), None)
    dates = (
        *_dates(about.get("datePublished")),
        *meta.all(_PUBLISHED),
        *_dates(linked.page(heading, at).get("datePublished")),
        *marked_dates(root, element),
        *_dates(about.get("dateCreated")),
    )
    return Stated(
        title=heading or (_without_site(titles[0], publisher) if titles else None),
        heading=heading,
        publisher=publisher,
        dates=dates,
        url=_address([*at, *_texts(about.get("url"))]),
        lang=next(iter([*_texts(about.get("inLanguage")), *_declared(root), *meta.all(_LANGUAGE)]), None),
        body=body if isinstance(body := about.get("articleBody"), str) else None,
    )


def _about(linked: Linked, heading: str | None, addresses: Collection[str]) -> Node:
    """Return the article of JSON-LD that the page is about, an empty one if it tells of others alone."""
    same = (n for n in linked.articles() if _is_same(_text(n.get("headline")) or "", heading or ""))
    return next(same, None) or linked.of_page(addresses) or {}


class _Meta:
    """The ``meta`` elements of a page by name, property or itemprop, in small letters."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            content = _text(element.get("content"))
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                # microdata within an item may be those of another article: kg.read.pages.marked
                is_of_item = attribute == "itemprop" and is_in_item(element)
                if content and not is_of_item and (name := element.get(attribute)):
                    self._values.setdefault(name.strip().lower(), []).append(content)

    def all(self, names: Iterable[str]) -> list[str]:
        """Return the values under the names, those of the first name first."""
        return [value for name in names for value in self._values.get(name, ())]


def _texts(value: object) -> list[str]:
    """Return the texts in a value of JSON-LD: a text, a list of them, an object with a name or value."""
    if isinstance(value, list):
        return [text for item in value[:10] if not isinstance(item, list) for text in _texts(item)]
    if isinstance(value, dict):
        return [text for key in ("name", "@value") if (text := _text(value.get(key)))]
    return [text] if (text := _text(value)) else []


def _dates(value: object) -> list[str]:
    """Return the dates in a value of JSON-LD, which may be a number: seconds since 1970."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return [str(value)] if is_number else _texts(value)


def _text(value: object) -> str | None:
    """Return a text with single blanks and without entities, None when it is blank, too long or no text."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return one_line(unescape(value).replace("\xa0", " ")).encode("utf-8", "ignore").decode() or None


def _element_texts(root: HtmlElement, *tags: str) -> list[str]:
    return [text for element in root.iter(*tags) if (text := _text(str(element.text_content())))]


def _headings(root: HtmlElement, titles: Collection[str]) -> list[str]:
    """Return the headings of a page; small ones only where they are the title that the page states."""
    small = [
        h for h in _element_texts(root, "h3")[:10] if any(_is_same(h, t) and _is_most(h, t) for t in titles)
    ]
    return [*_element_texts(root, "h1"), *_element_texts(root, "h2")[:10], *small]


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


def _is_most(heading: str, title: str) -> bool:
    """Tell whether a heading is the longer part of the title of the page: the name of the site is not."""
    return 2 * len(heading) >= len(title)


def _without_site(title: str, publisher: str | None) -> str:
    """Return a title without the name of the site after a bar or dash, or before a bar.

    Before a dash it is who the title tells of: "The ministry - on the talks".
    """
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not publisher:
        return title
    if parts[-1].casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |»«•·—–:-")
    rest = title[len(parts[0]) :].lstrip()
    is_before = parts[0].casefold() == publisher.casefold() and rest.startswith(_BARS)
    return rest.lstrip(" |»•·") if is_before else title


def _declared(root: HtmlElement) -> list[str]:
    page = root if root.tag == "html" else root.getroottree().getroot()
    return [
        text
        for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
        if (text := _text(page.get(name)))
    ]


def _addresses(root: HtmlElement, meta: _Meta) -> list[str]:
    """Return the addresses that the page gives as its own; "//example.org/1" is one, too."""
    links = (e.get("href") for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    given = [*filter(None, links), *meta.all(["og:url"])]
    whole = (f"https:{value}" if value.lstrip().startswith("//") else value for value in given)
    return [url for value in whole if (url := web_address(value, with_path=True))]


def _address(values: Iterable[str]) -> str | None:
    """Return the first that is an address of an article; that of a whole site is none."""
    return next((url for value in values if (url := web_address(value, with_path=True))), None)
