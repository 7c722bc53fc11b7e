"""What is left of a record when events below a confidence are left out."""

from __future__ import annotations

import pytest

from kg.records import Event, Evidence, Office, Record, Source, Statement
from kg.records import Extractor as By
from kg.run.stages import confident

SAID = (Evidence(0, 1, "a"),)


def event(id: str, confidence: float, part_of: str | None = None) -> Event:
    return Event(
        id=id, type="meeting", modality="held", part_of=part_of, evidence=SAID, confidence=confidence
    )


RECORD = Record(
    article=Source(id="a", lang="ru", sha256=""),
    events=(event("e1", 0.5), event("e2", 0.8, "e1"), event("e3", 0.9, "e2")),
    offices=(Office(person="Али Резаи", position="посол", evidence=SAID),),
    statements=(
        Statement(text="пришли 300 человек", about="e1", attendance=300, evidence=SAID),
        Statement(text="учения завершены", about="e2", evidence=SAID),
        Statement(text="погода теплая", evidence=SAID),
    ),
    extractor=By(name="test", version="1"),
)


@pytest.mark.parametrize(
    ("least", "frames", "about"),
    [
        (0.0, {"e1": None, "e2": "e1", "e3": "e2"}, ["e1", "e2", None]),
        (0.5, {"e1": None, "e2": "e1", "e3": "e2"}, ["e1", "e2", None]),
        (0.6, {"e2": None, "e3": "e2"}, [None, "e2", None]),
        (0.85, {"e3": None}, [None, None, None]),
        (1.0, {}, [None, None, None]),
    ],
)
def test_events_below_are_left_out_with_what_refers_to_them(
    least: float, frames: dict[str, str | None], about: list[str | None]
) -> None:
    left = confident(RECORD, least)
    assert {e.id: e.part_of for e in left.events} == frames
    assert [s.about for s in left.statements] == about
    assert left.offices == RECORD.offices


def test_who_came_to_an_event_that_is_left_out_is_not_counted() -> None:
    assert [s.attendance for s in confident(RECORD, 0.6).statements] == [None, None, None]
    assert confident(RECORD, 0.5) == RECORD
