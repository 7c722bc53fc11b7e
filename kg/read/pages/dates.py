"""The date line that a page shows below its title, by the rules of kg.read.datelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from kg.read.datelines import read_date, read_dateline
from kg.read.pages.blocks import one_line, paragraphs_of

BLOCKS: Final = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "th", "tr", "table", "section",
    "article", "main", "header", "footer", "aside", "nav", "time", "blockquote", "figure", "figcaption", "dl",
    "dt", "dd", "center", "form",
})  # fmt: skip
UNSEEN: Final = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "nav", "footer", "aside", "form",
})  # fmt: skip
_BELOW: Final = 8  # lines below the title among which a date line is looked for
_ABOVE: Final = 2  # elements before the title
_LEVELS: Final = 3  # how far up from the title an element may hold a marked date and still be the article's


def visible_date(root: HtmlElement, heading: str | None, *, month_first: bool) -> str | None:
    """Return the date in the ``time`` element or date line next to the title, None when there is none.

    The day that a page shows in its frame, and those of other articles, do not count.
    """
    title = _title_element(root, heading)
    if title is None:
        return None
    return _marked(title) or _below(title, month_first=month_first) or _above(title, month_first=month_first)


def _title_element(root: HtmlElement, heading: str | None) -> HtmlElement | None:
    found = [
        e
        for e in root.iter("h1", "h2")
        if heading and one_line(str(e.text_content())).replace("\xa0", " ") == heading
    ]
    return found[-1] if found else None


def _marked(title: HtmlElement) -> str | None:
    """Return the first date of a ``time`` element that stands with the title in one part of the page."""
    for part in islice(title.iterancestors(), _LEVELS):
        if part.tag in ("body", "html"):
            return None
        for element in part.iter("time"):
            if date := read_date(one_line(element.get("datetime") or "")):
                return date
    return None


def _below(title: HtmlElement, *, month_first: bool) -> str | None:
    lines = (line for text in _after(title) for line in text.split("\n"))
    return _first_date(islice(lines, _BELOW), month_first=month_first)


def _after(title: HtmlElement) -> Iterator[str]:
    """Yield the texts that follow the title, up to the end of the page."""
    for element in (title, *title.iterancestors()):
        if element.tail and (text := one_line(element.tail)):
            yield text
        for sibling in element.itersiblings():
            yield from paragraphs_of(sibling, BLOCKS, UNSEEN)
            if sibling.tail and (text := one_line(sibling.tail)):
                yield text


def _above(title: HtmlElement, *, month_first: bool) -> str | None:
    before = islice(title.itersiblings(preceding=True), _ABOVE)
    lines = (
        line
        for element in before
        for text in paragraphs_of(element, BLOCKS, UNSEEN)
        for line in text.split("\n")
    )
    return _first_date(lines, month_first=month_first)


def _first_date(lines: Iterable[str], *, month_first: bool) -> str | None:
    stamps = (read_dateline(line, month_first=month_first) for line in lines)
    known = [s for s in stamps if s and s.published]
    return next((s.published for s in sorted(known, key=lambda s: s.updated)), None)
