"""The facts that articles state of an event or a person, each as it was read and as it was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.correct import ONE_VALUED, Account, told
from kg.corrections import Fact, Item, Part
from kg.errors import WrongUse
from kg.identities import Capacity, Identities, Parts, path, skeleton
from kg.records import Event, Record
from kg.resolve import identities
from kg.run.curation import Curation, Thing, ending


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A fact of one article. ``now`` are its fields as they stand, None when it is rejected or not stated.

    ``names`` are what it can be called by, folded; ``person`` is whom it is about, if it is somebody.
    """

    fact: Fact
    lang: str
    said: Event | Item
    now: dict[str, str] | None
    names: frozenset[str]
    person: Parts | None

    @property
    def identity(self) -> Parts:
        """The person who takes part; otherwise the name of the fact."""
        taking_part = self.person if self.fact.part == "participant" else None
        return taking_part or (skeleton(" ".join(self.fact.stated)),)


def thing_of(known: Curation, name: str) -> Thing:
    """Return the person or event of a name or IRI, also of one that the event had before it was corrected.

    Raises WrongUse as ``Curation.thing`` does, and for an event that was rejected, which it says.
    """
    key = ending(name)
    if known.with_path(key) is None:
        for article in sorted({a for c in known.replay.corrections for a in c.articles}):
            stated = known.stated(article)
            view = _View(known, stated) if stated else None
            if view and (event := view.formerly(key)) is not None:
                return view.thing(known, event)
    return known.thing(name)


def facts(known: Curation, thing: Thing, part: Part) -> Iterator[Stated]:
    """Yield the facts of one kind that articles state of an event or a person, article by article."""
    for article in sorted(thing.articles):
        stated = known.stated(article)
        assert stated is not None, article
        view = _View(known, stated)
        yield from view.of_event(thing, part) if thing.kind == "event" else view.of_person(thing, part)


class _View:
    """A record as stated beside what became of it."""

    def __init__(self, known: Curation, stated: Record) -> None:
        self.stated = stated
        self._resolution = known.resolution(stated.article.id)
        self.account: Account = known.replay.account(stated)
        self.record = known.replay.corrected(stated).record
        self.identities: Identities = identities(self.record, self._resolution)
        self.places = {event.id: place for place, event in enumerate(self.record.events)}

    def formerly(self, key: str) -> Event | None:
        """Return the event that had this key before it was corrected."""
        before = identities(self.stated, self._resolution)
        paths = [path("event", identity.parts) for identity in before.events]
        return next((e for e, at in zip(self.stated.events, paths, strict=True) if at == key), None)

    def thing(self, known: Curation, event: Event) -> Thing:
        """Return what became of an event. Raises WrongUse when it was rejected."""
        place = self.places.get(event.id)
        if place is None:
            by = [d.correction for d in known.replay.corrected(self.stated).applied if d.fact.part == "event"]
            ids = ", ".join(sorted({correction.id for correction in by}))
            raise WrongUse(f"this event was rejected: {ids}; kg judge undo brings it back")
        parts = self.identities.events[place].parts
        return known.thing_of("event", parts)

    def of_event(self, thing: Thing, part: Part) -> Iterator[Stated]:
        for event in self.stated.events:
            place = self.places.get(event.id)
            if place is not None and self.identities.events[place].parts == thing.parts:
                yield from self._within(event, place, part)

    def _within(self, event: Event, place: int, part: Part) -> Iterator[Stated]:
        if part == "event" or part in ONE_VALUED:
            fact, before = self.account.of_event(event, part)
            now = self.account.now(fact, {} if part == "event" else before)
            yield self._fact(fact, event, now)
        else:
            items: dict[str, tuple[Item, ...]] = {
                "participant": event.participants,
                "topic": event.topics,
                "document": event.documents,
            }
            people = self.identities.events[place].participants if part == "participant" else ()
            yield from self._items(items.get(part, ()), part, people, event)

    def of_person(self, thing: Thing, part: Part) -> Iterator[Stated]:
        """Yield what is said of a person: what he takes part in, the offices he holds, what he says."""
        found: list[Stated] = []
        if part == "participant":
            for event in self.stated.events:
                if (place := self.places.get(event.id)) is not None:
                    found += self._within(event, place, part)
        elif part == "office":
            found += self._items(self.stated.offices, part, self.identities.offices)
        elif part == "statement":
            found += self._items(self.stated.statements, part, self.identities.statements)
        yield from (s for s in found if s.person == thing.parts)

    def _items(
        self, items: tuple[Item, ...], part: Part, people: tuple[Capacity, ...], event: Event | None = None
    ) -> Iterator[Stated]:
        """Yield facts; ``people`` are those of the corrected record, so without the rejected ones."""
        left = iter(people)
        for item in items:
            fact, before = self.account.of_item(item, part, event)
            now = self.account.now(fact, before)
            who = next(left, None) if now is not None else None
            yield self._fact(fact, item, now, who.person.parts if who and who.person else None)

    def _fact(
        self, fact: Fact, said: Event | Item, now: dict[str, str] | None, person: Parts | None = None
    ) -> Stated:
        return Stated(
            fact=fact,
            lang=self.stated.article.lang,
            said=said,
            now=now,
            names=frozenset(skeleton(name) for name in _names(fact, now, said) if name),
            person=person,
        )


def _names(fact: Fact, now: dict[str, str] | None, said: Event | Item) -> list[str]:
    """Return what a user can call a fact: as it was stated, as it is now, or by all that is said."""
    values = now or {}
    if fact.part == "office":
        return [*fact.stated[1:], values.get("position", "")]
    first = next(filter(None, values.values()), "")
    return [" ".join(filter(None, fact.stated)), first, values.get("concept", ""), told(fact.part, now, said)]
