"""What is wrong in the records of a gold set, one finding a mistake, for whoever mends the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, TypeVar, get_args

import msgspec

from kg.evaluate.alike import folded, same_capacity
from kg.evaluate.comparison import Comparison, Matched
from kg.evaluate.figures import right_date, right_place
from kg.evaluate.gold import Event, Office, Party, Topic
from kg.evaluate.passages import Passages

Kind = Literal[
    "missed",
    "invented",
    "missed participant",
    "invented participant",
    "capacity",
    "name form",
    "date",
    "place",
    "modality",
    "part_of",
    "missed topic",
    "invented topic",
    "missed office",
    "invented office",
]
F = TypeVar("F", Party, Topic, Office)

FINDINGS: Final[tuple[Kind, ...]] = get_args(Kind)
"""What can be wrong. "missed" and "invented" are events; fields are judged on matched events only."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake. ``expected`` is what the gold annotation says, ``read`` what the record says, '' nothing.

    ``rules`` are those that fired: of the event of the record, or in the sentence of what was missed. Without
    an explanation of the record there are none.
    """

    kind: Kind
    document: str
    lang: str
    type: str | None
    expected: str
    read: str
    sentence: str
    rules: tuple[str, ...] = ()


def findings(comparison: Comparison, passages: Passages) -> list[Finding]:
    """Return all mistakes in a document, by kind in the order of ``FINDINGS``."""
    found = list(_Reviewer(comparison, passages).all())
    return sorted(found, key=lambda finding: FINDINGS.index(finding.kind))


class _Reviewer:
    def __init__(self, comparison: Comparison, passages: Passages) -> None:
        self._comparison, self._passages = comparison, passages

    def all(self) -> Iterator[Finding]:
        for event in self._comparison.missed:
            yield self._finding("missed", event, event_words(event), "", self._missed(event))
        for event in self._comparison.invented:
            yield self._finding("invented", event, "", event_words(event), self._read(event))
        for pair in self._comparison.matched:
            yield from self._parties(pair)
            yield from self._fields(pair)
            yield from self._topics(pair)
        yield from self._offices()

    def _finding(
        self, kind: Kind, event: Event | None, expected: str, read: str, said: tuple[str, tuple[str, ...]]
    ) -> Finding:
        sentence, rules = said
        return Finding(
            kind=kind,
            document=self._comparison.name,
            lang=self._comparison.lang,
            type=event.type if event is not None else None,
            expected=expected,
            read=read,
            sentence=sentence,
            rules=rules,
        )

    def _missed(self, event: Event) -> tuple[str, tuple[str, ...]]:
        return self._passages.sentence(event.evidence), self._passages.rules_at(event.evidence)

    def _read(self, event: Event) -> tuple[str, tuple[str, ...]]:
        return self._passages.sentence(event.evidence), self._passages.rules_of(event)

    def _parties(self, pair: Matched) -> Iterator[Finding]:
        rules = self._passages.rules_of(pair.read)
        for gold, read in pair.parties:
            said = self._passages.sentence(gold.evidence, read.evidence, pair.gold.evidence), rules
            if not same_capacity(gold, read):
                yield self._finding("capacity", pair.gold, party_words(gold), party_words(read), said)
            if gold.name and folded(gold.name) != folded(read.name):
                yield self._finding("name form", pair.gold, gold.name, read.name or "", said)
        for party in _rest(pair.gold.parties, (gold for gold, _ in pair.parties)):
            said = self._passages.sentence(party.evidence, pair.gold.evidence), rules
            yield self._finding("missed participant", pair.gold, party_words(party), "", said)
        for party in _rest(pair.read.parties, (read for _, read in pair.parties)):
            said = self._passages.sentence(party.evidence, pair.read.evidence), rules
            yield self._finding("invented participant", pair.gold, "", party_words(party), said)

    def _fields(self, pair: Matched) -> Iterator[Finding]:
        gold, read = pair.gold, pair.read
        said = self._passages.sentence(gold.evidence, read.evidence), self._passages.rules_of(read)
        if not right_date(pair):
            yield self._finding("date", gold, gold.date or "", read.date or "", said)
        if not right_place(pair):
            yield self._finding("place", gold, _place(gold), _place(read), said)
        if gold.modality != read.modality:
            yield self._finding("modality", gold, gold.modality or "", read.modality or "", said)
        if gold.part_of and not self._comparison.same_frame(pair):
            frames = _frame(self._comparison.gold_events, gold), _frame(self._comparison.read_events, read)
            yield self._finding("part_of", gold, *frames, said)

    def _topics(self, pair: Matched) -> Iterator[Finding]:
        rules = self._passages.rules_of(pair.read)
        for topic in _rest(pair.gold.agenda, (gold for gold, _ in pair.topics)):
            said = self._passages.sentence(topic.evidence, topic.words, pair.gold.evidence), rules
            yield self._finding("missed topic", pair.gold, topic.words, "", said)
        for topic in _rest(pair.read.agenda, (read for _, read in pair.topics)):
            said = self._passages.sentence(topic.evidence, topic.words, pair.read.evidence), rules
            yield self._finding("invented topic", pair.gold, "", topic.words, said)

    def _offices(self) -> Iterator[Finding]:
        known = self._comparison.offices
        for office in _rest(self._comparison.gold_offices, (gold for gold, _ in known)):
            said = self._passages.sentence(office.evidence, office.person, _stem(office.person)), ()
            yield self._finding("missed office", None, party_words(office.holder), "", said)
        for office in _rest(self._comparison.read_offices, (read for _, read in known)):
            said = self._passages.sentence(office.evidence, office.person, _stem(office.person)), ()
            yield self._finding("invented office", None, "", party_words(office.holder), said)


def _rest(facts: Sequence[F], paired: Iterable[F]) -> list[F]:
    """The facts without a partner."""
    rest = list(facts)
    for fact in paired:
        rest.remove(fact)
    return rest


def _stem(name: str | None) -> str:
    """A surname without its ending, by which the sentence of an office is found."""
    surname = (name or "").rpartition(" ")[2]
    return surname[:-2] if len(surname) > 5 else surname


def event_words(event: Event) -> str:
    """Return an event on one line: "meeting held 2025-02-05 @ Вена: A, посол, IR; B"."""
    place = f"@ {_place(event)}" if event.place else ""
    head = " ".join(filter(None, [event.type, event.modality, event.date, place, event.name]))
    return f"{head}: {'; '.join(map(party_words, event.parties))}" if event.parties else head


def party_words(party: Party) -> str:
    return ", ".join(filter(None, [party.name, party.position, party.organization, party.country]))


def _place(event: Event) -> str:
    return (event.place.name or event.place.country or "") if event.place is not None else ""


def _frame(events: Sequence[Event], event: Event) -> str:
    frame = next((e for e in events if event.part_of and e.id == event.part_of), None)
    return event_words(frame) if frame is not None else ""
