"""Who is meant by a short reference in a Russian text, as references.txt marks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..referred import Reference, meant, references

CASES = references(Path(__file__).with_name("references.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 34


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[case.start :][:40])
def test_a_reference_means(case: Reference) -> None:
    assert meant(case) == case.person
