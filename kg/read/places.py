"""What stands beside the day in the line over a report: where it was written, and who reports."""

from __future__ import annotations

import re
from typing import Final

from kg import gazetteer

_WORD: Final = re.compile(r"\w[\w'’.-]*")
_EDGES: Final = " \t\xa0,.;:|/•·–—-"
_QUOTED: Final = re.compile(r"^[«\"“„'][^«»\"“”„]{2,60}[»\"”“'](?:\s+\w+)?$")
_BRACKETS: Final = re.compile(r"[(/\[][^()\[\]/]{2,60}[)/\]]")
_DISTRICTS: Final = frozenset(("DC",))  # of a town: "Washington, DC"
_MOST: Final = 4  # words of an agency
_MOST_AFTER: Final = 5  # words of who wrote it, where, or in which rubric
# How the names of who publishes begin, or their last words.
_PUBLISHERS: Final = re.compile(
    r"\b(?:посольств|министерств|мид\b|пресс-служб|агентств|газет|журнал|радио|телеканал|портал|новост|вестник|"
    r"embass|ministr[yi]|department|press\b|news|agenc|online|times|gazette|radio|herald|tribune|"
    r"səfirli|nazirli|mətbuat|agentli|qəzet|jurnal|xəbər)",
    re.IGNORECASE,
)


def are_where_and_who(before: str, after: str) -> bool:
    """Whether a place or newspaper stands before a day, and after it nothing or who reports.

    "Lachin, 28 May 2025, AZERTAC", "«Заря», 11 октября 2024 года". A person is no place: two words must be
    one that the gazetteer knows.
    """
    where, who = before.strip(_EDGES), _BRACKETS.sub(" ", after).strip(_EDGES)
    is_named = _QUOTED.match(where) or _is_place(where) or _PUBLISHERS.match(where) or _ends_as_name(where)
    if not is_named or before.rstrip()[-1:] not in (",", "."):
        return False
    words = _WORD.findall(who)
    return len(words) <= _MOST and all(word[0].isupper() for word in words)


def _ends_as_name(where: str) -> bool:
    """Whether words in capitals end in one of who publishes: "Georgia Online"."""
    words = _WORD.findall(where)
    return 1 < len(words) <= _MOST and words[0][0].isupper() and bool(_PUBLISHERS.match(words[-1]))


def is_who_or_rubric(after: str) -> bool:
    """Whether what stands after a day, apart from it, is who wrote it, where, or a rubric, and no sentence.

    "21 октября 2022  Мир и безопасность", "7 июля 2025. Дарья Шевченко, Рио".
    """
    apart = re.match(r"\s*[.,;|]\s+|\s{2,}", after)
    words = _WORD.findall(after)
    is_short = 0 < len(words) <= _MOST_AFTER and words[0][0].isupper()
    return apart is not None and is_short and not after.rstrip().endswith((".", "!", "?", ":"))


def _is_place(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return len(parts) < 3 and all(map(_is_name_of_place, parts))


def _is_name_of_place(name: str) -> bool:
    words = _WORD.findall(name)
    if len(words) == 1 and name == words[0]:
        return (len(name) > 2 and name[0].isupper()) or name in _DISTRICTS
    return bool(words) and any(map(gazetteer.candidates, {name, name.title()}))
