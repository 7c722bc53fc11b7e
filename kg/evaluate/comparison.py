"""What a gold annotation and a record both state: pairs of events, participants, topics and offices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluate.alike import SAME_PHRASE, overlap, same_capacity, same_name, same_party
from kg.evaluate.gold import Event, Office, Party, Stated, Topic, quoted

A = TypeVar("A")
B = TypeVar("B")

# A gathering without parties is found by its name and passage, which must share so much.
_SAME_GATHERING = 0.3


@dataclass(frozen=True)
class Matched:
    """An event of the gold annotation with that of the record, and what of it is in both."""

    gold: Event
    read: Event
    parties: tuple[tuple[Party, Party], ...]
    topics: tuple[tuple[Topic, Topic], ...]


@dataclass(frozen=True)
class Comparison:
    """One document: what is stated of it, and what is in both; every list in the order of its source."""

    name: str
    lang: str
    gold_events: tuple[Event, ...]
    read_events: tuple[Event, ...]
    matched: tuple[Matched, ...]
    gold_offices: tuple[Office, ...]
    read_offices: tuple[Office, ...]
    offices: tuple[tuple[Office, Office], ...]

    @property
    def missed(self) -> list[Event]:
        found = {id(pair.gold) for pair in self.matched}
        return [event for event in self.gold_events if id(event) not in found]

    @property
    def invented(self) -> list[Event]:
        found = {id(pair.read) for pair in self.matched}
        return [event for event in self.read_events if id(event) not in found]

    def same_frame(self, pair: Matched) -> bool:
        """Whether the record puts an event within the partner of the event that the gold one is part of."""
        frame = next((p.read for p in self.matched if p.gold.id == pair.gold.part_of), None)
        return bool(pair.read.part_of) and frame is not None and frame.id == pair.read.part_of


def compare(name: str, gold: Stated, read: Stated) -> Comparison:
    """Return what both state of a document; where only offices are annotated, events of the record are left.

    Pairs are made greedily, the likest first, so that each event has one partner at most.
    """
    gold_events = gold.events or ()
    read_events = (read.events or ()) if gold.events is not None else ()
    gold_offices, read_offices = gold.offices or (), read.offices or ()
    return Comparison(
        name=name,
        lang=gold.lang or "",
        gold_events=gold_events,
        read_events=read_events,
        matched=tuple(_matched(a, b) for a, b in pairs(gold_events, read_events, likeness)),
        gold_offices=gold_offices,
        read_offices=read_offices,
        offices=tuple(pairs(gold_offices, read_offices, _same_office)),
    )


def _matched(gold: Event, read: Event) -> Matched:
    return Matched(
        gold,
        read,
        tuple(pairs(gold.parties, read.parties, _party_likeness)),
        tuple(pairs(gold.agenda, read.agenda, _topic_likeness)),
    )


def pairs(gold: Sequence[A], read: Sequence[B], likeness: Callable[[A, B], float]) -> list[tuple[A, B]]:
    """Return pairs, the likest first and then in the order of the text; nobody is in two, 0 makes none."""
    ranked = sorted(
        (-like, i, j) for i, a in enumerate(gold) for j, b in enumerate(read) if (like := likeness(a, b)) > 0
    )
    taken_gold, taken_read, out = set[int](), set[int](), []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            out.append((gold[i], read[j]))
    return out


def likeness(gold: Event, read: Event) -> int:
    """Return how like two events are, 0 when they cannot be one.

    One has the same type and a party in common, or, without parties, is called the same; the years of
    their dates do not differ. More parties in common count first, then day and modality, then that both
    have topics.
    """
    if gold.type != read.type or _years_differ(gold, read):
        return 0
    shared = len(pairs(gold.parties, read.parties, same_party))
    if gold.parties and read.parties:
        if not shared:
            return 0
    elif overlap(_called(gold), _called(read)) < _SAME_GATHERING:
        return 0
    agreeing = (bool(gold.date) and gold.date == read.date) + (gold.modality == read.modality)
    return 10 * (1 + shared) + 4 * agreeing + bool(gold.agenda and read.agenda)


def _years_differ(gold: Event, read: Event) -> bool:
    return bool(gold.date and read.date) and (gold.date or "")[:4] != (read.date or "")[:4]


def _called(event: Event) -> str:
    return " ".join(filter(None, [event.name, quoted(event.evidence)]))


def _party_likeness(gold: Party, read: Party) -> int:
    return same_party(gold, read) * (1 + same_capacity(gold, read))


def _topic_likeness(gold: Topic, read: Topic) -> float:
    like = overlap(gold.words, read.words)
    return like if like >= SAME_PHRASE else 0


def _same_office(gold: Office, read: Office) -> bool:
    return same_name(gold.person, read.person) and same_capacity(gold.holder, read.holder)
