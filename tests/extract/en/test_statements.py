"""Claims of English sentences: who says what, and how many people a claim counts at a gathering."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..sentences import Case, cases, claim_line, reading

CASES = cases(Path(__file__).with_name("statements.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_claims_of_a_sentence(case: Case) -> None:
    assert [claim_line(claim) for claim in reading(case.text, case.lang).statements] == list(case.facts)
