"""Events of Turkish texts: type, modality, date, place, parties and frame, as events.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..reported import Case, cases, events, parameters, shown, written

HERE = Path(__file__).resolve().parent


def test_no_case_is_lost() -> None:
    read = cases(HERE / "events.txt")
    assert len(read) == 165
    assert len({case.text for case in read}) == len(read)


@pytest.mark.parametrize("case", parameters(HERE, ["events.txt"]))
def test_events_of_a_text(case: Case) -> None:
    lines = written(case)
    assert events(lines) == events(case.lines), shown(case, lines)
