"""What holds for every record, whatever the text: the promises of kg/records.py and docs/codebook.md."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kg import gazetteer, topics
from kg.records import (
    Document,
    Event,
    Evidence,
    Office,
    Participant,
    Record,
    Statement,
    Topic,
    from_json,
    misquoted,
    to_json,
)

Fact = Event | Office | Statement | Participant | Topic | Document


def broken(record: Record, text: str) -> list[str]:
    """Return the promises that a record breaks, in words; empty for a sound record."""
    return [
        *_passages(record, text),
        *_frames(record.events),
        *_values(record),
        *_claims(record),
        *_json(record),
    ]


def _passages(record: Record, text: str) -> Iterator[str]:
    yield from (f"misquoted: {e}" for e in misquoted(record, text))
    for fact, evidence in _evidence(record):
        if not evidence:
            yield f"no passage: {fact}"
        yield from (f"blank passage: {fact}" for e in evidence if not e.quote.strip())


def _evidence(record: Record) -> Iterator[tuple[Fact, tuple[Evidence, ...]]]:
    facts: list[Fact] = [*record.events, *record.offices, *record.statements]
    for event in record.events:
        facts += [*event.participants, *event.topics, *event.documents]
    yield from ((fact, fact.evidence) for fact in facts)


def _frames(events: tuple[Event, ...]) -> Iterator[str]:
    frames = {event.id: event.part_of for event in events}
    if len(frames) < len(events):
        yield "two events with one id"
    for event in events:
        chain = [event.id]
        while (above := frames.get(chain[-1])) is not None and len(chain) <= len(frames):
            chain.append(above)
        if chain[-1] not in frames:
            yield f"part of what is not there: {event}"
        if len(set(chain)) < len(chain):
            yield f"part of itself: {event}"


def _values(record: Record) -> Iterator[str]:
    for event in record.events:
        yield from _values_of(event)
    for country in _countries(record):
        if gazetteer.state(country) is None:
            yield f"no state: {country!r}"
    yield from (f"blank or padded: {text!r}" for text in _texts(record) if not text or text != text.strip())


def _values_of(event: Event) -> Iterator[str]:
    if event.date is not None and not is_date(event.date):
        yield f"no date: {event.date}"
    if not 0 <= event.confidence <= 1:
        yield f"no confidence: {event.confidence}"
    for party in event.participants:
        if not (party.name or party.position or party.organization or party.country):
            yield f"says nothing: {party}"
    names = [party.name for party in event.participants if party.name]
    if len(set(names)) < len(names):
        yield f"takes part twice: {names}"
    concepts = {label.concept for label in topics.labels()}
    yield from (
        f"no concept: {t}" for t in event.topics if t.concept is not None and t.concept not in concepts
    )


def _countries(record: Record) -> Iterator[str]:
    found = [office.country for office in record.offices]
    for event in record.events:
        found += [party.country for party in event.participants]
        found.append(event.place.country if event.place is not None else None)
    yield from (country for country in found if country is not None)


def _texts(record: Record) -> Iterator[str]:
    for event in record.events:
        yield from (d.title for d in event.documents)
        yield from (t.label for t in event.topics)
        found = [event.name, event.place.name if event.place else None]
        found += [text for p in event.participants for text in (p.name, p.position, p.organization)]
        yield from (text for text in found if text is not None)
    for office in record.offices:
        yield from (
            text for text in (office.person, office.position, office.organization) if text is not None
        )
    for claim in record.statements:
        yield from (text for text in (claim.text, claim.speaker, claim.organization) if text is not None)


def _claims(record: Record) -> Iterator[str]:
    ids = {event.id for event in record.events}
    for claim in record.statements:
        if claim.about is not None and claim.about not in ids:
            yield f"about what is not there: {claim}"
        if claim.attendance is not None and (claim.about is None or claim.attendance < 0):
            yield f"counts people of nothing: {claim}"


def _json(record: Record) -> Iterator[str]:
    if from_json(to_json(record)) != record:
        yield "changed by a round trip through JSON"


def is_date(value: str) -> bool:
    """Whether a value is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    parts = value.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not value.replace("-", "").isdecimal():
        return False
    year, month, number = ([int(part) for part in parts] + [1, 1])[:3]
    try:
        datetime.date(year, month, number)
    except ValueError:
        return False
    return True
