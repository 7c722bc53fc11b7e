"""What stands beside the day in the line over a report: where it was written, and who reports."""

from __future__ import annotations

import re
from typing import Final

from kg import gazetteer

_WORD: Final = re.compile(r"\w[\w'’.-]*")
_EDGES: Final = " \t\xa0,.;:|/•·–—-"
_QUOTED: Final = re.compile(r"^[«\"“„'][^«»\"“”„]{2,60}[»\"”“'](?:\s+\w+)?$")
_BRACKETS: Final = re.compile(r"[(/\[][^()\[\]/]{2,60}[)/\]]")
_MOST: Final = 4  # words of an agency


def are_where_and_who(before: str, after: str) -> bool:
    """Whether a place or newspaper stands before a day, and after it nothing or who reports.

    "Lachin, 28 May 2025, AZERTAC", "«Заря», 11 октября 2024 года". A person is no place: two words must be
    one that the gazetteer knows.
    """
    where, who = before.strip(_EDGES), _BRACKETS.sub(" ", after).strip(_EDGES)
    if not (_QUOTED.match(where) or _is_place(where)) or before.rstrip()[-1:] not in (",", "."):
        return False
    words = _WORD.findall(who)
    return len(words) <= _MOST and all(word[0].isupper() for word in words)


def _is_place(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return len(parts) < 3 and all(map(_is_name_of_place, parts))


def _is_name_of_place(name: str) -> bool:
    words = _WORD.findall(name)
    if len(words) == 1 and name == words[0]:
        return len(name) > 2 and name[0].isupper()
    return bool(words) and any(map(gazetteer.candidates, {name, name.title()}))
