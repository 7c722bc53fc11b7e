"""Events of Azerbaijani texts: type, modality, date, place, parties and frame, as the case files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..reported import Case, cases, events, parameters, shown, written

HERE = Path(__file__).resolve().parent

# How many cases each file holds: a case that gets lost is noticed.
FILES = {
    "places.txt": 16,
    "events.txt": 270,
    "occasions.txt": 198,
    "desks.txt": 57,
    "commissions.txt": 49,
    "turns.txt": 207,
    "speakers.txt": 25,
    "wordings.txt": 24,
    "failures.txt": 2,
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
