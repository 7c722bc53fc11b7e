"""Offices on pages that have a home country, as home.txt says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kg.extract import extract
from kg.records import Article

from ..reported import article, office_line
from ..sentences import Case, cases

CASES = cases(Path(__file__).with_name("home.txt"))


def at_home(case: Case) -> Article:
    plain = article(case.text, lang=case.lang)
    return msgspec.structs.replace(
        plain, source=msgspec.structs.replace(plain.source, url="https://example.az/1")
    )


def test_no_case_is_lost() -> None:
    assert len(CASES) == 9


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_page(case: Case) -> None:
    assert sorted(map(office_line, extract(at_home(case)).offices)) == sorted(case.facts)
