"""Documents at Russian verbs of signing: titles in the nominative, "?" where documents are only counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Source

from ..sentences import Case, cases, reading

CASES = cases(Path(__file__).with_name("documents.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 37


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_documents_of_a_sentence(case: Case) -> None:
    drafts = reading(case.text, case.lang).drafts
    assert [("?" if d.vague else "") + d.label for draft in drafts for d in draft.documents] == list(
        case.facts
    )


def test_counted_documents_make_a_signing_without_titles() -> None:
    text = "Президент Казахстана Нурлан Абишев и президент Ирана Али Резаи подписали пакет документов."
    (event,) = extract(Article(source=Source(id="case", lang="ru", sha256=""), text=text)).events
    assert (event.type, event.documents) == ("signing", ())


@pytest.mark.parametrize(
    "told",
    [
        "На саммите ШОС в Осло принята декларация «О мире».",
        "Саммит ШОС прошел в Осло. Принята декларация «О мире».",
    ],
)
def test_what_a_gathering_adopts_is_its_document(told: str) -> None:
    (event,) = extract(Article(source=Source(id="case", lang="ru", sha256=""), text=told)).events
    assert (event.type, [d.title for d in event.documents]) == ("conference", ["декларация «О мире»"])


def test_what_named_leaders_adopt_at_a_gathering_is_a_signing() -> None:
    text = "На саммите ШОС в Осло президент Чили Иван Рогов и премьер Перу Олег Серов приняли декларацию."
    events = extract(Article(source=Source(id="case", lang="ru", sha256=""), text=text)).events
    assert "signing" in {event.type for event in events}
