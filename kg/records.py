"""What travels between the stages: Article in, Record out; small, frozen, typed.

A ``Record`` is what ``kg extract`` prints, one JSON object a line. Offsets are 0-based,
half-open and count Unicode code points in ``Article.text``; ``Evidence.quote`` is exactly
that slice. Values follow docs/codebook.md.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec
from msgspec.structs import replace

EventType = Literal["meeting", "call", "visit", "conference", "signing"]
Modality = Literal["held", "planned", "cancelled"]
Role = Literal["host", "guest", "chair", "signatory", "mediator", "participant"]


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an article came here, where it did not come as a file of its own.

    ``accessed`` is when this copy was fetched (ISO date-time), never when it was published. ``container``
    names what held it: a web archive or a feed, by its address or the name of its file; ``record`` its
    identifier there, ``digest`` that of the bytes as they came, as the archive gives it.
    """

    accessed: str | None = None
    container: str | None = None
    record: str | None = None
    digest: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article came from; the ``article`` object of a record.

    ``id`` is derived from the address if there is one, else from the text, so that it is the
    same on any machine. ``path`` is the file as the user named it (``-`` for standard input).
    ``published`` is an ISO date or date-time at the precision that the source states. ``origin`` is there
    only where there is more to say than the path.
    """

    id: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    lang: str
    sha256: str
    origin: Origin | msgspec.UnsetType = msgspec.UNSET


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its metadata. ``text`` is all that offsets count in, title and date line included.

    ``start`` is the offset where it begins to tell, after front matter, and ``body_start`` the one where the
    body begins, after title and date line; 0 when there are none.
    """

    source: Source
    text: str
    start: int = 0
    body_start: int = 0


class Evidence(msgspec.Struct, frozen=True, order=True):
    """A verbatim passage: ``quote == article.text[start:end]``."""

    start: int
    end: int
    quote: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Name in the article's language, nominative; country as ISO 3166-1 alpha-2 or None."""

    name: str
    country: str | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part, in a capacity. ``name`` is None when only a post, body or state is known."""

    name: str | None = None
    position: str | None = None
    organization: str | None = None
    country: str | None = None
    role: Role = "participant"
    evidence: tuple[Evidence, ...] = ()


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """An agenda item: the phrase of the text in the nominative, and the local name of a concept."""

    label: str
    concept: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document signed, adopted or announced at the event."""

    title: str
    evidence: tuple[Evidence, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One diplomatic event as one article reports it. ``date`` is YYYY, YYYY-MM or YYYY-MM-DD.

    ``part_of`` is the ``id`` of another event of the same record. ``confidence`` is 0..1.
    """

    id: str
    type: EventType
    modality: Modality
    date: str | None = None
    place: Place | None = None
    part_of: str | None = None
    name: str | None = None
    participants: tuple[Participant, ...] = ()
    topics: tuple[Topic, ...] = ()
    documents: tuple[Document, ...] = ()
    evidence: tuple[Evidence, ...]
    confidence: float


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """The text states that a person holds (or held: ``former``) a position."""

    person: str
    position: str
    organization: str | None = None
    country: str | None = None
    former: bool = False
    evidence: tuple[Evidence, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the text attributes to somebody (or to nobody by name); never a fact of the graph.

    ``speaker`` is a person's name, ``organization`` a body that speaks; ``about`` the ``id`` of an
    event of the record. ``attendance`` is a number of people that the claim gives for that event.
    """

    text: str
    speaker: str | None = None
    organization: str | None = None
    about: str | None = None
    attendance: int | None = None
    evidence: tuple[Evidence, ...] = ()


class Extractor(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    version: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one article states, each fact with its passage."""

    article: Source
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    statements: tuple[Statement, ...] = ()
    extractor: Extractor


def to_json(record: Record) -> bytes:
    """Return the record as one line of JSON (UTF-8, no line end)."""
    return msgspec.json.encode(record)


def from_json(line: bytes | str) -> Record:
    """Return the record in one line of JSON. Raises msgspec.ValidationError naming the wrong field."""
    return msgspec.json.decode(line, type=Record)


def only_events(record: Record, kept: Collection[str]) -> Record:
    """Return the record with the events of these ids alone, and without what refers to others.

    What was within an event that goes is within none; a statement about it stays, but is about nothing, and
    counts nobody there.
    """
    if all(event.id in kept for event in record.events):
        return record
    events = [e if e.part_of in kept else replace(e, part_of=None) for e in record.events if e.id in kept]
    statements = [
        s if s.about in kept else replace(s, about=None, attendance=None) for s in record.statements
    ]
    return replace(record, events=tuple(events), statements=tuple(statements))


def misquoted(record: Record, text: str) -> list[Evidence]:
    """Return the passages of a record whose quote is not the slice of ``text``; empty when all verify."""
    facts: list[Event | Office | Statement | Participant | Topic | Document]
    facts = [*record.events, *record.offices, *record.statements]
    for event in record.events:
        facts += [*event.participants, *event.topics, *event.documents]
    return [e for fact in facts for e in fact.evidence if text[e.start : e.end] != e.quote]
