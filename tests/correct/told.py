"""A record with one of everything, and short ways to correct it."""

from __future__ import annotations

from typing import Any

from kg.corrections import Change, Correction, Fact, Part, event_fact, event_names, item_fact
from kg.records import Document, Event, Office, Participant, Place, Record, Statement, Topic
from tests.story import Story

STORY = Story(
    "21 ноября министр Али Асадов принял в Баку Яна Новака в рамках форума. Обсуждалась торговля, подписан "
    "План. Посол Ян Новак сказал, что приехали 20 человек."
)
_MEETING = Event(
    id="e1",
    type="meeting",
    modality="held",
    date="2025-11-21",
    place=Place(name="Баку", country="AZ"),
    part_of="e2",
    participants=(
        Participant(
            name="Али Асадов",
            position="министр",
            country="AZ",
            role="host",
            evidence=STORY.at("министр Али Асадов"),
        ),
        Participant(name="Ян Новак", country="PL", role="guest", evidence=STORY.at("Яна Новака")),
    ),
    topics=(Topic(label="торговля", concept="trade", evidence=STORY.at("торговля")),),
    documents=(Document(title="План", evidence=STORY.at("План")),),
    evidence=STORY.at("принял"),
    confidence=0.9,
)
_FORUM = Event(
    id="e2", type="conference", modality="held", name="форум", evidence=STORY.at("форума"), confidence=0.5
)
RECORD = STORY.record(
    events=(_MEETING, _FORUM),
    offices=(Office(person="Ян Новак", position="посол", country="PL", evidence=STORY.at("Посол Ян Новак")),),
    statements=(
        Statement(
            text="приехали 20 человек",
            speaker="Ян Новак",
            about="e2",
            attendance=20,
            evidence=STORY.at("приехали 20 человек"),
        ),
    ),
)


def of_event(part: Part, record: Record = RECORD, number: int = 0) -> Fact:
    return event_fact(record.article.id, event_names(record), record.events[number], part)


def of_item(kind: str, number: int = 0, record: Record = RECORD) -> Fact:
    """Return the fact of a participant, topic or document of the first event, of an office or a statement."""
    if kind in ("offices", "statements"):
        return item_fact(record.article.id, getattr(record, kind)[number])
    event = record.events[0]
    return item_fact(record.article.id, getattr(event, kind)[number], event_names(record)[event.id])


def correct(
    fact: Fact, author: str = "L. Aliyeva", after: tuple[Correction, ...] = (), **now: str
) -> Correction:
    """Return the correction of a fact; without values it is rejected."""
    return correct_all({fact: now}, author=author, after=tuple(c.id for c in after))


def correct_all(changes: dict[Fact, dict[str, str]], **rest: Any) -> Correction:
    given = {"author": "L. Aliyeva", "reason": "misread", "date": "2026-01-02", **rest}
    return Correction(changes=tuple(Change(fact=fact, now=now) for fact, now in changes.items()), **given)
