"""Which events other articles may share."""

from __future__ import annotations

from typing import Any

import pytest

from kg.identities import Capacity, Entity
from kg.records import Event, Evidence
from kg.resolve.events import event_parts
from kg.resolve.known import state
from kg.resolve.places import place

PLACES = {
    "Баку": place("Баку", state("AZ", "ru"), lang="ru"),
    "Азербайджан": place("Азербайджан", state("AZ", "ru"), lang="ru"),
    "Тбилиси": place("Тбилиси", state("GE", "ru"), lang="ru"),
}
ONE, TWO, THREE = (Capacity(person=Entity(kind="person", parts=("name", n))) for n in ("a b", "c d", "e f"))


def is_shared(*parties: Capacity, at: tuple[str | None, str | None] = (None, None), **fields: Any) -> bool:
    """Whether the event has one key in two articles that tell it at different offsets, and places maybe."""
    keys = set()
    for article, start, where in (("a1", 0, at[0]), ("a2", 7, at[1])):
        passage = Evidence(start, start + 3, "met")
        facts = {"id": "e1", "modality": "held", "confidence": 1.0, **fields}
        event = Event(**facts, evidence=(passage,))
        keys.add(event_parts(event, parties, PLACES[where] if where else None, article=article))
    return len(keys) == 1


@pytest.mark.parametrize("kind", ["meeting", "call", "visit", "signing", "conference"])
def test_two_parties_on_a_day_are_one_event(kind: str) -> None:
    assert is_shared(ONE, TWO, type=kind, date="2025-11-21")


@pytest.mark.parametrize("date", [None, "2025", "2025-11"])
def test_without_a_day_two_parties_may_meet_more_than_once(date: str | None) -> None:
    assert not is_shared(ONE, TWO, type="meeting", date=date)


def test_the_place_of_a_meeting_does_not_count() -> None:
    assert is_shared(ONE, TWO, type="meeting", date="2025-11-21", at=("Баку", "Тбилиси"))


def test_a_visit_is_one_by_the_country_that_it_goes_to() -> None:
    assert is_shared(ONE, TWO, type="visit", date="2025-11-21", at=("Баку", "Азербайджан"))
    assert not is_shared(ONE, TWO, type="visit", date="2025-11-21", at=("Баку", "Тбилиси"))


def test_one_party_alone_is_no_event() -> None:
    assert not is_shared(ONE, ONE, type="visit", date="2025-11-21")
    assert not is_shared(type="visit", date="2025-11-21")


@pytest.mark.parametrize(
    ("name", "date", "shared"),
    [
        ("COP29", "2024", True),
        ("КС-29", "2024", True),
        ("XV саммит БРИКС", "2024", True),
        ("80-я сессия Генеральной Ассамблеи ООН", "2025", True),
        ("Саммит НАТО", "2024-07", True),
        ("Саммит НАТО", "2024", False),
        ("Саммит G20 2024", "2024", False),
        ("Всемирная конференция по развитию телекоммуникаций", "2025-11", True),
        ("саммит", "2024-07-09", False),
        ("V саммит", "2024-07-09", False),
        ("Мюнхенская конференция", "2024-02-16", False),
        ("COP29", None, False),
        ("", "2024-07-09", False),
    ],
)
def test_a_conference_is_known_by_a_name_that_fits_no_other(
    name: str, date: str | None, shared: bool
) -> None:
    assert is_shared(type="conference", name=name, date=date) == shared


def test_a_named_conference_is_one_whoever_is_said_to_attend() -> None:
    event = Event(
        id="e1",
        type="conference",
        modality="held",
        name="COP29",
        date="2024-11",
        evidence=(Evidence(0, 5, "COP29"),),
        confidence=1.0,
    )
    keys = {event_parts(event, parties, None, article="a1") for parties in ((ONE, TWO), (THREE,), ())}
    assert len(keys) == 1


def test_a_name_settles_no_meeting() -> None:
    assert not is_shared(ONE, type="meeting", name="12-е заседание комиссии стран ОТГ", date="2024-07-09")
