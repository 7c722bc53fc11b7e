"""A fact as fields of text, and as a line for people."""

from __future__ import annotations

from kg.corrections import FIELDS, Change, Item, Part
from kg.records import Event, Participant


def values_of(part: Part, said: Event | Item, whole: Event | None = None) -> dict[str, str] | None:
    """Return the fields of a fact, '' for what is not stated; None when there is no such fact.

    ``whole`` is the event that ``said`` is part of.
    """
    if isinstance(said, Event):
        return _of_event(part, said, whole)
    values = {field: getattr(said, field) for field in FIELDS[part]}
    return {f: str(v).lower() if isinstance(v, bool) else v or "" for f, v in values.items()}


def _of_event(part: Part, event: Event, whole: Event | None) -> dict[str, str] | None:
    if part == "part_of":
        return {"part_of": ", ".join(_head(whole))} if whole else None
    if part == "place":
        return {"name": event.place.name, "country": event.place.country or ""} if event.place else None
    value = getattr(event, part) if part != "event" else None
    return {part: value} if value else None


def told(part: Part, values: dict[str, str] | None, said: Event | Item) -> str:
    """Return a fact as a line, '' for none; ``said`` is where it stands in the record."""
    if values is None:
        return ""
    if part == "event" and isinstance(said, Event):
        return _event(said)
    shown = {field: values.get(field, "") for field in FIELDS[part] or values}
    if shown.get("role") == "participant":
        del shown["role"]
    if "former" in shown:
        shown["former"] = "former" if shown["former"] == "true" else ""
    return ", ".join(filter(None, shown.values()))


def _event(event: Event) -> str:
    return "; ".join([", ".join(_head(event)), *map(participant, event.participants)])


def _head(event: Event) -> list[str]:
    place = values_of("place", event) or {}
    told = (event.type, event.modality, event.date, event.name, *place.values())
    return [word for word in told if word]


def participant(who: Participant) -> str:
    return told("participant", values_of("participant", who), who)


def in_short(change: Change) -> tuple[str, str]:
    """Return what a change corrects, and what it says instead."""
    fact = change.fact
    what = " ".join(filter(None, (fact.part, *(fact.stated or fact.event), f"({fact.article})")))
    now = ", ".join(f"{field}={value}" for field, value in change.now.items())
    return what, now or "rejected"
