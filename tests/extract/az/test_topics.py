"""Topics of Azerbaijani sentences, in the nominative, as topics.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..sentences import Case, cases, reading

CASES = cases(Path(__file__).with_name("topics.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 49
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_topics_of_a_sentence(case: Case) -> None:
    found = [("~" if topic.soft else "") + topic.item.label for topic in reading(case.text, case.lang).topics]
    assert found == [label.strip() for fact in case.facts for label in fact.split(";")]
