"""Headings that say in every way of a table when an article was published (dated_headings.toml).

A date line is put together of a day, a time and what stands before and behind, and stands above or below
the title; or a report opens with the day. Where three parts of a line say something, a fixed share of all
lines is taken.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from kg.read.heading import read_heading

LANGUAGES: Final = ("ru", "az", "en")
DAY: Final = "2018-11-21"
_PLACES: Final = {
    "above": "{line}\n{title}\n\n{body}",
    "above, with a blank": "{line}\n\n{title}\n\n{body}",
    "below": "{title}\n{line}\n\n{body}",
    "below, with a blank": "{title}\n\n{line}\n\n{body}",
}
# One of so many lines with something on both sides of the day, and with a time and something beside it.
_BOTH, _TIMED = 7, 3


@dataclass(frozen=True, kw_only=True)
class Dated:
    """``parts`` are what it is made of: "days", "times", "before", "behind" or "openings", and "place"."""

    lang: str
    text: str
    parts: Mapping[str, str]

    @property
    def is_read(self) -> bool:
        heading = read_heading(self.text, month_first=self.lang == "en")
        return (heading.published or "")[:10] == DAY

    def known(self) -> str | None:
        """The reason for which a heading of such a kind is known not to be read, None for all others."""
        return next((k["why"] for k in _table()["known"] if _is_of(self, k)), None)


def headings(lang: str) -> Iterator[Dated]:
    """All headings of a language, always in the same order."""
    table = _table()[lang]
    title, body = table["title"], table["body"]
    for day in table["days"]:
        for clock, before, behind in product(table["times"], table["before"], table["behind"]):
            if not _is_taken(day, clock, before, behind):
                continue
            line = before + day + clock + behind
            parts = {"days": day, "times": clock, "before": before, "behind": behind}
            for place, form in _PLACES.items():
                text = form.format(line=line, title=title, body=body)
                yield Dated(lang=lang, text=text, parts={**parts, "place": place})
        for opening in table["openings"]:
            text = f"{title}\n\n{opening.format(day)}{body}"
            yield Dated(lang=lang, text=text, parts={"days": day, "openings": opening, "place": "opening"})


def _is_taken(day: str, clock: str, before: str, behind: str) -> bool:
    if before.startswith("15:") and clock:
        return False
    if before and behind and crc32((before + behind + day).encode()) % _BOTH:
        return False
    return not ((before or behind) and clock and crc32((clock + before + behind + day).encode()) % _TIMED)


def _is_of(heading: Dated, kind: Mapping[str, Any]) -> bool:
    asked = {name: value for name, value in kind.items() if name not in ("why", "lang")}
    same = all(heading.parts.get(name) in value for name, value in asked.items())
    return same and kind.get("lang", heading.lang) == heading.lang


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("dated_headings.toml").read_text(encoding="utf-8"))
