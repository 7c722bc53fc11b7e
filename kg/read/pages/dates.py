"""The date line that a page shows below its title, by the rules of kg.read.datelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from kg.read.datelines import DateLine, read_dateline
from kg.read.pages.blocks import Parting, one_line, paragraphs_of
from kg.read.pages.marked import time_before, time_beside

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
_MOST_LINKS: Final = 3  # in an element above the title that is no menu
_APART: Final = "\x1f"  # stands between elements that pages show side by side
_MOST_BESIDE: Final = 8  # words beside a date in such a line, _MOST_OF_ONE in one element: no headline
_MOST_OF_ONE: Final = 3
_DATE_LINES: Final = Parting(
    BLOCKS,
    UNSEEN | {"figure", "figcaption"},  # a caption tells when a picture was taken
    frozenset({"span", "time", "i", "b", "em", "strong", "small", "a"}),
    _APART,
)
_AS_TITLE: Final = ("h3", "b", "strong", "font", "p", "div", "td", "span")
_LONGEST: Final = 120  # characters of a line
_DAY: Final = "2025-03-14"
_EVENING, _MORNING = 18, 9  # hours of UTC that are the next day in the east, the day before in the west


def visible_date(root: HtmlElement, said: str | None, *, month_first: bool) -> str | None:
    """Return the date in the ``time`` element or date line next to the title ``said``, None if there is none.

    The day that a page shows in its frame, and those of other articles, do not count.
    """
    title = title_element(root, said)
    if title is None:
        return None
    return (
        time_beside(title)
        or _below(title, month_first=month_first)
        or _above(title, month_first=month_first)
        or time_before(title)
    )


def title_element(root: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the last heading that is the title, else what else shows nothing but the title."""
    if not title:
        return None
    for tags in (("h1", "h2"), _AS_TITLE):
        found = [e for e in root.iter(*tags) if _shown(e) == title]
        if found:
            return found[-1]
    return None


def _shown(element: HtmlElement) -> str:
    return one_line(str(element.text_content())).replace("\xa0", " ")


def local_moment(stated: str, shown: str | None) -> str:
    """Return a stated date, or the one that the page shows where that is the same moment on another day.

    Many sites state UTC and show the time of their place; the text means the day of the place.

    >>> local_moment("2025-03-13T21:30:00+00:00", "2025-03-14T01:30:00")
    '2025-03-14T01:30:00'
    """
    if shown is None or shown[:10] == stated[:10] or not stated.endswith("+00:00") or len(shown) < len(_DAY):
        return stated
    moment = datetime.fromisoformat(stated).replace(tzinfo=None)
    if len(shown) == len(_DAY):
        ahead = (date.fromisoformat(shown) - moment.date()).days
        is_same = (ahead == 1 and moment.hour >= _EVENING) or (ahead == -1 and moment.hour < _MORNING)
        return shown if is_same else stated
    minutes = (datetime.fromisoformat(shown).replace(tzinfo=None) - moment).total_seconds() / 60
    is_zone = abs(minutes / 15 - round(minutes / 15)) <= 1 / 15 and -12 * 60 <= minutes <= 14 * 60
    return shown if is_zone else stated


def _below(title: HtmlElement, *, month_first: bool) -> str | None:
    lines = (line for text in _after(title) for line in text.split("\n"))
    return _first_date(islice(lines, _BELOW), month_first=month_first)


def _after(title: HtmlElement) -> Iterator[str]:
    """Yield the texts that follow the title, up to the end of the page."""
    for element in (title, *title.iterancestors()):
        if element.tail and (text := one_line(element.tail)):
            yield text
        for sibling in element.itersiblings():
            yield from paragraphs_of(sibling, _DATE_LINES)
            if sibling.tail and (text := one_line(sibling.tail)):
                yield text


def _above(title: HtmlElement, *, month_first: bool) -> str | None:
    before = islice(title.itersiblings(preceding=True), _ABOVE)
    lines = (
        line
        for element in before
        if not _is_frame(element)
        for text in paragraphs_of(element, _DATE_LINES)
        for line in text.split("\n")
    )
    return _first_date(lines, month_first=month_first)


def _is_frame(element: HtmlElement) -> bool:
    """Tell whether an element above the title is the head of the site, which may show the day of reading."""
    links = sum(1 for _ in islice(element.iter("a"), _MOST_LINKS + 1))
    return links > _MOST_LINKS or next(element.iter("header", "nav"), None) is not None


def _first_date(lines: Iterable[str], *, month_first: bool) -> str | None:
    stamps = (_stamp(line, month_first=month_first) for line in lines)
    known = [s for s in stamps if s and s.published]
    return next((s.published for s in sorted(known, key=lambda s: s.updated)), None)


def _stamp(line: str, *, month_first: bool) -> DateLine | None:
    """Return what a date line says, or the elements of a line do one by one, where they are short.

    "14 March 2025 | 417-14-03-2025", "14.03.2025 | Geneva | Press service" in elements side by side.
    """
    whole = one_line(line.replace(_APART, " "))
    if (stamp := read_dateline(whole, month_first=month_first)) or len(whole) > _LONGEST:
        return stamp
    parts = [text for part in line.split(_APART) if (text := one_line(part))]
    stamps = [read_dateline(part, month_first=month_first) for part in parts]
    dated = [stamp for stamp in stamps if stamp and stamp.alone and stamp.published]
    beside = [part.split() for part, stamp in zip(parts, stamps, strict=True) if not stamp]
    is_short = sum(map(len, beside)) <= _MOST_BESIDE and all(len(words) <= _MOST_OF_ONE for words in beside)
    if not dated or not is_short or any(words[0][0].islower() for words in beside):
        return None
    return min(dated, key=lambda stamp: stamp.updated)
