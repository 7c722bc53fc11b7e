"""Text -> title, date, publisher and where the body begins. The text itself is never changed.

A heading is, in this order and each part optional: front matter, a title line, and then, in any order,
the title again, date lines and a byline. The first paragraph ends it. Where it has no date, one below several
short lines counts, else one that stands alone in one of the last lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from kg.lines import unwrapped
from kg.read.datelines import DateLine, read_date, read_dateline, read_note, read_opening

_LINE: Final = re.compile(r"[^\r\n]+")
_FRONT_MATTER: Final = re.compile(
    r"\s*---[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){1,40}?)---[ \t]*(?:\r?\n|\Z)"
)
_FIELD: Final = re.compile(r"(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\Z")
_PAGE_TITLE: Final = re.compile(
    r"\s*(?:(?:date|дата|tarix)\s*:?\s*)?(?P<date>(?<=date )\d{4}-\d\d|\d{4}-\d\d-\d\d)\s+(?P<title>\S.*?)"
    r"(?:\s+\|\s+(?P<publisher>[^|]+?))?(?:\s+\|\s+[^|]*)?\s*\Z",
    re.IGNORECASE,
)
# Whose a picture is, behind the title or a caption: "Envoy Arrives Foto: Anna Ruiz".
_CREDIT: Final = re.compile(r"\s*\b(?:фото|photo|foto)\s*:[^|]*\Z", re.IGNORECASE)
# "Home > News > Politics", above the title on pages.
_CRUMBS: Final = re.compile(
    r"\W*(?:home(?:page)?|главная(?: страница)?|новости|ana s[əa]hif[əe]|ana sayfa|news|xəbərlər|haberler)"
    r"(?:\s*[>/»›|·•→\\]\s*[^>/»›|·•→\\]{2,30}){1,4}\s*\Z",
    re.IGNORECASE,
)
_STEP: Final = re.compile(r"\s+[>/»›|·•→\\]\s+")
_MARKDOWN: Final = re.compile(r"(?:#{1,6}|[•●▪])\s+(?P<title>.+?)(?:\s+#+)?\s*\Z")
# What pages have above their text: nobody's title.
_FURNITURE: Final = re.compile(
    r"\W*(?:skip (?:navigation|to (?:the )?(?:main )?(?:content|navigation))|"
    r"print(?: this)?(?: article| page)?|back to (?:news|list|top)|advertisement|advt)\W*",
    re.IGNORECASE,
)
# Whose the picture above a text is: no title.
_CREDIT_LINE: Final = re.compile(
    r"\W*(?:©|\(c\)\s|(?:photo|image|picture|foto|фото)(?:\s+(?:by|credit|courtesy))?\s*[:©])", re.IGNORECASE
)
_ENDS_SENTENCE: Final = (".", ";", ":", ",", "…")

_LONGEST_TITLE = 300  # the longest in the gold sets has 221 characters
_PARAGRAPH = 120  # hard-wrapped lines stay well below, so a first line with a longer one under it is a title
_SENTENCE = 80  # what ends in a full stop and has more characters is no title
_LONGEST_PAGE_TITLE = 500
_LONGEST_BYLINE = 80
_LAST_LINES = 6
_FEW_WORDS = 3  # of a date line at the end: who wrote it, day, time
_MOST_OF_RUBRIC = 2  # words
_MOST_ABOVE = 5  # short lines above a date line
_LINES = 10  # how far down a heading reaches


@dataclass(frozen=True, kw_only=True)
class Heading:
    """``body_start`` counts characters of the whole text."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    body_start: int = 0


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool


def read_front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the ``key: value`` lines between two lines of dashes that open a text, and where they end."""
    found = _FRONT_MATTER.match(text)
    pairs = [p for line in found["lines"].splitlines() if (p := _FIELD.match(line))] if found else []
    if not found or not pairs:
        return {}, 0
    return {p["key"].lower(): p["value"].strip("\"'") for p in pairs}, found.end()


def read_heading(
    text: str, *, start: int = 0, title: str | None = None, month_first: bool = False
) -> Heading:
    """Return what stands above the body, from ``start`` (the end of the front matter) on.

    A ``title`` that is known already is only looked for, not guessed. ``month_first``: see read_dateline.
    """
    text = unwrapped(text)
    lines = list(islice(_lines(text, start), _LINES))
    while lines and _is_furniture(lines):
        del lines[0]
    heading = _page_title(lines) or _under_clock(lines, title) or _title_lines(lines, title)
    heading = _below_title(heading, lines, month_first=month_first)
    if heading.published is None:
        opening = next(_lines(text, max(heading.body_start, start)), None)
        said = [read_opening(opening.text) if opening else None, *(read_note(line.text) for line in lines)]
        heading = replace(heading, published=next(filter(None, said), None))
    if heading.published is None:
        heading = _below_short_lines(heading, lines, month_first=month_first)
    if heading.published is None:
        heading = replace(heading, published=_last_lines(text, heading.body_start, month_first=month_first))
    return replace(heading, body_start=_body_start(text, max(heading.body_start, start), start))


def _is_furniture(lines: list[_Line]) -> bool:
    """Whether the first line is of the page: a button, or the path to the article."""
    first = lines[0].text
    return bool(_CRUMBS.match(first) or _FURNITURE.fullmatch(first)) or _leads_to_title(lines)


def _lines(text: str, offset: int) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    end = offset
    for match in _LINE.finditer(text, offset):
        if not match[0].isspace():
            gap = text[end : match.start()]
            yield _Line(
                match.start(), match.end(), match[0].strip(), max(gap.count("\n"), gap.count("\r")) > 1
            )
            end = match.end()


def _page_title(lines: list[_Line]) -> Heading | None:
    """Read a first line such as " date 2025-11-21  Title | site | Section", as page savers write it."""
    found = _PAGE_TITLE.match(lines[0].text) if lines and len(lines[0].text) <= _LONGEST_PAGE_TITLE else None
    if not found or (published := read_date(found["date"])) is None:
        return None
    title = _CREDIT.sub("", found["title"]) or found["title"]
    goes_on = len(lines) > 1 and not lines[1].after_blank and lines[1].text[:1].islower()
    caption = title != found["title"] and title.endswith(".")
    if goes_on or caption or (len(title) > _SENTENCE and title.endswith(".")):
        # The page has no title of its own: what follows the date is the first paragraph.
        return Heading(published=published, body_start=lines[0].start + lines[0].text.index(title))
    end = lines[0].end
    if len(lines) > 1 and len(title.split()) <= _MOST_OF_RUBRIC and _is_title(lines[1], lines[2:]):
        title, end = _unmarked(lines[1].text), lines[1].end  # a button of the page stood beside the date
    return Heading(title=title, published=published, publisher=found["publisher"], body_start=end)


def _under_clock(lines: list[_Line], known: str | None) -> Heading | None:
    """Read what stands below the day on which a page was looked at: a rubric, the title, its own older day.

    "Monday, 3 March 2025", "World", "Ministers Discuss Transport", "Fjord News, 9 Jan 2024 01:49 AM".
    """
    clock = read_dateline(lines[0].text) if lines else None
    if clock is None or not (clock.alone and clock.published) or "T" in clock.published:
        return None
    for i, line in enumerate(lines[1 : _MOST_ABOVE + 1], 1):
        stamp = read_dateline(line.text)
        if i > 1 and stamp and stamp.published and stamp.published[:10] < clock.published:
            title = known or _unmarked(max((above.text for above in lines[1:i]), key=len))
            return Heading(title=title, published=stamp.published, body_start=line.end)
        if len(line.text) > _LONGEST_TITLE or line.text.endswith(_ENDS_SENTENCE):
            return None
    return None


def _title_lines(lines: list[_Line], known: str | None) -> Heading:
    """Find the title in the first line, or in the second when the first is a date line."""
    first = next((i for i, line in enumerate(lines[:2]) if not _stands_alone(line.text)), None)
    if first is None:
        return Heading(title=known)
    line, below = lines[first], lines[first + 1 :]
    if known is not None:
        return Heading(title=known, body_start=line.end if _same(line.text, known) else 0)
    under = next((i for i, b in enumerate(below[:2]) if not _stands_alone(b.text)), None)
    if under is not None and _is_rubric(line, below[under]) and _is_title(below[under], below[under + 1 :]):
        line = below[under]
    elif not _is_title(line, below):
        return Heading()
    return Heading(title=_unmarked(line.text), body_start=line.end)


def _is_rubric(line: _Line, below: _Line) -> bool:
    """Whether a line of a word or two stands above a title: "Politics", "In the world"."""
    words, title = len(line.text.split()), len(below.text.split())
    return words <= _MOST_OF_RUBRIC and title > words + 1 and below.after_blank


def _leads_to_title(lines: list[_Line]) -> bool:
    """Whether the first line is a path to the title below it: "Politics / Envoy arrives", "Envoy arrives"."""
    *path, last = _STEP.split(lines[0].text)
    return bool(path) and any(_same(below.text, last) for below in lines[1:3])


def _repeats(lines: list[_Line], title: str | None) -> bool:
    """Whether the title follows again, at once or below a rubric."""
    is_rubric = len(lines) > 1 and len(lines[0].text.split()) <= _MOST_OF_RUBRIC
    return any(_same(line.text, title) for line in lines[: 1 + is_rubric])


def _is_dated_below_rubric(line: _Line, below: list[_Line]) -> bool:
    """Whether a rubric and a date line alone follow: "Envoy arrives in the city", "World", "5 May 2024"."""
    words = len(below[0].text.split())
    short = words <= _MOST_OF_RUBRIC and len(line.text.split()) > words + 1 and len(below) > 1
    return short and not line.text.endswith(_ENDS_SENTENCE) and _stands_alone(below[1].text)


def _is_title(line: _Line, below: list[_Line]) -> bool:
    if not below or len(line.text) > _LONGEST_TITLE or not any(map(str.isalpha, line.text)):
        return False
    if _MARKDOWN.match(line.text):
        return True
    if _CREDIT_LINE.match(line.text):
        return False
    if read_dateline(below[0].text) or _repeats(below, line.text) or _is_dated_below_rubric(line, below):
        return True
    if line.text.endswith(_ENDS_SENTENCE):
        return False
    return below[0].after_blank or any(len(b.text) > max(_PARAGRAPH, 1.2 * len(line.text)) for b in below[:2])


def _below_title(heading: Heading, lines: list[_Line], *, month_first: bool) -> Heading:
    """Take the title again, date lines, and at most two short lines that a date line follows."""
    stamps: list[DateLine] = []
    end = heading.body_start
    for i, line in enumerate(lines):
        stamp = read_dateline(line.text, month_first=month_first)
        if line.end <= heading.body_start and not (stamp and stamp.alone):
            continue
        if stamp:
            stamps.append(stamp)
        elif not (_repeats(lines[i : i + 2], heading.title) or _is_byline(line, lines[i + 1 : i + 3])):
            break
        end = line.end
    published = _most_precise([heading.published, *_by_rank(stamps)])
    publisher = heading.publisher or next((s.publisher for s in stamps if s.publisher), None)
    return replace(heading, published=published, publisher=publisher, body_start=max(end, heading.body_start))


def _below_short_lines(heading: Heading, lines: list[_Line], *, month_first: bool) -> Heading:
    """Take a date line that stands below several short lines: rubrics, the title, who publishes and where.

    "Events", "Speaker Receives Envoy", "Office of the Speaker", "20 May 2024": of the lines above it the
    longest one is the title, where none is known.
    """
    above: list[str] = []
    for line in lines[: _MOST_ABOVE + 1]:
        stamp = read_dateline(line.text, month_first=month_first) if above else None
        if stamp and stamp.alone and stamp.published:
            title = heading.title or _unmarked(max(above, key=len))
            return replace(heading, title=title, published=stamp.published, body_start=line.end)
        if len(line.text) > _LONGEST_TITLE or line.text.endswith(_ENDS_SENTENCE):
            break
        above.append(line.text)
    return heading


def _is_byline(line: _Line, below: list[_Line]) -> bool:
    short = len(line.text) <= _LONGEST_BYLINE and not line.text.endswith(_ENDS_SENTENCE)
    return short and any(read_dateline(b.text) for b in below)


def _by_rank(stamps: list[DateLine]) -> list[str | None]:
    """Return the dates of publication before those of a later update."""
    return [s.published for s in sorted(stamps, key=lambda s: s.updated)]


def _most_precise(dates: list[str | None]) -> str | None:
    """Return the first date; with its time when a later one gives a time for the same day."""
    known = [d for d in dates if d is not None]
    return max((d for d in known if d.startswith(known[0])), key=len, default=None)


def _last_lines(text: str, body_start: int, *, month_first: bool) -> str | None:
    """Return the date of the one date line among the last lines; several are those of other news below it."""
    tail = [line.strip() for line in text[max(body_start, len(text) - 400) :].splitlines() if line.strip()]
    lines = [(line, read_dateline(line, month_first=month_first)) for line in tail[1:][-_LAST_LINES:]]
    stamps = [(line, stamp) for line, stamp in lines if stamp and stamp.published]
    if len({stamp.published for _, stamp in stamps}) != 1:
        return None
    return next((s.published for line, s in stamps if s.alone or len(line.split()) <= _FEW_WORDS), None)


def _body_start(text: str, start: int, whole: int) -> int:
    """Return the first character of the body; that of the whole text when the heading leaves no body."""
    body = next(_lines(text, start), None)
    if body is None:
        return whole
    return body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())


def _stands_alone(line: str) -> bool:
    stamp = read_dateline(line)
    return stamp is not None and stamp.alone


def _same(line: str, title: str | None) -> bool:
    return title is not None and _unmarked(line).casefold().split() == title.casefold().split()


def _unmarked(line: str) -> str:
    found = _MARKDOWN.match(line) if len(line) <= _LONGEST_TITLE else None
    return found["title"] if found else line
