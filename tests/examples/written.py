"""A record as the text of expected.txt, in an order that does not depend on the extractor's."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Event, Office, Participant, Record, Statement

MISSED, MISREAD = "~", "!"


def sections(text: str) -> dict[str, list[str]]:
    """Return name -> the paragraphs under ``[name]``, sorted; an event's lines too, but for the first.

    Lines that are marked as missed are left out, those marked as misread are in.
    """
    found: dict[str, list[str]] = {}
    for part in _lines_that_count(text).split("\n["):
        name, _, body = part.lstrip("[\n").partition("]")
        if name.strip():
            found[name] = sorted(_paragraph(p) for p in _paragraphs(body))
    return found


def written(record: Record) -> str:
    """Return the facts of a record as text; evidence and confidence are left out."""
    kinds = {event.id: f"{event.type} {event.modality}" for event in record.events}
    events = ["\n".join(_event(event, kinds)) for event in record.events]
    rest = [*map(_office, record.offices), *(_statement(s, kinds) for s in record.statements)]
    return "\n\n".join([*events, *rest])


def _lines_that_count(text: str) -> str:
    kept = (line for line in text.splitlines() if not line.startswith(("#", MISSED)))
    return "\n" + "\n".join(line.removeprefix(MISREAD).rstrip() for line in kept)


def _paragraphs(body: str) -> Iterator[str]:
    """Yield an event with its indented lines, or a line that stands alone."""
    block: list[str] = []
    for line in body.splitlines():
        if block and not line.startswith("  "):
            yield "\n".join(block)
            block = []
        if line:
            block.append(line)
    if block:
        yield "\n".join(block)


def _paragraph(text: str) -> str:
    first, *lines = text.splitlines()
    return "\n".join([first, *sorted(lines)])


def _event(event: Event, kinds: dict[str, str]) -> Iterator[str]:
    yield kinds[event.id]
    if event.name:
        yield f"  name {event.name}"
    if event.date:
        yield f"  date {event.date}"
    if event.place:
        yield f"  place {event.place.name}, {event.place.country or ''}".rstrip(", ")
    if event.part_of:
        yield f"  part of {kinds[event.part_of]}"
    for participant in event.participants:
        yield f"  {participant.role} {_capacity(participant.name, participant)}"
    for topic in event.topics:
        yield f"  topic {topic.label}"
    for document in event.documents:
        yield f"  document {document.title}"


def _capacity(name: str | None, fact: Participant | Office) -> str:
    parts = (name, fact.position, fact.organization, fact.country)
    return "; ".join(part or "" for part in parts).rstrip()


def _office(office: Office) -> str:
    return f"{'former office' if office.former else 'office'} {_capacity(office.person, office)}"


def _statement(statement: Statement, kinds: dict[str, str]) -> str:
    about = [f"about {kinds[statement.about]}"] if statement.about else []
    people = [f"{statement.attendance} people"] if statement.attendance is not None else []
    more = f" ({', '.join(about + people)})" if about or people else ""
    return f"claim {statement.speaker or statement.organization or 'nobody'}: {statement.text}{more}"
