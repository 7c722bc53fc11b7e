"""A line and those below it -> whether it is the title; kg.read.heading says where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.read.datelines import is_only_date, read_dateline
from kg.read.furniture import is_rubric, kind_of

_LINE: Final = re.compile(r"[^\r\n]+")
_MARKDOWN: Final = re.compile(r"(?:#{1,6}|[•●▪])\s+(?P<title>.+?)(?:\s+#+)?\s*\Z")
_ENDS_SENTENCE: Final = (".", ";", ":", ",", "…")

_LONGEST = 300  # the longest in the gold sets has 221 characters
_PARAGRAPH = 120  # hard-wrapped lines stay well below, so a first line with a longer one under it is a title


@dataclass(frozen=True)
class Line:
    """``start`` and ``end`` count characters of the whole text; ``text`` is without blanks at its ends."""

    start: int
    end: int
    text: str
    after_blank: bool


def lines_of(text: str, start: int) -> Iterator[Line]:
    """Yield the lines from ``start`` on that are not blank."""
    end = start
    for match in _LINE.finditer(text, start):
        if not match[0].isspace():
            gap = text[end : match.start()]
            is_apart = max(gap.count("\n"), gap.count("\r")) > 1
            yield Line(match.start(), match.end(), match[0].strip(), is_apart)
            end = match.end()


def is_title(line: Line, below: Sequence[Line]) -> bool:
    if not below or len(line.text) > _LONGEST or not any(map(str.isalpha, line.text)):
        return False
    if _MARKDOWN.match(line.text):
        return True
    if kind_of(line.text):
        return False
    if read_dateline(below[0].text) or is_repeated(below, line.text) or _is_dated_below_rubric(line, below):
        return True
    if ends_sentence(line.text):
        return False
    return below[0].after_blank or any(len(b.text) > max(_PARAGRAPH, 1.2 * len(line.text)) for b in below[:2])


def is_phrase(text: str) -> bool:
    """Tell whether a line is neither a sentence nor a paragraph: a title, or what stands around one."""
    return len(text) <= _LONGEST and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    return text.endswith(_ENDS_SENTENCE)


def is_repeated(lines: Sequence[Line], title: str | None) -> bool:
    """Tell whether a title follows again, at once or below a rubric."""
    below_rubric = len(lines) > 1 and is_rubric(lines[0].text)
    return any(is_same(line.text, title) for line in lines[: 1 + below_rubric])


def is_same(text: str, title: str | None) -> bool:
    return title is not None and unmarked(text).casefold().split() == title.casefold().split()


def unmarked(text: str) -> str:
    """Return a title without the marks of Markdown and of lists."""
    found = _MARKDOWN.match(text) if len(text) <= _LONGEST else None
    return found["title"] if found else text


def _is_dated_below_rubric(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether a rubric and a date line alone follow: "Envoy arrives in town", "World", "5 May 2024"."""
    is_above = len(below) > 1 and is_rubric(below[0].text, line.text) and not ends_sentence(line.text)
    return is_above and is_only_date(below[1].text)
