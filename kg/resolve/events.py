"""Type, modality, date and parties of an event -> the parts of its key (docs/decisions/0001 and 0004)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from kg.identities import Capacity, Entity, Parts, skeleton
from kg.records import Event, Evidence

_ACRONYM = re.compile(r"\b[^\W\d_a-zа-яёəıöüğşç]{2,}\d*\b")
_ORDINAL = re.compile(
    r"\b\d+-?(?:ой|ый|ий|ая|го|й|я|е|st|nd|rd|th|(?:in|ın|un|ün|nc)?c[iıuü])\b"  # 29-я, 80th, 12-ci
    r"|\b[IVXL]+\b"
    r"|\b(?:COP|КС)-?\d+\b"
)
_MANY_WORDS = 4


class Stem(msgspec.Struct, frozen=True):
    """What the key of an event begins with: ``named`` alone where a name is enough, ``of_parties`` where two
    parties are known, else ``of_article``.
    """

    of_article: Parts
    of_parties: Parts = ()
    named: Parts = ()

    def parts(self, parties: Iterable[str]) -> Parts:
        """Return the key; ``parties`` are the paths of those who take part."""
        ordered = sorted(set(parties))
        if self.named:
            return self.named
        return (*(self.of_parties if self.of_parties and len(ordered) > 1 else self.of_article), *ordered)


def stem(event: Event, place: Entity | None, *, article: str) -> Stem:
    """Return what makes the event the same in every article; without that, what makes it one of this article.

    A conference's distinctive name and a date, or two parties and a day, are enough. Type, modality and date
    at its precision always count, and of a visit the country that it goes to, since a tour has one date for
    several stops. Other places, topics and wording do not count: sources differ in them.
    """
    stated = (event.type, event.modality, event.date or "")
    name, where = skeleton(event.name or ""), place.path if place else ""
    of_article = ("article", article, *_span(event.evidence), *stated, where, name)
    if event.type == "conference" and event.date and _is_distinctive(event.name or "", event.date):
        return Stem(of_article, named=("name", *stated, name))
    if event.date and len(event.date) == 10:
        return Stem(of_article, ("parties", *stated, *_destination(event, place)))
    return Stem(of_article)


def event_parts(event: Event, capacities: Iterable[Capacity], place: Entity | None, *, article: str) -> Parts:
    """Return the key of an event; see ``stem``."""
    return stem(event, place, article=article).parts(c.party.path for c in capacities if c.party)


def told_apart(events: Sequence[tuple[Parts, str]]) -> list[Parts]:
    """Return the keys of the events of one record, of which keys and places are given: those of one key but
    several places are told apart by their place.
    """
    places: dict[Parts, set[str]] = defaultdict(set)
    for parts, place in events:
        places[parts] |= {place} if place else set()
    return [(*parts, "at", place) if len(places[parts]) > 1 else parts for parts, place in events]


def _destination(event: Event, place: Entity | None) -> Parts:
    """Return the territory, else the place, that a visit goes to; nothing for other events."""
    if event.type != "visit":
        return ()
    if place and place.kind == "place" and place.home:
        place = place.home
    return (place.path if place else "",)


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
