"""Elements of a page that are marked as dates or names of its article: microdata and ``time``.

A page shows dates of much else beside: other articles, comments, the day of reading, the days that the text
tells of. What counts has to stand with the title of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from kg.read.datelines import read_dateline, read_stated_date
from kg.read.pages.blocks import one_line

_BESIDE: Final = frozenset({"aside", "nav", "footer", "figure", "figcaption", "form"})
_COMMENTS: Final = re.compile(r"comment|related|recommend|read-?also|sidebar", re.IGNORECASE)
_UPDATED: Final = re.compile(r"updat|modif", re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"publish|pubdate|created|posted", re.IGNORECASE)
_LEVELS: Final = 3  # how far up from the title an element may hold a marked date and still be the article's
_LONGEST_LINE: Final = 120
_SHORT_LINE: Final = 40


def marked_dates(root: HtmlElement, title: HtmlElement | None) -> Iterator[str]:
    """Yield the dates that are marked up as those of publication of the article with this title."""
    found = [*root.iterfind(".//*[@itemprop='datePublished']"), *root.iterfind(".//time[@pubdate]")]
    own = [element for element in found if title is not None and _is_beside(element, title)]
    if title is None and len({date for e in found for date in _dates(e)}) == 1:
        own = found
    for element in own:
        yield from _dates(element)


def marked_publisher(title: HtmlElement | None) -> str | None:
    """Return the publisher in the microdata of the article with this title."""
    scope = _scope(title) if title is not None else None
    found = scope.iterfind(".//*[@itemprop='publisher']") if scope is not None else iter(())
    for publisher in found:
        for name in publisher.iterfind(".//*[@itemprop='name']"):
            if text := one_line(name.get("content") or str(name.text_content())):
                return text
    return None


def is_in_item(element: HtmlElement) -> bool:
    """Tell whether an element is within an item of microdata."""
    return _scope(element) is not None


def time_beside(title: HtmlElement) -> str | None:
    """Return the date of the ``time`` element that stands with the title in one part of the page.

    One that is marked as that of publication comes first, that of an update does not count.
    """
    for part in islice(title.iterancestors(), _LEVELS):
        if part.tag in ("body", "html"):
            return None
        times = [element for element in part.iter("time") if _is_of(element, part, title)]
        for element in sorted(times, key=lambda element: not _PUBLISHED.search(_marks(element))):
            if date := read_stated_date(one_line(element.get("datetime") or "")):
                return date
    return None


def time_before(title: HtmlElement) -> str | None:
    """Return the date of the one ``time`` element in a short line right above the article of the title."""
    article = next(title.iterancestors("article"), None)
    line = None if article is None else article.getprevious()
    if line is None or len(one_line(str(line.text_content()))) > _SHORT_LINE:
        return None
    times = list(line.iter("time"))
    return read_stated_date(one_line(times[0].get("datetime") or "")) if len(times) == 1 else None


def _is_of(element: HtmlElement, part: HtmlElement, title: HtmlElement) -> bool:
    """Tell whether a ``time`` element is that of the title's article, and not of an update."""
    marks = _marks(element)
    if _UPDATED.search(marks) and not _PUBLISHED.search(marks):
        return False
    parent = element.getparent()
    if parent is not None and parent not in title.iterancestors():
        text = one_line(str(parent.text_content()))
        if _is_prose(text) or ((line := read_dateline(text)) and line.updated):
            return False
    for above in element.iterancestors():
        if above is part:
            return True
        is_other = above.tag == "article" and above not in title.iterancestors()
        if above.tag in _BESIDE or is_other or _COMMENTS.search(_marks(above)):
            return False
    return True


def _is_prose(text: str) -> bool:
    """Tell whether a text is sentences: the days in it are those that it tells of."""
    return len(text) > _LONGEST_LINE or (len(text) > _SHORT_LINE and text.endswith("."))


def _is_beside(element: HtmlElement, title: HtmlElement) -> bool:
    """Tell whether an element stands in no item of microdata, article or frame that the title is not in."""
    above = set(title.iterancestors())
    parts = [a for a in element.iterancestors() if a.tag in _BESIDE or a.tag == "article"]
    scope = _scope(element)
    return all(part in above for part in (*parts, *([] if scope is None else [scope])))


def _scope(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _marks(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))


def _dates(element: HtmlElement) -> Iterator[str]:
    for value in (element.get("datetime"), element.get("content"), str(element.text_content())):
        if value and len(value) < 1_000 and (text := one_line(value)):
            yield text
