"""Which titles that articles give the documents of one event are one document."""

from __future__ import annotations

import pytest

from kg.records import Document, Event, Evidence, Extractor, Participant, Record, Source
from kg.resolve import identities, resolve
from kg.resolve.papers import Paper, one_each, papers

PASSAGE = (Evidence(0, 1, "x"),)


def signing(*titles: str) -> Event:
    who = tuple(
        Participant(name=name, country=c) for name, c in (("Marat Ospanov", "KZ"), ("Rauf Salimov", "AZ"))
    )
    documents = tuple(Document(title=title, evidence=PASSAGE) for title in titles)
    return Event(
        id="e1", type="signing", modality="held", date="2025-03-11", participants=who, documents=documents,
        evidence=PASSAGE, confidence=1.0,
    )  # fmt: skip


def told(lang: str, *titles: str) -> tuple[Paper, ...]:
    return papers(signing(*titles), lang)


def test_a_document_of_one_kind_is_one_in_any_language() -> None:
    given = [
        told("ru", "Меморандум о сотрудничестве"),
        told("az", "Əməkdaşlıq haqqında Memorandum"),
        told("en", "memorandum", "action plan"),
    ]
    least = min(paper.title for paper in given[1])
    assert one_each(given) == {"memorandum": least, "memorandum o sotrudnichestve": least}


@pytest.mark.parametrize(
    "given",
    [
        [told("ru", "Меморандум о транзите"), told("en", "Transit Memorandum", "Energy Memorandum")],
        [told("ru", "Меморандум о транзите"), told("ru", "Меморандум о туризме")],
        [told("ru", "Программа на 2024-2026 годы"), told("en", "Programme for 2025-2027")],
        [told("ru", "Меморандум"), told("en", "Protocol")],
        [told("ru", "Протокол к соглашению"), told("en", "Protocol to the Agreement")],
        [told("ru", "Договор"), told("ru", "Договор")],
    ],
    ids=["two of a kind", "one language", "numbers", "kinds", "two kinds in a title", "equal"],
)
def test_what_may_be_two_stays_two(given: list[tuple[Paper, ...]]) -> None:
    assert one_each(given) == {}


def test_reports_of_one_signing_have_one_document() -> None:
    records = [
        Record(
            article=Source(id=lang, lang=lang, published="2025-03-11", sha256=lang.rjust(64, "0")),
            events=(signing(title),),
            extractor=Extractor(name="x", version="1"),
        )
        for lang, title in (("en", "Agreement on transit"), ("az", "Tranzit haqqında Saziş"))
    ]
    known = resolve(lambda: records)
    found = [identities(record, known).events[0] for record in records]
    assert found[0].parts == found[1].parts
    assert {title for event in found for title in dict(event.papers).values()} == {"agreement on transit"}
