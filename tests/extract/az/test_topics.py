"""Topics of Azerbaijani sentences, in the nominative, as topics.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..sentences import Case, cases, topics_told

CASES = cases(Path(__file__).with_name("topics.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 530
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_topics_of_a_sentence(case: Case) -> None:
    found, expected = topics_told(case)
    assert found == expected
