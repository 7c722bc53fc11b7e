"""What README.md and the guide show is what the commands print."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from .pages import CHECKOUT
from .test_documented import tool

TRANSCRIPTS = tool("build_transcripts")


@pytest.mark.usefixtures("front_end")
@pytest.mark.parametrize("page", TRANSCRIPTS.PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path) -> None:
    shown = page.read_text(encoding="utf-8")
    printed = TRANSCRIPTS.rebuilt(shown)
    difference = difflib.unified_diff(
        shown.splitlines(), printed.splitlines(), "shown", "printed", lineterm=""
    )
    assert shown == printed, "run python tools/build_transcripts.py\n" + "\n".join(difference)


def test_no_page_shows_an_error_by_accident() -> None:
    guide = (CHECKOUT / "docs" / "guide.md").read_text(encoding="utf-8")
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    lines = [line for line in (guide + readme).splitlines() if line.startswith(("kg: ", "Traceback"))]
    assert all(" skipped: " in line for line in lines), lines
