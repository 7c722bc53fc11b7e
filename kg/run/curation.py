"""What people decide about who is who: to find what they mean, and to write it down so that it lasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Literal

from kg.errors import WrongUse
from kg.identities import Capacity, Parts, path, skeleton
from kg.records import Event, Evidence, Participant, Record, Source, from_json
from kg.resolve import Judgement, Log, Ref, Resolution, events_told, identities, local_parts, resolve
from kg.resolve.bearing import Evidence as Weight
from kg.resolve.happenings import Happening
from kg.resolve.judgements import Decided, Sides
from kg.resolve.mentions import Mention, mentions
from kg.resolve.review import event_reasons, evidence_of, near_events, near_misses, weigh
from kg.run.correcting import Replay
from kg.run.resolving import outdated
from kg.store import Store

Kind = Literal["person", "event"]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one article says of a person or an event, and where: the sentence is ``evidence``."""

    ref: Ref
    source: Source
    name: str
    said: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A person or event as resolution sees it: ``key`` ends its IRI, ``told`` is what each article says."""

    kind: Kind
    parts: Parts
    told: tuple[Told, ...]

    @property
    def key(self) -> str:
        return path(self.kind, self.parts)

    @property
    def name(self) -> str:
        """The longest name that an article gives."""
        return max((told.name for told in self.told), key=lambda name: (len(name), name))

    @property
    def articles(self) -> set[str]:
        return {told.source.id for told in self.told}


class Curation:
    """The things of a store and the judgements about them.

    Everything is looked up in the records of the articles, so that it costs a pass over the store.
    ``stated`` are the records as they were read, everything else is about the records as they were
    corrected.
    """

    def __init__(self, store: Store, log: Log) -> None:
        self.stated = {record.article.id: record for record in _records(store)}
        self.replay = Replay(log.standing())
        self._records = list(self.replay.records(self.stated.values()))
        self.resolution = resolve(lambda: self._records, self.replay.judgements)
        self._decided = Decided(self.replay.judgements, "person")
        self.things = _things(self._records, self.resolution)

    def thing(self, name: str) -> Thing:
        """Return the one person or event of an IRI, the end of one, or a name of a person.

        Raises WrongUse when there is none, or several, which it lists.
        """
        ending = name.rstrip("/").split("/id/")[-1]
        found = [thing for thing in self.things if thing.key == ending or name.endswith(f"/{thing.key}")]
        found = found or [thing for thing in self.things if _is_called(thing, skeleton(name))]
        if not found:
            raise WrongUse(
                f"{name}: no person of this name and no event of this IRI in the store; see: kg query find"
            )
        if len(found) > 1:
            listed = "; ".join(f"{thing.key} ({_briefly(thing)})" for thing in found[:8])
            raise WrongUse(f"{name}: {len(found)} are called so, name one by its IRI: {listed}")
        return found[0]

    def outdated(self, store: Store) -> int:
        """Return how many articles say otherwise than is known and decided: a run was killed or left out."""
        return outdated(store, self.resolution, self.replay)

    def merge(self, one: Thing, other: Thing, *, author: str, reason: str, date: str) -> Judgement:
        """Decide that two things are one. Raises WrongUse when they are, or when a judgement forbids it."""
        if one.kind != other.kind:
            raise WrongUse(f"{one.key} is a {one.kind} and {other.key} is a {other.kind}")
        if one.parts == other.parts:
            raise WrongUse(f"{one.name} and {other.name} are one already: {one.key}")
        return Judgement(
            kind=one.kind,
            verdict="same",
            one=self._anchors(one),
            other=self._anchors(other),
            author=author,
            reason=reason,
            date=date,
        )

    def split(
        self, thing: Thing, articles: Iterable[str], *, author: str, reason: str, date: str
    ) -> Judgement:
        """Decide that some articles speak of somebody else. Raises WrongUse for articles that say nothing."""
        wanted = set(articles)
        apart = [told for told in thing.told if told.source.id in wanted]
        if missing := sorted(wanted - {told.source.id for told in apart}):
            raise WrongUse(f"{missing[0]}: this article says nothing of {thing.name} ({thing.key})")
        rest = [told for told in thing.told if told not in apart]
        if not rest:
            raise WrongUse(f"{thing.name}: all that is known of {thing.key} comes from these articles")
        return Judgement(
            kind=thing.kind,
            verdict="different",
            one=tuple(sorted({told.ref for told in apart}, key=_in_order)),
            other=tuple(sorted({self._general(thing.kind, told.ref) for told in rest}, key=_in_order)),
            author=author,
            reason=reason,
            date=date,
        )

    def apart(self, one: Thing, other: Thing, *, author: str, reason: str, date: str) -> Judgement:
        """Decide that two things are two, whatever articles may come."""
        sides = (
            tuple(sorted({self._general(t.kind, told.ref) for told in t.told}, key=_in_order))
            for t in (one, other)
        )
        first, second = sides
        return Judgement(
            kind=one.kind,
            verdict="different",
            one=first,
            other=second,
            author=author,
            reason=reason,
            date=date,
        )

    def judged(self, one: Thing, other: Thing, answer: str, *, author: str, date: str) -> Judgement:
        """Return the judgement of an answer: s same, d different, u unsure."""
        if answer == "s":
            return self.merge(one, other, author=author, reason="reviewed", date=date)
        if answer == "d":
            return self.apart(one, other, author=author, reason="reviewed", date=date)
        first, second = self._anchors(one), self._anchors(other)
        return Judgement(kind=one.kind, verdict="unsure", one=first, other=second, author=author, date=date)

    def reasons(self, one: Thing, other: Thing) -> list[tuple[str, str]]:
        """Return what speaks for and against two things being one, each with what it is about."""
        if one.kind != other.kind:
            return [("kind", f"{one.kind} and {other.kind}")]
        verdict = ("verdict", "one" if one.parts == other.parts else "two")
        if one.kind == "event":
            told = [[h for h in self._happenings() if self._event_parts(h) == t.parts] for t in (one, other)]
            return [verdict, *(("differs", reason) for reason in event_reasons(*told))]
        weighed = weigh(self._evidence(one), self._evidence(other))
        names = f"{weighed.names} (likeness {weighed.likeness:.2f})"
        return [verdict, ("names", names), ("posts, bodies, states, time", weighed.context)]

    def candidates(self) -> list[tuple[Thing, Thing, str]]:
        """Return the pairs of persons, and of events, that may be one and are undecided, those that matter
        most first.
        """
        persons = [thing for thing in self.things if thing.kind == "person"]
        events = [thing for thing in self.things if thing.kind == "event"]
        told = self._told_of()
        found = [(each, persons) for each in near_misses([self._evidence(thing) for thing in persons])]
        near = near_events([told[thing.parts] for thing in events])
        found += [
            (each, events) for each in near if not self._are_apart(events[each.one], events[each.other])
        ]
        ranked = sorted(found, key=lambda pair: pair[0])
        return [(things[each.one], things[each.other], each.why) for each, things in ranked]

    def _told_of(self) -> dict[Parts, list[Happening]]:
        told: dict[Parts, list[Happening]] = defaultdict(list)
        for happening in self._happenings():
            told[self._event_parts(happening)].append(happening)
        return told

    def _are_apart(self, one: Thing, other: Thing) -> bool:
        """Whether somebody has said that two events are two."""
        decided = Decided(self.replay.judgements, "event")
        first, second = (
            reduce(or_, (decided.sides(told.source.id, told.ref.parts) for told in thing.told), Sides())
            for thing in (one, other)
        )
        return first.exclude(second)

    def _evidence(self, thing: Thing) -> Weight:
        return evidence_of(self._mentions()[thing.parts], self._decided)

    @cache  # noqa: B019 - one Curation a command
    def _mentions(self) -> dict[Parts, list[Mention]]:
        found: dict[Parts, list[Mention]] = defaultdict(list)
        for record in self._records:
            for mention in mentions(record, identities(record)):
                found[self.resolution.persons.get((mention.article, mention.local), mention.local)].append(
                    mention
                )
        return found

    def _happenings(self) -> Iterator[Happening]:
        for record in self._records:
            yield from events_told(record, self.resolution)

    def _event_parts(self, happening: Happening) -> Parts:
        return self.resolution.events.get(happening.key, happening.parts)

    def _anchors(self, thing: Thing) -> tuple[Ref, ...]:
        """Return the mentions of a thing: of all articles where only this thing has their key."""
        return tuple(sorted({self._anchored(thing, told.ref) for told in thing.told}, key=_in_order))

    def _anchored(self, thing: Thing, ref: Ref) -> Ref:
        owners = {other.parts for other in self.things for told in other.told if told.ref.parts == ref.parts}
        return self._general(thing.kind, ref) if len(owners) == 1 else ref

    @staticmethod
    def _general(kind: Kind, ref: Ref) -> Ref:
        """Return the mentions of this key in all articles; an event's passage means nothing elsewhere."""
        return Ref(ref.parts) if kind == "person" else ref


def _in_order(ref: Ref) -> tuple[Parts, str]:
    return ref.parts, ref.article or ""


def _records(store: Store) -> Iterator[Record]:
    return (from_json(stored.record) for stored in store.records())


def _is_called(thing: Thing, name: str) -> bool:
    return thing.kind == "person" and any(skeleton(told.name) == name for told in thing.told)


def _briefly(thing: Thing) -> str:
    said = next((line for told in thing.told for line in told.said), "")
    return f"{thing.name}, {said}" if said else thing.name


def _things(records: Iterable[Record], resolution: Resolution) -> list[Thing]:
    persons: dict[Parts, list[Told]] = defaultdict(list)
    events: dict[Parts, list[Told]] = defaultdict(list)
    for record in records:
        for parts, told in _persons(record):
            persons[resolution.persons.get((record.article.id, parts), parts)].append(told)
        known = identities(record, resolution)
        for event, identity in zip(record.events, known.events, strict=True):
            events[identity.parts].append(_event(record, event))
    return [*_gathered("person", persons), *_gathered("event", events)]


def _gathered(kind: Kind, told: dict[Parts, list[Told]]) -> Iterator[Thing]:
    return (Thing(kind=kind, parts=parts, told=tuple(said)) for parts, said in sorted(told.items()))


def _persons(record: Record) -> Iterator[tuple[Parts, Told]]:
    """Yield each person of a record with all that it says of him."""
    said: dict[Parts, dict[str, None]] = defaultdict(dict)
    where: dict[Parts, list[Evidence]] = defaultdict(list)
    names: dict[Parts, str] = {}
    for capacity, line, evidence in _capacities(record):
        if capacity.person:
            parts = capacity.person.parts
            names[parts] = capacity.person.labels[0].text
            said[parts] |= {line: None} if line else {}
            where[parts] += evidence
    for parts, name in sorted(names.items()):
        yield (
            parts,
            Told(
                ref=Ref(parts, record.article.id),
                source=record.article,
                name=name,
                said=tuple(said[parts]),
                evidence=tuple(sorted(set(where[parts]))),
            ),
        )


def _capacities(record: Record) -> Iterator[tuple[Capacity, str, tuple[Evidence, ...]]]:
    known = identities(record)
    for event, identity in zip(record.events, known.events, strict=True):
        for who, capacity in zip(event.participants, identity.participants, strict=True):
            yield capacity, _line(who.position, who.organization, who.country), event.evidence
    for office, capacity in zip(record.offices, known.offices, strict=True):
        yield capacity, _line(office.position, office.organization, office.country), office.evidence


def _event(record: Record, event: Event) -> Told:
    place = event.place.name if event.place else None
    return Told(
        ref=Ref(local_parts(event), record.article.id),
        source=record.article,
        name=event.name or _line(event.type, event.date, place),
        said=tuple(
            filter(None, (_line(event.modality, event.date, place), *map(_participant, event.participants)))
        ),
        evidence=event.evidence,
    )


def _participant(who: Participant) -> str:
    return _line(who.name, who.position, who.organization, who.country)


def _line(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
