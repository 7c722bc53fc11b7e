"""Type, modality, date and parties of an event -> the parts of its key (docs/decisions/0001 and 0004)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.identities import Capacity, Parts, skeleton
from kg.records import Event, Evidence

_ACRONYM = re.compile(r"\b[^\W\d_a-zа-яёəıöüğşç]{2,}\d*\b")
_ORDINAL = re.compile(
    r"\b\d+-?(?:ой|ый|ий|ая|го|й|я|е|st|nd|rd|th|(?:in|ın|un|ün|nc)?c[iıuü])\b"  # 29-я, 80th, 12-ci
    r"|\b[IVXL]+\b"
    r"|\b(?:COP|КС)-?\d+\b"
)
_MANY_WORDS = 4


def event_parts(event: Event, capacities: Iterable[Capacity], *, article: str) -> Parts:
    """Return what makes the event the same in every article; without that, what makes it one of this article.

    A conference's distinctive name and a date, or two parties and a day, are enough. Type, modality and date
    at its precision always count; place, topics and wording never do, since sources differ in them.
    """
    parties = sorted({c.party.path for c in capacities if c.party})
    stated = (event.type, event.modality, event.date or "")
    if event.type == "conference" and event.date and _is_distinctive(event.name or "", event.date):
        return ("name", *stated, skeleton(event.name or ""))
    if event.date and len(event.date) == 10 and len(parties) > 1:
        return ("parties", *stated, *parties)
    return ("article", article, *_span(event.evidence), *stated, skeleton(event.name or ""), *parties)


def _span(evidence: tuple[Evidence, ...]) -> Parts:
    """Return the offsets of the trigger; '' for an event without passage, which ``model`` rejects."""
    return (str(evidence[0].start), str(evidence[0].end)) if evidence else ("", "")


@lru_cache(maxsize=4096)
def _is_distinctive(name: str, date: str) -> bool:
    """Whether no other conference of that date goes by this name.

    "саммит" and "V саммит" are no names; "саммит НАТО" is one within a month, "COP29" within a year.
    """
    is_proper = bool(_ACRONYM.search(name)) or len(skeleton(name).split()) >= _MANY_WORDS
    return is_proper and (len(date) > len("2025") or bool(_ORDINAL.search(name)))
