"""Claims of Azerbaijani sentences: who says what, and how many people a claim counts at a gathering."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Source, Statement, misquoted

from ..sentences import Case, cases, claim_line, reading

CASES = cases(Path(__file__).with_name("statements.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_claims_of_a_sentence(case: Case) -> None:
    assert [claim_line(claim) for claim in reading(case.text, case.lang).statements] == list(case.facts)


def statements(text: str) -> tuple[Statement, ...]:
    article = Article(source=Source(id="case", lang="az", sha256="", published="2025-03-12"), text=text)
    record = extract(article)
    assert misquoted(record, text) == []
    return record.statements


def test_the_number_of_participants_is_about_the_gathering() -> None:
    text = (
        "Prezident İlham Əliyev Bakıda keçirilən Qlobal Media Forumunda çıxış edib. "
        "Tədbirdə 49 ölkədən 140 nümayəndə iştirak edib."
    )
    (claim,) = statements(text)
    assert (claim.speaker, claim.attendance) == (None, 140)
    assert claim.about is not None


def test_a_number_without_a_gathering_is_no_claim_of_the_article() -> None:
    assert statements("Fermerlərin qurultayında 500 nəfər iştirak edib.") == ()


def test_a_quotation_of_several_sentences_is_one_claim() -> None:
    text = "“Yol açıqdır. Gömrük də hazırdır”, - deyə Latviya Prezidenti Edqars Rinkeviçs bildirib."
    (claim,) = statements(text)
    assert (claim.speaker, claim.text) == ("Edqars Rinkeviçs", "Yol açıqdır. Gömrük də hazırdır")
