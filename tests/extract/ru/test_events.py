"""Events of Russian texts: type, modality, date, place, parties and frame, as the case files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..reported import Case, cases, events, parameters, shown, written

HERE = Path(__file__).resolve().parent

# How many cases each file holds: a case that gets lost is noticed.
FILES = {
    "events.txt": 75,
    "visits.txt": 44,
    "talks.txt": 62,
    "articles.txt": 21,
    "general.txt": 43,
    "whereabouts.txt": 40,
    "reports.txt": 159,
    "desks.txt": 61,
    "news.txt": 51,
    "fields.txt": 21,
    "mentioned.txt": 42,
    "bulletins.txt": 29,
    "capacities.txt": 27,
    "attending.txt": 41,
    "second.txt": 35,
}


@pytest.mark.parametrize("name", FILES)
def test_no_case_is_lost(name: str) -> None:
    read = cases(HERE / name)
    assert len(read) == FILES[name]
    assert len({case.text for case in read}) == len(read)


@pytest.mark.parametrize("case", parameters(HERE, FILES))
def test_events_of_a_text(case: Case) -> None:
    lines = written(case)
    assert events(lines) == events(case.lines), shown(case, lines)


def test_a_line_is_read_in_its_parts() -> None:
    lines = ["meeting planned 2025-03-14 @ Казань < 2 : Б; А (FR)", "conference planned @ Казань :"]
    conference = ("conference planned @ Казань", ())
    meeting = ("meeting planned 2025-03-14 @ Казань", ("А (FR)", "Б"))
    assert events(lines) == [(conference, None), (meeting, conference)]
