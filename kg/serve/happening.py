"""The page of an event: who took part in what capacity, topics, documents, claims, what it is part of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pyoxigraph as ox

from kg.query import find
from kg.query.answers import question_of
from kg.serve.passages import objects, one, passages, subjects
from kg.serve.testimonies import testimonies
from kg.terms import DM, RDF, RDFS, SCHEMA

_SENTENCES: Final = 6  # of one fact
_PARTS: Final = 60  # of one kind


def happening(store: ox.Store, event: ox.NamedNode, lang: str) -> dict[str, Any]:
    """Return what the page of an event shows, as terms."""
    people = _people(store, objects(store, event, DM.hasParticipation))
    return {
        "type": one(store, event, RDF.type),
        "modality": one(store, event, DM.modality),
        "dates": objects(store, event, DM.date),
        "places": objects(store, event, DM.place),
        "whole": objects(store, event, SCHEMA.superEvent),
        "parts": _dated(store, subjects(store, SCHEMA.superEvent, event)),
        "planned": objects(store, event, DM.outcomeOf),
        "outcome": subjects(store, DM.outcomeOf, event),
        "participants": people[:_PARTS],
        "topics": [_item(store, item) for item in objects(store, event, DM.hasAgendaItem)[:_PARTS]],
        "documents": [_item(store, item) for item in objects(store, event, DM.hasDocument)[:_PARTS]],
        "claims": [_claim(store, claim) for claim in subjects(store, DM.about, event)[:_PARTS]],
        "more": max(0, len(people) - _PARTS),
        "testimonies": testimonies(store, event),
        "params": {"event": event.value},
        "sparql": question_of(store, find("evidence"), {"event": event}),
    }


def _dated(store: ox.Store, events: Iterable[Any]) -> list[tuple[Any, Any]]:
    found = [(one(store, event, DM.date), event) for event in events]
    return sorted(found, key=lambda own: (str(own[0] or ""), own[1].value))[:_PARTS]


def _people(store: ox.Store, seats: Iterable[Any]) -> list[dict[str, Any]]:
    """Return a row for each participant: what several articles say of one person stands together."""
    rows: dict[Any, dict[str, Any]] = {}
    for seat in seats:
        agent, posts = one(store, seat, DM.agent), objects(store, seat, DM.inCapacity)
        sides = objects(store, seat, DM.onBehalfOf)
        row = rows.setdefault(
            agent or (*posts, *sides), {"agent": agent, "posts": [], "sides": [], "roles": [], "seats": []}
        )
        row["posts"] += posts
        row["sides"] += [side for side in sides if side != agent]
        row["roles"] += [role for role in objects(store, seat, DM.role) if role != DM.ParticipantRole]
        row["seats"].append(seat)
    return [_told(store, row) for row in rows.values()]


def _told(store: ox.Store, row: dict[str, Any]) -> dict[str, Any]:
    own = {name: list(dict.fromkeys(row[name])) for name in ("posts", "sides", "roles")}
    found = passages(store, row["seats"], _SENTENCES)
    return {"agent": row["agent"], **own, "passages": [passage.shown() for passage in found]}


def _item(store: ox.Store, item: Any) -> dict[str, Any]:
    return {
        "words": objects(store, item, RDFS.label),
        "concepts": objects(store, item, DM.concept),
        "passages": sentences(store, item),
    }


def _claim(store: ox.Store, claim: Any) -> dict[str, Any]:
    return {
        "text": one(store, claim, DM.claimText),
        "speaker": one(store, claim, DM.speaker) or one(store, claim, DM.speakingBody),
        "attendance": one(store, claim, DM.claimedAttendance),
        "passages": sentences(store, claim),
    }


def sentences(store: ox.Store, fact: Any) -> list[dict[str, Any]]:
    return [passage.shown() for passage in passages(store, [fact], _SENTENCES)]
