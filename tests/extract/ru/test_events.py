"""Events of Russian texts: type, modality, date, place, parties and frame, as the case files say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from .reported import Case, cases, events, written

# How many cases each file holds: a case that gets lost is noticed.
FILES = {
    "events.txt": 65,
    "visits.txt": 37,
    "talks.txt": 45,
    "articles.txt": 21,
    "general.txt": 36,
    "whereabouts.txt": 30,
    "reports.txt": 40,
}


def collected() -> list[object]:
    """Return the cases as parameters; a known failure must fail, so that a fixed one is noticed."""
    return [
        pytest.param(
            case,
            id=case.where,
            marks=[pytest.mark.xfail(reason=case.failure, strict=True)] if case.failure else [],
        )
        for name in FILES
        for case in cases(name)
    ]


@pytest.mark.parametrize("name", FILES)
def test_no_case_is_lost(name: str) -> None:
    read = cases(name)
    assert len(read) == FILES[name]
    assert len({case.text for case in read}) == len(read)


@pytest.mark.parametrize("case", collected())
def test_events_of_a_text(case: Case) -> None:
    lines = written(case)
    assert events(lines) == events(case.lines), shown(case, lines)


def shown(case: Case, lines: Sequence[str]) -> str:
    return "\n".join(
        [case.text, *(f"  expected {line}" for line in case.lines), *(f"  read     {line}" for line in lines)]
    )


def test_a_line_is_read_in_its_parts() -> None:
    lines = ["meeting planned 2025-03-14 @ Казань < 2 : Б; А (FR)", "conference planned @ Казань :"]
    conference = ("conference planned @ Казань", ())
    meeting = ("meeting planned 2025-03-14 @ Казань", ("А (FR)", "Б"))
    assert events(lines) == [(conference, None), (meeting, conference)]
