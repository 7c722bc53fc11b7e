"""Every file of cases is read by a test: cases that nothing runs say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_event_cases import COUNTED

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_test_reads_the_file(path: Path) -> None:
    tests = [*path.parent.glob("test_*.py"), *HERE.glob("test_*.py")]
    is_counted = path.name in COUNTED[path.parent.name]
    assert is_counted or any(f'"{path.name}"' in test.read_text(encoding="utf-8") for test in tests)


def test_there_are_files_of_every_pack() -> None:
    assert {path.parent.name for path in FILES} == {"az", "en", "ru", "tr"}
