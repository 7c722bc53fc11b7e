"""Text -> title, date, publisher and where the body begins. The text itself is never changed.

A heading is, in this order and each part optional: front matter, a title line, and then, in any order,
the title again, date lines and a byline. The first paragraph ends it. Where it has no date, one below several
short lines counts, else one that stands alone in one of the last lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from kg.lines import unwrapped
from kg.read.datelines import DateLine, is_only_date, read_date, read_dateline, read_note, read_opening
from kg.read.furniture import is_rubric, kind_of, leads_to, without_credit
from kg.read.titles import Line, ends_sentence, is_phrase, is_repeated, is_same, is_title, lines_of, unmarked

_FRONT_MATTER: Final = re.compile(
    r"\s*---[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){1,40}?)---[ \t]*(?:\r?\n|\Z)"
)
_FIELD: Final = re.compile(r"(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\Z")
_PAGE_TITLE: Final = re.compile(
    r"\s*(?:(?:date|дата|tarix)\s*:?\s*)?(?:(?P<date>(?<=date )\d{4}-\d\d|\d{4}-\d\d-\d\d)"
    # "03.06.2024 17:40 Министры обсудили транспорт"
    r"|(?P<day>\d{1,2}\.\d{1,2}\.\d{4})(?:,? \d{1,2}:\d\d)?"
    r"(?=\s+[«\"“]?(?-i:[A-ZА-ЯЁƏÖÜÇŞİĞ])))\s+(?P<title>\S.*?)"
    r"(?:\s+\|\s+(?P<publisher>[^|]+?))?(?:\s+\|\s+[^|]*)?\s*\Z",
    re.IGNORECASE,
)
_SENTENCE = 80  # what ends in a full stop and has more characters is no title
_LONGEST_PAGE_TITLE = 500
_LONGEST_BYLINE = 80
_LAST_LINES = 6
_FEW_WORDS = 3  # of a date line at the end: who wrote it, day, time
_WORDS_OF_A_STAMP = 5  # day, month, year, "года", agency
_MOST_ABOVE = 5  # short lines above a date line
_LINES = 10  # how far down a heading reaches


@dataclass(frozen=True, kw_only=True)
class Heading:
    """``body_start`` counts characters of the whole text."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    body_start: int = 0


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
    lines = list(islice(lines_of(text, start), _LINES))
    while lines and _is_above_title(lines):
        del lines[0]
    heading = _page_title(lines) or _under_clock(lines, title) or _title_lines(lines, title)
    heading = _below_title(heading, lines, month_first=month_first)
    if heading.published is None:
        opening = next(lines_of(text, max(heading.body_start, start)), None)
        opened = read_opening(opening.text, month_first=month_first) if opening else None
        said = [opened, *(read_note(line.text) for line in lines)]
        heading = replace(heading, published=next(filter(None, said), None))
    if heading.published is None:
        heading = _below_short_lines(heading, lines, month_first=month_first)
    if heading.published is None:
        heading = replace(heading, published=_last_lines(text, heading.body_start, month_first=month_first))
    return replace(heading, body_start=_body_start(text, max(heading.body_start, start), start))


def _is_above_title(lines: list[Line]) -> bool:
    """Whether the first line is of the page: a button, or the path to the article."""
    title = leads_to(lines[0].text)
    if title is not None and any(is_same(below.text, title) for below in lines[1:3]):
        return True
    stamp = read_dateline(lines[0].text)
    dated = stamp is not None and stamp.published is not None
    return not dated and kind_of(lines[0].text) in ("path", "button")


def _page_title(lines: list[Line]) -> Heading | None:
    """Read a first line such as " date 2025-11-21  Title | site | Section", as page savers write it."""
    found = _PAGE_TITLE.match(lines[0].text) if lines and len(lines[0].text) <= _LONGEST_PAGE_TITLE else None
    if not found or (published := read_date(found["date"] or found["day"])) is None:
        return None
    title = without_credit(found["title"]) or found["title"]
    goes_on = len(lines) > 1 and not lines[1].after_blank and lines[1].text[:1].islower()
    caption = title != found["title"] and title.endswith(".")
    if goes_on or caption or (len(title) > _SENTENCE and title.endswith(".")):
        # The page has no title of its own: what follows the date is the first paragraph.
        return Heading(published=published, body_start=lines[0].start + lines[0].text.index(title))
    end = lines[0].end
    if len(lines) > 1 and is_rubric(title) and is_title(lines[1], lines[2:]):
        title, end = unmarked(lines[1].text), lines[1].end  # a button of the page stood beside the date
    return Heading(title=title, published=published, publisher=found["publisher"], body_start=end)


def _under_clock(lines: list[Line], known: str | None) -> Heading | None:
    """Read what stands below the day on which a page was looked at: a rubric, the title, its own older day.

    "Monday, 3 March 2025", "World", "Ministers Discuss Transport", "Fjord News, 9 Jan 2024 01:49 AM".
    """
    clock = read_dateline(lines[0].text) if lines else None
    if clock is None or not (clock.alone and clock.published) or "T" in clock.published:
        return None
    for i, line in enumerate(lines[1 : _MOST_ABOVE + 1], 1):
        stamp = read_dateline(line.text)
        if i > 1 and stamp and stamp.published and stamp.published[:10] < clock.published:
            title = known or unmarked(max((above.text for above in lines[1:i]), key=len))
            return Heading(title=title, published=stamp.published, body_start=line.end)
        if not is_phrase(line.text):
            return None
    return None


def _title_lines(lines: list[Line], known: str | None) -> Heading:
    """Find the title in the first line, or in the second when the first is a date line."""
    above = _is_dated_above(lines)
    first = next(
        (i for i, line in enumerate(lines[:2]) if not ((above and not i) or is_only_date(line.text))), None
    )
    if first is None:
        return Heading(title=known)
    line, below = lines[first], lines[first + 1 :]
    if known is not None:
        return Heading(title=known, body_start=line.end if is_same(line.text, known) else 0)
    under = next((below[i:] for i, b in enumerate(below[:2]) if not _is_dated(b.text)), [])
    if (
        under
        and under[0].after_blank
        and is_rubric(line.text, under[0].text)
        and is_title(under[0], under[1:])
    ):
        line = under[0]
    elif not is_title(line, below):
        return Heading()
    return Heading(title=unmarked(line.text), body_start=line.end)


def _is_dated_above(lines: list[Line]) -> bool:
    """Whether the first line says when, and where or under which rubric, and the title stands below it:
    "31 мая 2024 18:30 Москва", "Мир | 19:41 / 31.05.2024"."""
    stamp = read_dateline(lines[0].text) if len(lines) > 1 else None
    if stamp is None or stamp.published is None:
        return False
    clocked = lines[0].text[:1].isdigit() and "T" in stamp.published
    return stamp.alone or clocked or (is_title(lines[1], lines[2:]) and not _is_dated(lines[1].text))


def _is_dated(line: str) -> bool:
    """Whether a line says when, and no more than who says it: "14 марта 2025 года, ТАСС" is no title."""
    return is_only_date(line) or (len(line.split()) <= _WORDS_OF_A_STAMP and read_dateline(line) is not None)


def _below_title(heading: Heading, lines: list[Line], *, month_first: bool) -> Heading:
    """Take the title again, date lines, and at most two short lines that a date line follows."""
    stamps: list[DateLine] = []
    end = heading.body_start
    for i, line in enumerate(lines):
        stamp = read_dateline(line.text, month_first=month_first)
        is_named = stamp and not stamp.alone and is_same(line.text, heading.title or "")
        dated = _is_dated(line.text) or (not i and _is_dated_above(lines))
        if line.end <= heading.body_start and (is_named or not dated):
            continue
        if stamp:
            stamps.append(stamp)
        elif not (is_repeated(lines[i : i + 2], heading.title) or _is_byline(line, lines[i + 1 : i + 3])):
            break
        end = line.end
    published = _most_precise([heading.published, *_by_rank(stamps)])
    publisher = heading.publisher or next((s.publisher for s in stamps if s.publisher), None)
    return replace(heading, published=published, publisher=publisher, body_start=max(end, heading.body_start))


def _below_short_lines(heading: Heading, lines: list[Line], *, month_first: bool) -> Heading:
    """Take a date line that stands below several short lines: rubrics, the title, who publishes and where.

    "Events", "Speaker Receives Envoy", "Office of the Speaker", "20 May 2024": of the lines above it the
    longest one is the title, where none is known.
    """
    above: list[str] = []
    for line in lines[: _MOST_ABOVE + 1]:
        stamp = read_dateline(line.text, month_first=month_first) if above else None
        if stamp and stamp.alone and stamp.published:
            title = heading.title or unmarked(max(above, key=len))
            return replace(heading, title=title, published=stamp.published, body_start=line.end)
        if not is_phrase(line.text):
            break
        above.append(line.text)
    return heading


def _is_byline(line: Line, below: list[Line]) -> bool:
    short = len(line.text) <= _LONGEST_BYLINE and not ends_sentence(line.text)
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
    body = next(lines_of(text, start), None)
    if body is None:
        return whole
    return body.start + len(text[body.start : body.end]) - len(text[body.start : body.end].lstrip())
