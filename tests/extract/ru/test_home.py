"""Offices on pages that have a home country, as home.txt says."""

from __future__ import annotations

import msgspec
import pytest

from kg.extract import extract
from kg.records import Article

from .reported import article
from .sentences import Case, cases
from .test_posts import written

CASES = cases("home.txt")


def at_home(text: str) -> Article:
    plain = article(text)
    return msgspec.structs.replace(
        plain, source=msgspec.structs.replace(plain.source, url="https://example.az/1")
    )


def test_no_case_is_lost() -> None:
    assert len(CASES) == 9


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_page(case: Case) -> None:
    assert sorted(map(written, extract(at_home(case.text)).offices)) == sorted(case.facts)
