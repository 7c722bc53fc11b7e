"""Remarks before a meeting: what a headline beside a transcript tells, and greetings show."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Event, Source

_TITLE = "Secretary Paul M. Dorn and Peruvian Foreign Minister Luis Salcedo Before Their Meeting"
_OVER = "Paul M. Dorn, Secretary of State\n\nLima, Peru\n\n"


def _events(transcript: str, title: str = _TITLE) -> list[Event]:
    source = Source(
        id="t1", lang="en", published="2025-03-12", sha256="", title=title, url="https://state.gov/x"
    )
    return extract(Article(source=source, text=_OVER + transcript)).events


@pytest.mark.parametrize(
    "greeting",
    [
        "SECRETARY DORN: Well, it is a great pleasure to have my colleague Foreign Minister Salcedo here.",
        "SECRETARY DORN: Good morning. I am very pleased to welcome you, Luis, to this house.",
        "SECRETARY DORN: Minister Salcedo, it’s wonderful to be with you again.",
        "SECRETARY DORN: Welcome, Foreign Minister Salcedo. We have much to do.",
        "FOREIGN MINISTER SALCEDO: Thank you for receiving me, Mr. Secretary. We have much to do.",
        "SECRETARY DORN: We have much to do.\n\nFOREIGN MINISTER SALCEDO: I am so glad to see you here.",
    ],
)
def test_who_greets_somebody_meets_him(greeting: str) -> None:
    (event,) = _events(greeting + "\n\nFOREIGN MINISTER SALCEDO: Our two countries are friends.")
    assert (event.type, event.modality, event.date) == ("meeting", "held", "2025-03-12")
    assert event.place is not None
    assert event.place.name == "Lima"
    assert {(p.name, p.country) for p in event.participants} == {
        ("Paul M. Dorn", "US"),
        ("Luis Salcedo", "PE"),
    }
    assert not event.topics


@pytest.mark.parametrize(
    "transcript",
    [
        "SECRETARY DORN: Good afternoon. The situation in the region is grave.",
        "SECRETARY DORN: It is good to be in Lima. Peru’s efforts are welcomed by all.",
    ],
)
def test_a_headline_alone_tells_of_no_meeting(transcript: str) -> None:
    assert not _events(transcript)


@pytest.mark.parametrize(
    "title",
    [
        _TITLE,
        _TITLE.replace("Before", "After"),
        "Remarks by Secretary Paul M. Dorn and Minister Luis Salcedo Before Expanded Bilateral Meeting",
        "Remarks by Secretary Paul M. Dorn and Minister Luis Salcedo Following a Working Meeting",
    ],
)
def test_who_speak_one_after_the_other_meet(title: str) -> None:
    said = "SECRETARY DORN: We have much to do.\n\nMINISTER SALCEDO: We do, and Peru will do its part."
    (event,) = _events(said, title)
    assert (event.type, event.modality, event.date) == ("meeting", "held", "2025-03-12")
    assert {p.name for p in event.participants} == {"Paul M. Dorn", "Luis Salcedo"}


def test_who_speaks_first_is_no_town() -> None:
    source = Source(id="t1", lang="en", published="2025-03-12", sha256="", title="Remarks by President Dorn")
    record = extract(
        Article(source=source, text="PRESIDENT DORN: Peru’s Minister Luis Salcedo met me today.")
    )
    assert all(e.place is None for e in record.events)
    assert "Dorn" in {o.person for o in record.offices}


def test_greetings_at_other_remarks_tell_of_no_meeting() -> None:
    said = "SECRETARY DORN: It is a pleasure to have Foreign Minister Salcedo with us by video."
    assert not _events(said, "Secretary Paul M. Dorn Remarks on Freedom of the Press")


@pytest.mark.parametrize(
    ("said", "others"),
    [
        (
            "SECRETARY DORN: Welcome, Luis. I met President Anna Lund of Norway in Oslo in January.",
            [("meeting", "2025-01", {"Paul M. Dorn", "Anna Lund"})],
        ),
        (
            "SECRETARY DORN: Welcome, Luis. I had the opportunity of meeting President Anna Lund in Oslo.",
            [("meeting", None, {"Paul M. Dorn", "Anna Lund"})],
        ),
        ("SECRETARY DORN: It is a pleasure to receive my colleague, the foreign minister of Peru.", []),
        ("SECRETARY DORN: Welcome, Luis. I look forward to meeting with you on all of this.", []),
        ("SECRETARY DORN: Welcome, Luis. The minister and I had a good conversation.", []),
        ("SECRETARY DORN: Welcome, Luis. I spoke to them on Friday night.", []),
        (
            "SECRETARY DORN: Welcome, Luis. President Dorian looks forward to seeing you in Oslo in May.",
            [("meeting", "2025-05", {"Dorian", "Luis Salcedo"})],
        ),
        (
            "SECRETARY DORN: Welcome, Luis. We met in Oslo in January and agreed on fisheries.",
            [("meeting", "2025-01", {"Paul M. Dorn", "Luis Salcedo"})],
        ),
    ],
)
def test_who_speaks_is_meant_by_i_and_who_is_spoken_to_by_you(
    said: str, others: list[tuple[str, str | None, set[str]]]
) -> None:
    events = _events(said + "\n\nFOREIGN MINISTER SALCEDO: Thank you. Our two countries are friends.")
    main = ("meeting", "2025-03-12", {"Paul M. Dorn", "Luis Salcedo"})
    told = [(e.type, e.date, {p.name for p in e.participants}) for e in events]
    assert [t for t in told if t != main] == others
    assert main in told


def test_what_we_condemn_and_welcome_before_a_meeting_is_a_topic_and_no_greeting() -> None:
    (event,) = _events(
        "SECRETARY DORN: Welcome, Foreign Minister Salcedo. We condemn the attacks on ships. I also welcome "
        "the strong commitment by Peru to the force.\n\nFOREIGN MINISTER SALCEDO: Thank you for having me."
    )
    assert [t.label for t in event.topics] == [
        "attacks on ships",
        "strong commitment by Peru to the force",
    ]


def test_who_speaks_at_a_gathering_of_ministers_is_there() -> None:
    (event,) = _events(
        "SECRETARY DORN: Good morning, everyone. Hunger is on the rise.",
        "Secretary Paul M. Dorn at the Food Security Ministerial",
    )
    assert (event.type, event.name, event.date) == ("conference", "Food Security Ministerial", "2025-03-12")
    assert [p.name for p in event.participants] == ["Paul M. Dorn"]


@pytest.mark.parametrize(
    "title",
    ["Secretary Paul M. Dorn at the Town Hall Meeting", "Paul M. Dorn on the Food Security Ministerial"],
)
def test_a_headline_tells_of_no_other_gathering(title: str) -> None:
    assert not _events("SECRETARY DORN: Good morning, everyone. Hunger is on the rise.", title)
