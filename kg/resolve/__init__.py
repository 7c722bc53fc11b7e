"""Record -> who and what it speaks of, so that other articles can speak of the same (docs/decisions/0004).

``identities`` is what one article gives: names decide. ``resolve`` looks at all articles together, and what
it finds goes back into ``identities``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from kg.corrections import local_parts
from kg.errors import Rejected
from kg.identities import Capacity, Entity, EventIdentity, Identities, Parts, skeleton
from kg.records import Event, Office, Participant, Place, Record, Statement, Topic
from kg.resolve import known
from kg.resolve.bodies import body, needs_state
from kg.resolve.events import event_parts, told_apart
from kg.resolve.happenings import Happening, happenings, stated_events
from kg.resolve.judgements import Decided, Decision, Judgement, Log, Ref
from kg.resolve.mentions import mentions
from kg.resolve.people import persons
from kg.resolve.places import place
from kg.resolve.posts import post, post_id
from kg.resolve.resolution import Resolution, one_each, with_events

__all__ = [
    "Decision",
    "Judgement",
    "Log",
    "Ref",
    "Resolution",
    "events_told",
    "identities",
    "local_parts",
    "resolve",
]

_ISO_CODE = re.compile("[A-Z]{2}")
_ALONE = Resolution()
_Told = TypeVar("_Told", Entity, EventIdentity)


def identities(record: Record, resolution: Resolution | None = None) -> Identities:
    """Return the identities of everything in the record, in its order; the same on any machine.

    Without a resolution they are those that the article alone gives. Raises Rejected, which names the
    article, for a country that is no ISO code.
    """
    article = _Article(record, resolution or _ALONE)
    events = [article.event(event) for event in record.events]
    apart = told_apart([(event.parts, event.place.path if event.place else "") for event in events])
    return Identities(
        events=tuple(article.resolved(replace(e, parts=p)) for e, p in zip(events, apart, strict=True)),
        offices=tuple(article.office(office) for office in record.offices),
        statements=tuple(article.statement(statement) for statement in record.statements),
    )


def resolve(records: Callable[[], Iterable[Record]], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return who and what the records together speak of, in whatever order they come.

    ``records`` gives them anew at each call: persons first, then the events that they take part in.
    ``judgements`` are those that stand.
    """
    judged = list(judgements)
    persons_of = Decided(judged, "person")
    told = (m for record in records() for m in mentions(record, identities(record)))
    known = one_each(told, persons_of)
    happened = (h for record in records() for h in events_told(record, known))
    return with_events(known, happened, Decided(judged, "event"))


def events_told(record: Record, known: Resolution) -> list[Happening]:
    """Return what a record says of its events, its persons being known."""
    article, stated = record.article.id, stated_events(record, identities(record))

    def settled(person: Parts) -> Parts:
        return known.persons.get((article, person), person)

    return happenings(stated, settled, known.homes.get)


class _Article:
    """What the whole record says about one name: its full form, and the state of a body."""

    def __init__(self, record: Record, resolution: Resolution) -> None:
        source = record.article
        self.id, self.lang = source.id, source.lang
        self.where = source.path or source.url or source.id
        self.resolution = resolution
        names = _person_names(record)
        told = persons(names, article=self.id, lang=self.lang, held=_held(record))
        self.people = {name: self.resolved(person) for name, person in told.items()}
        self.body_countries = _body_countries(record)

    def resolved(self, told: _Told) -> _Told:
        """Return a person or an event as all articles together know it."""
        key = self.id, told.parts
        if isinstance(told, Entity):
            return replace(told, parts=self.resolution.persons.get(key, told.parts))
        planned = self.resolution.outcomes.get(key, ())
        titles = self.resolution.papers.get(key, ())
        parts = self.resolution.events.get(key, told.parts)
        return replace(told, parts=parts, outcome_of=planned, papers=titles)

    def event(self, event: Event) -> EventIdentity:
        capacities = tuple(self.participant(p) for p in event.participants)
        venue = self.place(event.place) if event.place else None
        return EventIdentity(
            parts=event_parts(event, capacities, venue, article=self.id),
            place=venue,
            participants=capacities,
            topics=tuple(_topic(topic) for topic in event.topics),
        )

    def participant(self, who: Participant) -> Capacity:
        return self.capacity(who.name, who.position, who.organization, who.country)

    def office(self, office: Office) -> Capacity:
        return self.capacity(office.person, office.position, office.organization, office.country)

    def statement(self, statement: Statement) -> Capacity:
        return self.capacity(statement.speaker, None, statement.organization, None)

    def capacity(
        self, name: str | None, position: str | None, organization: str | None, country: str | None
    ) -> Capacity:
        state = self.state(country or self.body_country(organization))
        organ = body(organization, state, article=self.id, lang=self.lang) if organization else None
        holder = self.people.get(name) if name else None
        office = self.post(position, organ, state, holder) if position else None
        return Capacity(person=holder, post=office, body=organ, state=state)

    def post(
        self, position: str, organ: Entity | None, state: Entity | None, holder: Entity | None
    ) -> Entity:
        path = holder.path if holder else ""
        return post(position, body=organ, state=state, article=self.id, holder=path, lang=self.lang)

    def place(self, stated: Place) -> Entity:
        return place(stated.name, self.state(stated.country), lang=self.lang)

    def state(self, country: str | None) -> Entity | None:
        """Return the state. Raises Rejected for anything but two capital letters."""
        if country and not _ISO_CODE.fullmatch(country):
            raise Rejected(f"{country!r} is no ISO 3166-1 code of two capital letters", where=self.where)
        return known.state(country, self.lang) if country else None

    def body_country(self, organization: str | None) -> str | None:
        """Return the one country that the record gives elsewhere for a body such as МИД.

        Not for "ООН", which one participant may represent his country at.
        """
        countries = self.body_countries.get(skeleton(organization), set()) if organization else set()
        if not organization or len(countries) != 1 or not needs_state(organization, lang=self.lang):
            return None
        return next(iter(countries))


def _person_names(record: Record) -> Iterator[str]:
    for event in record.events:
        yield from (p.name for p in event.participants if p.name)
    yield from (office.person for office in record.offices)
    yield from (statement.speaker for statement in record.statements if statement.speaker)


def _held(record: Record) -> dict[str, frozenset[str]]:
    """Return by name the posts that go with it: ids of posts.toml, else the folded wording."""
    stated = [(who.name, who.position) for event in record.events for who in event.participants]
    stated += [(office.person, office.position) for office in record.offices if not office.former]
    held: dict[str, set[str]] = defaultdict(set)
    for name, position in stated:
        if name and position:
            held[name].add(post_id(position))
    return {name: frozenset(ids) for name, ids in held.items()}


def _body_countries(record: Record) -> dict[str, set[str]]:
    stated = [(p.organization, p.country) for event in record.events for p in event.participants]
    stated += [(office.organization, office.country) for office in record.offices]
    countries: dict[str, set[str]] = defaultdict(set)
    for organization, country in stated:
        if organization and country:
            countries[skeleton(organization)].add(country)
    return countries


def _topic(topic: Topic) -> Parts:
    """Return concept and phrase: two phrases of one concept are two agenda items."""
    phrase = skeleton(topic.label)
    return (topic.concept or phrase, phrase)
