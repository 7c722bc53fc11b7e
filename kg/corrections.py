"""Corrections of facts: what people found wrong in what articles were read to state.

A fact is named by what its article gives: the article, the event by its type and passage, the stated value
and its passage; never by what resolution makes of it. So a correction holds when the article is taken in
anew, and does nothing once the article states something else. It adds no fact: what it amends keeps its
passage.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, get_args

import msgspec

from kg import gazetteer
from kg.identities import Parts
from kg.records import (
    Document,
    Event,
    EventType,
    Evidence,
    Modality,
    Office,
    Participant,
    Record,
    Role,
    Statement,
    Topic,
)
from kg.terms import TOPIC

Part = Literal[
    "event",
    "type",
    "modality",
    "name",
    "date",
    "place",
    "part_of",
    "participant",
    "topic",
    "document",
    "office",
    "statement",
]
Item = Participant | Topic | Document | Office | Statement

FIELDS: Final[dict[Part, tuple[str, ...]]] = {
    "event": (),
    "type": ("type",),
    "modality": ("modality",),
    "name": ("name",),
    "date": ("date",),
    "place": ("name", "country"),
    "part_of": (),
    "participant": ("name", "position", "organization", "country", "role"),
    "topic": ("label", "concept"),
    "document": ("title",),
    "office": ("person", "position", "organization", "country", "former"),
    "statement": ("speaker",),
}
"""What can be amended of each part; one without fields can only be rejected."""
ALWAYS_THERE: Final = ("type", "modality")
_DATE: Final = re.compile(r"[1-9]\d{3}(-\d\d){0,2}", re.ASCII)
_NEEDED: Final = {
    "type": ("type",),
    "modality": ("modality",),
    "name": ("name",),
    "date": ("date",),
    "place": ("name",),
    "participant": ("role",),
    "topic": ("label",),
    "document": ("title",),
    "office": ("person", "position", "former"),
}
_CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "type": get_args(EventType),
    "modality": get_args(Modality),
    "role": get_args(Role),
    "former": ("true", "false"),
}


class Fact(msgspec.Struct, frozen=True, kw_only=True, order=True, omit_defaults=True):
    """A fact as an article states it.

    ``event`` is what names the event within the article (``event_names``), empty for offices and statements.
    ``stated`` is the value that names the fact: a date, a name, a label; ``passage`` where it stands.
    """

    part: Part
    article: str
    event: Parts = ()
    stated: Parts = ()
    passage: tuple[int, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``now`` are the fields that are amended, '' for none; without any the fact is rejected."""

    fact: Fact
    now: dict[str, str] = {}


class Correction(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="entry", tag="correction"
):
    """What somebody corrected in one go, in one or several articles.

    ``date`` is an ISO date. ``after`` are the ids of earlier corrections of the same facts that its author
    knew: this one goes before them. ``again`` counts repetitions. ``id`` is derived from all of the rest.
    """

    changes: tuple[Change, ...]
    author: str
    reason: str
    date: str
    after: tuple[str, ...] = ()
    again: int = 0

    @property
    def id(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:12]

    @property
    def articles(self) -> set[str]:
        return {change.fact.article for change in self.changes}


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """One correction of one fact, done.

    ``before`` and ``now`` are what was stated and what stands instead, '' for nothing. ``event`` is the
    place of the event in the corrected record, ``at`` that of the fact among its participants, topics or
    documents, or among the record's offices or statements; None for what is no longer there.
    """

    correction: Correction
    fact: Fact
    before: str
    now: str
    evidence: tuple[Evidence, ...]
    event: int | None = None
    at: int | None = None


class CorrectedEvent(Event, frozen=True, kw_only=True):
    """An event after correction; ``stated`` names it as its article does, so that judgements find it."""

    stated: Parts


def local_parts(event: Event) -> Parts:
    """Return what names an event within its article, whoever else is known: its type and its passage."""
    if isinstance(event, CorrectedEvent):
        return event.stated
    return (event.type, event.modality, *(str(n) for e in event.evidence[:1] for n in (e.start, e.end)))


def event_names(record: Record) -> dict[str, Parts]:
    """Return by id what names each event of a record: its local parts, numbered if others have the same."""
    names: dict[str, Parts] = {}
    for event in record.events:
        parts = local_parts(event)
        before = sum(name[: len(parts)] == parts for name in names.values())
        names[event.id] = (*parts, f"#{before + 1}") if before else parts
    return names


def event_fact(article: str, names: Mapping[str, Parts], event: Event, part: Part) -> Fact:
    """Return the fact that an event has some type, date or place; ``names`` are those of its record."""
    return Fact(part=part, article=article, event=names[event.id], stated=_stated(event, part, names))


def _stated(event: Event, part: Part, names: Mapping[str, Parts]) -> Parts:
    if part == "part_of":
        return names.get(event.part_of or "", ())
    if part == "place":
        return (event.place.name, event.place.country or "") if event.place else ()
    value = getattr(event, part) if part != "event" else None
    return (value,) if value else ()


def item_fact(article: str, item: Item, event: Parts = ()) -> Fact:
    """Return the fact that somebody takes part, that something is on the agenda, that an office is held."""
    part, stated = _named(item)
    passage = tuple(n for e in item.evidence[:1] for n in (e.start, e.end))
    return Fact(part=part, article=article, event=event, stated=stated, passage=passage)


def _named(item: Item) -> tuple[Part, Parts]:
    """Return the part and what names it: of a participant without a name all that is known."""
    match item:
        case Participant(name=str(name)):
            return "participant", (name,)
        case Participant():
            return "participant", ("", item.position or "", item.organization or "", item.country or "")
        case Topic():
            return "topic", (item.label,)
        case Document():
            return "document", (item.title,)
        case Office():
            return "office", (item.person, item.position)
        case Statement():
            return "statement", (item.text,)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections as they have to be applied: those that know of others after these, else by date.

    The order depends on the set alone, whatever log or team member they come from.
    """
    known = {correction.id: correction for correction in corrections}
    depths: dict[str, int] = {}

    def depth(id: str) -> int:
        if id not in depths:
            earlier = [other for other in known[id].after if other in known]
            depths[id] = 1 + max(map(depth, earlier), default=0)
        return depths[id]

    return sorted(known.values(), key=lambda c: (depth(c.id), c.date, c.id))


def flaw(correction: Correction) -> str | None:
    """Return what is wrong with a correction in itself, None when it can be applied."""
    if not (correction.author.strip() and correction.reason.strip()):
        return "a correction needs an author and a reason"
    if len(correction.date) != 10 or not _is_date(correction.date):
        return f"{correction.date!r} is no day of the form YYYY-MM-DD"
    if not correction.changes:
        return "it corrects nothing"
    return next((wrong for change in correction.changes if (wrong := _wrong(change))), None)


def _wrong(change: Change) -> str | None:
    part = change.fact.part
    if unknown := sorted(set(change.now) - set(FIELDS[part])):
        return f"no {unknown[0]} can be given to what is a {part}"
    if not change.now and part in ALWAYS_THERE:
        return f"an event always has a {part}: say which"
    if missing := [field for field in _NEEDED.get(part, ()) if change.now.get(field, "-").strip() == ""]:
        return f"a {part} needs a {missing[0]}; to take it away, reject the {part}"
    return next((wrong for f, value in change.now.items() if value and (wrong := _misfit(f, value))), None)


def _misfit(field: str, value: str) -> str | None:
    """Return why a value does not fit its field."""
    if field in _CLOSED and value not in _CLOSED[field]:
        return f"{value!r} is no {field}: it is one of {', '.join(_CLOSED[field])}"
    if field == "date" and not _is_date(value):
        return f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD"
    if field == "country" and not gazetteer.state(value):
        return f"{value!r} is no country: write its ISO 3166 code of two capital letters, such as AZ"
    if field == "concept" and value not in _concepts():
        return f"{value!r} is no concept of the topic scheme; see docs/reference/topics.md"
    return None


def _concepts() -> set[str]:
    return {term.value.rpartition("#")[2] for term in TOPIC}


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True
