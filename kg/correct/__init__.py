"""Record + corrections -> the record as people put it right, and what was done: pure, no clock, no chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from kg.correct.conflicts import contradictions, overlaps
from kg.correct.wording import in_short, told, values_of
from kg.corrections import (
    Applied,
    Change,
    CorrectedEvent,
    Correction,
    Fact,
    Item,
    Part,
    event_fact,
    event_names,
    in_order,
    item_fact,
    local_parts,
)
from kg.records import (
    Document,
    Event,
    Evidence,
    Office,
    Participant,
    Place,
    Record,
    Statement,
    Topic,
    only_events,
)

__all__ = [
    "ONE_VALUED",
    "Account",
    "Corrected",
    "contradictions",
    "corrected",
    "in_short",
    "overlaps",
    "told",
]

_Item = TypeVar("_Item", Participant, Topic, Document, Office, Statement)
Values: TypeAlias = dict[str, str] | None
ONE_VALUED: Final[tuple[Part, ...]] = ("type", "modality", "name", "date", "place", "part_of")


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    record: Record
    applied: tuple[Applied, ...] = ()


def corrected(record: Record, corrections: Iterable[Correction]) -> Corrected:
    """Return the record with the corrections that are about it, the later ones last; others do nothing.

    What was within a rejected event is within none, and a statement about it is about nothing. A correction
    that names what the record does not state, or that says what it states anyhow, does nothing either.
    """
    account = Account(record, corrections)
    if not account.named:
        return Corrected(record=record)
    rest = only_events(record, {event.id for event in record.events if account.keeps(event)})
    events = [account.event(event, place) for place, event in enumerate(rest.events)]
    offices = account.items("office", record.offices)
    statements = account.items("statement", rest.statements)
    amended = replace(rest, events=tuple(events), offices=offices, statements=statements)
    return Corrected(record=amended, applied=tuple(account.applied))


class Account:
    """The corrections of one record by the fact that they name, and what has been done."""

    def __init__(self, record: Record, corrections: Iterable[Correction]) -> None:
        self.article = record.article.id
        self.names = event_names(record)
        self.events = {event.id: event for event in record.events}
        self.named: dict[Fact, list[tuple[Correction, Change]]] = {}
        self.applied: list[Applied] = []
        for correction in in_order(corrections):
            for change in correction.changes:
                if change.fact.article == self.article:
                    self.named.setdefault(change.fact, []).append((correction, change))

    def keeps(self, event: Event) -> bool:
        fact = event_fact(self.article, self.names, event, "event")
        return self._settled(fact, {}, event, event.evidence) is not None

    def event(self, event: Event, place: int) -> Event:
        """Return an event with all that is corrected about it; the very event when nothing is."""
        changed: dict[str, object] = {}
        for part in ONE_VALUED:
            fact, before = self.of_event(event, part)
            now = self._settled(fact, before, event, event.evidence, place)
            if now != before:
                changed |= _as_stated(part, now)
        changed["participants"] = self.items("participant", event.participants, event, place)
        changed["topics"] = self.items("topic", event.topics, event, place)
        changed["documents"] = self.items("document", event.documents, event, place)
        if all(getattr(event, field) == value for field, value in changed.items()):
            return event
        return CorrectedEvent(**{**asdict(event), **changed}, stated=local_parts(event))

    def of_event(self, event: Event, part: Part) -> tuple[Fact, Values]:
        """Return a fact of an event, and its fields as stated, None when nothing is."""
        whole = self.events.get(event.part_of or "")
        return event_fact(self.article, self.names, event, part), values_of(part, event, whole)

    def of_item(self, item: Item, part: Part, event: Event | None) -> tuple[Fact, dict[str, str]]:
        """Return a fact that is a participant, a topic and so on, and its fields as stated."""
        within = self.names[event.id] if event else ()
        return item_fact(self.article, item, within), values_of(part, item) or {}

    def items(
        self, part: Part, items: Sequence[_Item], event: Event | None = None, place: int | None = None
    ) -> tuple[_Item, ...]:
        """Return what is left of participants, topics and the like, each as it was corrected."""
        kept: list[_Item] = []
        for item in items:
            fact, before = self.of_item(item, part, event)
            now = self._settled(fact, before, item, item.evidence, place, len(kept))
            if now is not None:
                kept.append(item if now == before else _with(item, now))
        return tuple(kept)

    def now(self, fact: Fact, stated: Values) -> Values:
        """Return the fields of a fact as they stand in the end, None when it is rejected or not there."""
        steps = self._steps(fact, stated)
        return steps[-1][2] if steps else stated

    def _steps(self, fact: Fact, stated: Values) -> list[tuple[Correction, Values, Values]]:
        """Return the corrections of a fact that change something, each with the fields before and after."""
        steps: list[tuple[Correction, Values, Values]] = []
        now = stated
        for correction, change in self.named.get(fact, ()):
            before = now
            now = {**(now or stated or {}), **change.now} if change.now else None
            if now != before:
                steps.append((correction, before, now))
        return steps

    def _settled(
        self,
        fact: Fact,
        stated: Values,
        said: Event | Item,
        evidence: tuple[Evidence, ...],
        event: int | None = None,
        at: int | None = None,
    ) -> Values:
        """Return what ``now`` returns, and note what was done."""
        now = self.now(fact, stated)
        for correction, before, after in self._steps(fact, stated):
            done = Applied(
                correction=correction,
                fact=fact,
                before=told(fact.part, before, said),
                now=told(fact.part, after, said),
                evidence=evidence,
                event=event,
                at=at if now is not None else None,
            )
            self.applied.append(done)
        return now


def _as_stated(part: Part, now: Values) -> dict[str, object]:
    if part == "place":
        return {"place": Place(name=now["name"], country=now.get("country") or None) if now else None}
    return {part: now[part] if now else None}


def _with(item: _Item, now: dict[str, str]) -> _Item:
    fields: dict[str, object] = {field: value or None for field, value in now.items()}
    if "former" in fields:
        fields["former"] = now["former"] == "true"
    return replace(item, **fields)
