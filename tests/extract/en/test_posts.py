"""Who holds which post: the offices of a record, as posts.txt says."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Office

from ..sentences import Case, cases
from .stated import HERE, article

CASES = cases(HERE / "posts.txt")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 182
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    assert sorted(map(written, extract(article(case.text)).offices)) == sorted(case.facts)


def written(office: Office) -> str:
    parts = [office.person, office.position, office.organization or "-", office.country or "-"]
    return " | ".join([*parts, "former"] if office.former else parts)
