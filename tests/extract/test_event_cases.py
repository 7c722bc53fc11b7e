"""Events of texts in each language: type, modality, date, place, parties and frame, as the case files say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import pytest

from .reported import Case, cases, events, parameters, shown, written

HERE: Final = Path(__file__).resolve().parent
COUNTED: Final = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
FILES: Final = [HERE / lang / name for lang, files in COUNTED.items() for name in files]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_case_is_lost(file: Path) -> None:
    read = cases(file)
    assert len(read) == COUNTED[file.parent.name][file.name]
    assert len({case.text for case in read}) == len(read)


@pytest.mark.parametrize("case", parameters(FILES))
def test_events_of_a_text(case: Case) -> None:
    lines = written(case)
    assert events(lines) == events(case.lines), shown(case, lines)


def test_a_line_is_read_in_its_parts() -> None:
    lines = ["meeting planned 2025-03-14 @ Казань < 2 : Б; А (FR)", "conference planned @ Казань :"]
    conference = ("conference planned @ Казань", ())
    meeting = ("meeting planned 2025-03-14 @ Казань", ("А (FR)", "Б"))
    assert events(lines) == [(conference, None), (meeting, conference)]
