"""Documents at English verbs of signing: their titles, "?" where they are only counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..sentences import Case, cases, reading

CASES = cases(Path(__file__).with_name("documents.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 11


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_documents_of_a_sentence(case: Case) -> None:
    drafts = reading(case.text, case.lang).drafts
    assert [("?" if d.vague else "") + d.label for draft in drafts for d in draft.documents] == list(
        case.facts
    )
