"""What people decide about who is who: to find what they mean, and to write it down so that it lasts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from kg.corrections import Correction
from kg.errors import WrongUse
from kg.identities import Capacity, Parts, path
from kg.records import Event, Evidence, Participant, Record, Source, from_json
from kg.resolve import Judgement, Log, Ref, Resolution, identities, local_parts
from kg.resolve.candidates import undecided
from kg.resolve.index.reading import Kind
from kg.resolve.review import event_reasons, weigh
from kg.run.correcting import Replay
from kg.run.resolving import caught_up, outdated
from kg.store import Store

_KINDS: Final[tuple[Kind, ...]] = ("person", "event")
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s+[\W\d]*[A-ZА-ЯЁƏÜÖĞÇŞİ])|\n")
_FAR: Final = 300  # characters of a sentence on either side of a passage
_LISTED: Final = 8  # namesakes that an error lists


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

    The index knows who is who; records are read for what is asked about alone. What is said of articles is
    about their records as they were corrected, but for ``stated``.
    """

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self.replay = Replay(log.standing())
        self._unsure = _unsure(log)
        self._index = caught_up(store, self.replay)
        self._reading = self._index.reading()

    @property
    def things(self) -> Iterator[Thing]:
        """Yield all persons, and all events, in the order of their keys."""
        for kind in _KINDS:
            yield from (self.thing_of(kind, parts) for parts in self._reading.keys(kind))

    def thing_of(self, kind: Kind, parts: Parts) -> Thing:
        told = [told for record in self._records(kind, parts) for told in self._told(kind, parts, record)]
        return Thing(kind=kind, parts=parts, told=tuple(told))

    def with_path(self, ending: str) -> Thing | None:
        """Return the person or event whose IRI ends so."""
        found = self._reading.with_path(ending)
        return self.thing_of(*found) if found else None

    def thing(self, name: str) -> Thing:
        """Return the one person or event of an IRI, the end of one, or a name of a person.

        Raises WrongUse when there is none, or several, which it lists.
        """
        if exact := self.with_path(ending(name)):
            return exact
        found = [self.thing_of("person", parts) for parts in self._reading.called(name)[:_LISTED]]
        if not found:
            raise WrongUse(
                f"{name}: no person of this name and no event of this IRI in the store; see: kg query find"
            )
        if len(found) > 1:
            listed = "; ".join(f"{thing.key} ({_briefly(thing)})" for thing in found)
            count = len(self._reading.called(name))
            raise WrongUse(f"{name}: {count} are called so, name one by its IRI: {listed}")
        return found[0]

    def stated(self, article: str) -> Record | None:
        """Return the record of an article as it was read, by its id."""
        iri = self._reading.iri(article)
        return (
            next((from_json(stored.record) for stored in self._store.records_of([iri])), None)
            if iri
            else None
        )

    def resolution(self, article: str) -> Resolution:
        """Return who and what an article of the store speaks of, by its id."""
        iri = self._reading.iri(article)
        return self._index.resolution(iri) if iri else Resolution()

    def sentence(self, told: Told) -> str:
        """Return the sentence that says it first, or the passage alone when the store lacks the text."""
        if not told.evidence:
            return ""
        iri, passage = self._reading.iri(told.source.id), told.evidence[0]
        text = (self._store.text(iri) if iri else None) or ""
        if text[passage.start : passage.end] != passage.quote:
            return passage.quote
        return " ".join(_around(text, passage.start, passage.end).split())

    def outdated(self) -> int:
        """Return how many articles say otherwise than is known and decided: a run was killed or left out."""
        return sum(1 for _ in outdated(self._store, self._index))

    def count(self, kind: Kind) -> tuple[int, int, int]:
        """Return how many things there are, and how many several articles and several languages tell of."""
        return self._reading.count(kind)

    def idle(self) -> list[tuple[Correction, str]]:
        """Return the corrections that do nothing, each with the reason."""
        for article in sorted(self.replay.wishes()):
            if record := self.stated(article):
                self.replay.corrected(record)
        return self.replay.idle()

    def merge(self, one: Thing, other: Thing, *, author: str, reason: str, date: str) -> Judgement:
        """Decide that two things are one. Raises WrongUse when they are, or when a judgement forbids it."""
        if one.kind != other.kind:
            raise WrongUse(
                f"{one.key} and {other.key} are no two of a kind: only persons, or only events, are one"
            )
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
        verdict = ("verdict", self._verdict(one, other))
        if one.kind == "event":
            told = [self._reading.happenings(thing.parts) for thing in (one, other)]
            return [verdict, *(("differs", reason) for reason in event_reasons(*told))]
        weighed = weigh(self._reading.evidence(one.parts), self._reading.evidence(other.parts))
        names = f"{weighed.names} (likeness {weighed.likeness:.2f})"
        return [verdict, ("names", names), ("posts, bodies, states, time", weighed.context)]

    def _verdict(self, one: Thing, other: Thing) -> str:
        if one.parts == other.parts:
            return "one"
        if one.kind == "event":
            linked = {
                one.parts: self._reading.came_of(one.parts),
                other.parts: self._reading.came_of(other.parts),
            }
            if other.parts in linked[one.parts] or one.parts in linked[other.parts]:
                return "announced, and what came of it"
        return "two"

    def candidates(self, limit: int) -> Iterator[tuple[Thing, Thing, str]]:
        """Yield the pairs of persons, and of events, that may be one and are undecided, those that matter
        most first: the first of them before most others have been looked for.
        """
        best = undecided(self._reading, limit + len(self._unsure))
        pairs = (
            (self.thing_of(kind, one), self.thing_of(kind, other), why) for kind, one, other, why in best
        )
        return islice((pair for pair in pairs if not self._is_unsure(*pair[:2])), limit)

    def _is_unsure(self, one: Thing, other: Thing) -> bool:
        """Whether somebody has looked at two things and does not know."""
        return frozenset((self._anchors(one), self._anchors(other))) in self._unsure

    def _records(self, kind: Kind, parts: Parts) -> Iterator[Record]:
        for stored in self._store.records_of(self._reading.articles(kind, parts)):
            yield self.replay.corrected(from_json(stored.record)).record

    def _told(self, kind: Kind, parts: Parts, record: Record) -> Iterator[Told]:
        known = self.resolution(record.article.id)
        if kind == "person":
            article = record.article.id
            told = _persons(record)
            yield from (said for local, said in told if known.persons.get((article, local), local) == parts)
        else:
            events = zip(record.events, identities(record, known).events, strict=True)
            yield from (_event(record, event) for event, identity in events if identity.parts == parts)

    def _anchors(self, thing: Thing) -> tuple[Ref, ...]:
        """Return the mentions of a thing: of all articles where only this thing has their key."""
        return tuple(sorted({self._anchored(thing, told.ref) for told in thing.told}, key=_in_order))

    def _anchored(self, thing: Thing, ref: Ref) -> Ref:
        is_only = thing.kind == "event" or self._reading.owners(ref.parts) == 1
        return self._general(thing.kind, ref) if is_only else ref

    @staticmethod
    def _general(kind: Kind, ref: Ref) -> Ref:
        """Return the mentions of this key in all articles; an event's passage means nothing elsewhere."""
        return Ref(ref.parts) if kind == "person" else ref


def ending(name: str) -> str:
    """Return what an IRI of a person or event ends with, after the base."""
    return "/".join(name.rstrip("/").split("/id/")[-1].split("/")[-2:])


def _around(text: str, start: int, end: int) -> str:
    """Return the passage with the rest of its sentence, as far as a line and some words reach."""
    first = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, start - _FAR), start)), default=None)
    last = _SENTENCE_END.search(text, end, end + _FAR)
    return text[max(0, start - _FAR) if first is None else first : last.end() if last else end + _FAR]


def _unsure(log: Log) -> set[frozenset[tuple[Ref, ...]]]:
    undone = log.undone()
    return {
        frozenset((entry.one, entry.other))
        for entry in log.all()
        if isinstance(entry, Judgement) and entry.verdict == "unsure" and entry.id not in undone
    }


def _in_order(ref: Ref) -> tuple[Parts, str]:
    return ref.parts, ref.article or ""


def _briefly(thing: Thing) -> str:
    said = next((line for told in thing.told for line in told.said), "")
    return f"{thing.name}, {said}" if said else thing.name


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
