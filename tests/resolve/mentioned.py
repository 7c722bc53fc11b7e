"""Rows of the gold sets as records, and what resolution makes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.identities import Parts
from kg.records import Event, Evidence, Extractor, Office, Participant, Record, Source
from kg.resolve import Judgement, identities, resolve

from .gold.reading import PersonMention

Mentioned = tuple[str, str]  # article and name
_PASSAGE = (Evidence(0, 1, "x"),)


def records_of(rows: Iterable[PersonMention]) -> list[Record]:
    """Return a record for each article: an office for who holds a post, a meeting for who does not."""
    articles: dict[str, list[PersonMention]] = defaultdict(list)
    for row in rows:
        articles[row.article].append(row)
    return [_record(article, told) for article, told in sorted(articles.items())]


def _record(article: str, told: list[PersonMention]) -> Record:
    source = Source(id=article, lang=told[0].lang, published=told[0].first_seen or None, sha256="0" * 64)
    return Record(
        article=source,
        offices=tuple(_office(row) for row in told if row.position),
        events=tuple(_event(at, row) for at, row in enumerate(told) if not row.position),
        extractor=Extractor(name="gold", version="1"),
    )


def _office(row: PersonMention) -> Office:
    return Office(
        person=row.name,
        position=row.position,
        organization=row.organization or None,
        country=row.country or None,
    )


def _event(at: int, row: PersonMention) -> Event:
    who = Participant(name=row.name, organization=row.organization or None, country=row.country or None)
    return Event(
        id=f"e{at}", type="meeting", modality="held", participants=(who,), evidence=_PASSAGE, confidence=1.0
    )


def persons_of(records: list[Record], judgements: Iterable[Judgement] = ()) -> dict[Mentioned, Parts]:
    """Return the key of the person behind each name of each article."""
    resolution = resolve(lambda: records, judgements)
    found: dict[Mentioned, Parts] = {}
    for record in records:
        known = identities(record, resolution)
        names = [office.person for office in record.offices]
        capacities = list(known.offices)
        for event, identity in zip(record.events, known.events, strict=True):
            names += [who.name or "" for who in event.participants]
            capacities += identity.participants
        for name, capacity in zip(names, capacities, strict=True):
            if capacity.person:
                found[record.article.id, name] = capacity.person.parts
    return found


def events_of(records: list[Record], judgements: Iterable[Judgement] = ()) -> dict[Mentioned, Parts]:
    """Return the key of each event of each article, by the event's id."""
    resolution = resolve(lambda: records, judgements)
    return {
        (record.article.id, event.id): identity.parts
        for record in records
        for event, identity in zip(record.events, identities(record, resolution).events, strict=True)
    }
