"""Comparisons -> figures: precision, recall and F1 of what is stated, and shares on matched events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from kg.evaluate.alike import folded, same_capacity, same_phrase
from kg.evaluate.comparison import Comparison, Matched
from kg.evaluate.gold import Event
from kg.records import EventType

KINDS: Final[tuple[str, ...]] = get_args(EventType)
FIELDS: Final = ("events", "participants", "capacity", "topics", "offices")
SHARES: Final = ("date", "place", "modality", "part_of", "name form")


@dataclass
class Tally:
    """How many facts are in both, in the gold set, in the records. Without any the figures are 0."""

    right: int = 0
    gold: int = 0
    read: int = 0

    def add(self, right: int, gold: int, read: int) -> None:
        self.right += right
        self.gold += gold
        self.read += read

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float | int]:
        return {
            "p": round(self.precision, 3),
            "r": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "gold": self.gold,
            "predicted": self.read,
        }


@dataclass
class Share:
    """How many of the cases on matched events are right."""

    right: int = 0
    of: int = 0

    def note(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None

    def to_dict(self) -> dict[str, float | int | None]:
        return {"share": round(self.right / self.of, 3) if self.of else None, "of": self.of}


@dataclass
class Figures:
    """Figures of some documents: of facts, of each type of event, and of what matched events say."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    types: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})

    def to_dict(self) -> dict[str, Any]:
        """Return the figures in the layout of the gold sets' scorer."""
        return {
            **{name: tally.to_dict() for name, tally in self.tallies.items()},
            **{f"events:{kind}": tally.to_dict() for kind, tally in self.types.items()},
            "right on matched events": {name: share.to_dict() for name, share in self.shares.items()},
            "documents": self.documents,
        }


def figures(comparisons: Iterable[Comparison], *, kind: str | None = None) -> Figures:
    """Return the figures of documents; with ``kind`` of the events of that type alone (without offices)."""
    out = Figures()
    for comparison in comparisons:
        out.documents += 1
        _count(out, comparison, kind)
        for pair in comparison.matched:
            if kind in (None, pair.gold.type):
                _note(out.shares, comparison, pair)
    return out


def _count(out: Figures, comparison: Comparison, kind: str | None) -> None:
    gold = [e for e in comparison.gold_events if kind in (None, e.type)]
    read = [e for e in comparison.read_events if kind in (None, e.type)]
    matched = [p for p in comparison.matched if kind in (None, p.gold.type)]
    persons = [pair for p in matched for pair in p.parties]
    counts = (_parties(gold), _parties(read))
    out.tallies["events"].add(len(matched), len(gold), len(read))
    out.tallies["participants"].add(len(persons), *counts)
    out.tallies["capacity"].add(sum(same_capacity(a, b) for a, b in persons), *counts)
    out.tallies["topics"].add(sum(len(p.topics) for p in matched), _topics(gold), _topics(read))
    for name, tally in out.types.items():
        tally.add(
            *(sum(e.type == name for e in events) for events in ([p.gold for p in matched], gold, read))
        )
    if kind is None:
        offices = comparison.gold_offices, comparison.read_offices
        out.tallies["offices"].add(len(comparison.offices), *map(len, offices))


def _parties(events: Iterable[Event]) -> int:
    return sum(len(event.parties) for event in events)


def _topics(events: Iterable[Event]) -> int:
    return sum(len(event.agenda) for event in events)


def _note(shares: dict[str, Share], comparison: Comparison, pair: Matched) -> None:
    gold, read = pair.gold, pair.read
    if gold.date or read.date:
        shares["date"].note(right_date(pair))
    if gold.place:
        shares["place"].note(right_place(pair))
    shares["modality"].note(gold.modality == read.modality)
    if gold.part_of:
        shares["part_of"].note(comparison.same_frame(pair))
    for one, other in pair.parties:
        if one.name:
            shares["name form"].note(folded(one.name) == folded(other.name))


def right_date(pair: Matched) -> bool:
    """Whether both have the same date; one that the gold annotation does not have is wrong."""
    return (pair.gold.date or None) == (pair.read.date or None)


def right_place(pair: Matched) -> bool:
    """Whether the place that the gold annotation has is named, by half of its words at least."""
    named = pair.read.place.name if pair.read.place is not None else None
    return pair.gold.place is None or same_phrase(pair.gold.place.name, named)
