"""Claims of Russian sentences: who says what, and how many people a claim counts at a gathering."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Source, Statement, misquoted

from ..sentences import Case, cases, claim_line, reading

CASES = cases(Path(__file__).with_name("statements.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 42


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_claims_of_a_sentence(case: Case) -> None:
    assert [claim_line(claim) for claim in reading(case.text, case.lang).statements] == list(case.facts)


def statements(text: str) -> tuple[Statement, ...]:
    article = Article(source=Source(id="case", lang="ru", sha256="", published="2025-03-12"), text=text)
    record = extract(article)
    assert misquoted(record, text) == []
    types = {e.id: e.type for e in record.events}
    assert {types[s.about] for s in record.statements if s.about} <= {"conference", "meeting", "visit"}
    return record.statements


GATHERING = (
    "Премьер-министр Узбекистана Баходир Турсунов встретился с послом Ирана Али Резаи.\n\n"
    "Баходир Турсунов выступил на Международном форуме цифрового развития в Ташкенте. "
)


def test_the_number_of_participants_is_about_the_gathering_and_not_about_the_meeting() -> None:
    (claim,) = statements(GATHERING + "По словам Баходира Турсунова, в форуме участвуют 1200 специалистов.")
    assert (claim.speaker, claim.attendance) == ("Баходир Турсунов", 1200)
    assert claim.about is not None
    assert claim.text == "в форуме участвуют 1200 специалистов"


def test_a_number_in_the_name_of_the_article_has_no_speaker() -> None:
    (claim,) = statements(GATHERING + "В мероприятии приняли участие 300 делегатов из 40 стран.")
    assert (claim.speaker, claim.organization, claim.attendance) == (None, None, 300)


def test_a_number_without_a_gathering_is_no_claim_of_the_article() -> None:
    assert statements("В съезде фермеров участвовали 500 человек.") == ()


def test_a_body_speaks_for_itself() -> None:
    (claim,) = statements("В НАТО заявили, что учения завершены.")
    assert (claim.speaker, claim.organization) == (None, "НАТО")


def test_a_claim_is_shown_with_who_makes_it() -> None:
    text = "Посол Ирана Али Резаи заявил, что страна готова к диалогу, и пригласил коллегу."
    (claim,) = statements(text)
    assert claim.evidence[0].quote == "Посол Ирана Али Резаи заявил, что страна готова к диалогу"
