"""Drafts and parties for unit tests, in few words."""

from __future__ import annotations

from kg.extract.drafts import Draft, Item
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span
from kg.extract.times import When
from kg.records import EventType, Modality, Role

TOWN = Span(0, 0, "place", "Баку", "AZ")
OTHER_TOWN = Span(0, 0, "place", "Гянджа", "AZ")
STATE = Span(0, 0, "state", "Азербайджан", "AZ")


def person(name: str, position: str = "", country: str = "") -> Party:
    capacities = [Capacity(position, country=country)] if position or country else []
    return Party(0, 0, 0, "person", 0, person=Person(name, capacities=capacities))


def post(position: str, country: str = "") -> Party:
    return Party(0, 0, 0, "post", 0, capacity=Capacity(position, country=country))


def state(country: str) -> Party:
    return Party(0, 0, 0, "state", 0, country=country)


def body(name: str) -> Party:
    return Party(0, 0, 0, "body", 0, body=name)


def draft(
    kind: EventType,
    *parties: Party,
    at: int = 0,
    modality: Modality = "held",
    role: Role = "participant",
    when: str = "",
    place: Span | None = None,
    name: str = "",
    title: bool = False,
    rule: str = "rule",
    documents: tuple[str, ...] = (),
) -> Draft:
    """Return a mention in a sentence of its own, number ``at``."""
    made = Draft(kind, modality, at, 0, at, at, rule, place=place, name=name, title=title)
    made.when = When(at, at, when) if when else None
    made.documents = [Item(label, at, at) for label in documents]
    for party in parties:
        made.add(party, role)
    return made
