"""Offices as they stand of one official in many texts, as one_official.txt says."""

from __future__ import annotations

import pytest

from kg.extract import extract

from ..sentences import Case, cases
from .stated import HERE, article
from .test_posts import written

CASES = cases(HERE / "one_official.txt")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 61
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    told = extract(article(case.text.replace(" ¶ ", "\n\n"))).offices
    assert sorted(map(written, told)) == sorted(case.facts)
