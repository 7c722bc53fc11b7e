"""Who holds which post in Azerbaijani texts: the offices of a record, as posts.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract

from ..reported import article, office_line
from ..sentences import Case, cases

CASES = cases(Path(__file__).with_name("posts.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 482
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    text = case.text.replace(" ¶ ", "\n\n")
    assert sorted(map(office_line, extract(article(text, lang=case.lang)).offices)) == sorted(case.facts)
