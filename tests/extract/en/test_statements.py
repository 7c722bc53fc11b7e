"""Claims of English sentences: who says what, and how many people a claim counts at a gathering."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Source, Statement, misquoted

from ..sentences import Case, cases, claim_line, reading

CASES = cases(Path(__file__).with_name("statements.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 43


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_claims_of_a_sentence(case: Case) -> None:
    assert [claim_line(claim) for claim in reading(case.text, case.lang).statements] == list(case.facts)


def statements(text: str) -> tuple[Statement, ...]:
    article = Article(source=Source(id="case", lang="en", sha256="", published="2025-03-12"), text=text)
    record = extract(article)
    assert misquoted(record, text) == []
    return record.statements


GATHERING = (
    "Uzbek Prime Minister Bakhodir Tursunov met Iranian Ambassador Habib Karimi in Tashkent.\n\n"
    "Bakhodir Tursunov spoke at the International Digital Forum in Tashkent. "
)


def test_the_number_of_participants_is_about_the_gathering_and_not_about_the_meeting() -> None:
    (claim,) = statements(GATHERING + "According to Bakhodir Tursunov, 1,200 experts take part in the forum.")
    assert (claim.speaker, claim.attendance) == ("Bakhodir Tursunov", 1200)
    assert claim.about is not None


def test_a_number_without_a_gathering_is_no_claim_of_the_article() -> None:
    assert statements("500 people took part in the congress of farmers.") == ()


def test_a_claim_is_shown_with_who_makes_it() -> None:
    text = "Iranian Ambassador Habib Karimi said that the country was ready for talks and invited his aide."
    (claim,) = statements(text)
    assert claim.evidence[0].quote == (
        "Iranian Ambassador Habib Karimi said that the country was ready for talks"
    )
