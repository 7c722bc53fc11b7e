"""Dates above the text: those of a headline are of what it tells, those of a date line of its
publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.expressions import Found

_WORD = re.compile(r"[^\W\d_]{2,}")
# "Опубликовано в понедельник": so many words stand at most beside the date in a date line.
_FEW = 3


def told(text: str, found: Iterable[Found], body_start: int) -> Iterator[Found]:
    """Yield the expressions of the text and its headline, without those of its date line."""
    for one in found:
        if one.start >= body_start or not _in_date_line(text, one):
            yield one


def _in_date_line(text: str, found: Found) -> bool:
    """Whether an expression stands in a line that is little but a date."""
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    beside = text[start : found.start] + " " + text[found.end : end if end >= 0 else len(text)]
    return found.stamp or len(_WORD.findall(beside)) <= _FEW
