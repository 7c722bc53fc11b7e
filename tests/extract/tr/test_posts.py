"""Who holds which post in Turkish texts, as posts.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract

from ..reported import article, office_line
from ..sentences import Case, cases

CASES = cases(Path(__file__).with_name("posts.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 25


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    assert sorted(map(office_line, extract(article(case.text, lang=case.lang)).offices)) == sorted(case.facts)
