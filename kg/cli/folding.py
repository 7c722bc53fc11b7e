"""Messages of one kind about one source: the first few are told, the others counted.

A feed of summaries gives the same reject for each of its entries, thousands of them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from typing import Final

from kg.read.formats import MANY

_ITEM: Final = re.compile(r"(?:[:@]\d+)?(?: .*)?\Z", re.DOTALL)

FIRST: Final = 5
"""How many of a kind are told."""

_VARIES: Final = re.compile(r"""https?://[^\s,;]+|'[^']*'|"[^"]*"|\d+(?:[.,]\d+)*""")
_OF_MANY: Final = re.compile(
    rf".*?(?:{'|'.join(map(re.escape, MANY))})(?=[:@ ]|\Z)", re.IGNORECASE | re.DOTALL
)


class Folding:
    """``say`` tells a line. ``tell`` it of each message, ``conclude`` when no more come. It says all
    unless it ``is_on``.
    """

    def __init__(self, say: Callable[[str], None], *, hint: str = "", is_on: bool = True) -> None:
        self._say = say
        self._most = FIRST if is_on else sys.maxsize
        self._hint = hint and f" ({hint})"
        self._told: Counter[tuple[str, str]] = Counter()

    def tell(self, where: str, what: str) -> None:
        """Say it, unless enough of its kind was said of the same source."""
        kind = source_of(where), _VARIES.sub("…", what)
        self._told[kind] += 1
        if self._told[kind] <= self._most:
            self._say(f"{where}: {what}")

    def conclude(self) -> None:
        """Say how many more there were of each kind."""
        for (source, what), count in self._told.items():
            if count > self._most:
                self._say(f"{source}: {count - self._most:,} more such lines: {what}{self._hint}")
        self._told.clear()


def source_of(where: str) -> str:
    """Return the file of many that a place is in, else its folder, archive or feed.

    >>> source_of("a/feed.xml:7"), source_of("a/b.warc.gz@99 https://example.org/1"), source_of("a/b.txt")
    ('a/feed.xml', 'a/b.warc.gz', 'a')
    >>> source_of("https://example.org/rss tag:example.org/1"), source_of("zip://a/1.txt::b.zip")
    ('https://example.org/rss', 'b.zip')
    """
    if where.lower().startswith(("http://", "https://")) and " " in where:
        return where.partition(" ")[0]
    if "::" in where:
        return _ITEM.sub("", where.rpartition("::")[2])
    if found := _OF_MANY.match(where):
        return found[0]
    return where.rpartition("/")[0] or "."
