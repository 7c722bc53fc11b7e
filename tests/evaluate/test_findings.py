"""The list of mistakes: every kind, its sentence from the text, and the rules that fired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.evaluate import FINDINGS, Finding, Judged, evaluate
from kg.evaluate.gold import Quote
from kg.evaluate.passages import Passages

from .conftest import GOLD, REZAI, SARBASOV, TALKS, event, write_gold

FIRST = TALKS.partition(" Стороны")[0]


def found(folder: Path, records: Path | None = None) -> Iterator[Finding]:
    for item in evaluate(str(folder), predicted=str(records) if records else None):
        assert isinstance(item, Judged)
        yield from item.findings


def test_every_mistake_is_told(gold: Path, records: Path) -> None:
    told = [(f.kind, f.type, f.expected, f.read) for f in found(gold, records) if f.document == "talks"]
    minister = "Ерлан Сарбасов, министр иностранных дел, KZ"
    assert told == [
        ("missed", "call", f"call held: {minister}; Берик Айдын", ""),
        ("invented", "visit", "", f"visit held: {minister}"),
        ("capacity", "meeting", "Али Резаи, посол, IR", "Али Резаем, министр, IR"),
        ("name form", "meeting", "Али Резаи", "Али Резаем"),
        ("date", "meeting", "2025-03-11", "2025-03-12"),
        ("place", "conference", "Астана", ""),
        ("modality", "conference", "held", "planned"),
        ("missed topic", "meeting", "туризм", ""),
        ("invented topic", "meeting", "", "погода"),
        ("missed office", None, "Али Резаи, посол, IR", ""),
    ]


def test_a_mistake_shows_its_sentence(gold: Path, records: Path) -> None:
    sentences = {f.kind: f.sentence for f in found(gold, records)}
    assert sentences["missed"] == "Затем Ерлан Сарбасов по телефону поговорил с Бериком Айдыном."
    assert sentences["invented"] == sentences["capacity"] == sentences["date"] == FIRST
    assert sentences["modality"] == "В Астане прошел Форум городов."
    assert sentences["missed topic"] == "Стороны обсудили транзит нефти и туризм."
    assert sentences["invented topic"] == FIRST, "where the event is told: nobody speaks of the weather"
    assert sentences["missed office"] == FIRST


def test_mistakes_in_what_kg_reads_show_the_rules(tmp_path: Path) -> None:
    text = (
        "Министр иностранных дел Казахстана Ерлан Сарбасов встретился в Астане с послом Ирана Али Резаи. "
        "Визит Ерлана Сарбасова в Тегеран не планируется. Погода теплая."
    )
    visit = event("visit", SARBASOV, id="e2", evidence="Визит Ерлана Сарбасова в Тегеран")
    silent = event("call", REZAI, SARBASOV, id="e3", evidence="Погода теплая")
    talk = event("meeting", SARBASOV, REZAI, date="2024", evidence="встретился в Астане")
    stated = {"lang": "ru", "events": [talk, visit, silent], "offices": GOLD["offices"]}
    write_gold(tmp_path / "gold", "one", text, stated)
    rules = {(f.kind, f.type): f.rules for f in found(tmp_path / "gold")}
    assert rules == {
        ("missed", "visit"): ("visit-noun “Визит”: dropped: denied",),
        ("missed", "call"): ("no rule fired in this sentence",),
        ("date", "meeting"): ("meet-with “встретился”",),
    }


def test_nothing_is_wrong_where_all_is_right(gold: Path, tmp_path: Path) -> None:
    (gold / "talks.json").rename(tmp_path / "talks.jsonl")
    line = (tmp_path / "talks.jsonl").read_text(encoding="utf-8")
    (tmp_path / "talks.jsonl").write_text('{"id": "talks", ' + line[1:], encoding="utf-8")
    (gold / "talks.json").write_text(line, encoding="utf-8")
    assert list(found(gold, tmp_path / "talks.jsonl")) == []


def test_every_kind_has_its_place_in_the_list() -> None:
    assert len(set(FINDINGS)) == 14
    assert FINDINGS[:2] == ("missed", "invented")


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("second", "The second one."),
        ("the\n third", "It is the third, of J. Smith."),
        ((Quote("one", 12, 15),), "The second one."),
        ((Quote("one", 2, 5),), "The second one."),
        ("not there", "not there"),
        ("", ""),
        (None, ""),
        ((Quote("not there"), "first"), "A first line"),
    ],
)
def test_sentences_of_a_text_that_no_pack_has_read(evidence: object, sentence: str) -> None:
    text = "A first line\nThe second one. It is the  third, of J. Smith. Last"
    assert Passages(text).sentence(evidence) == sentence  # type: ignore[arg-type]


def test_the_first_evidence_with_a_place_in_the_text_counts() -> None:
    assert Passages("One. Two three four. Five").sentence("nowhere", None, "three") == "Two three four."
