"""Gold files and records: what is read, and the one line for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SkipRecord, WrongUse
from kg.evaluate import Judged, evaluate
from kg.evaluate.gold import Gold, read_gold, read_records

from .conftest import GOLD, QUIET, event, write_gold


def wrong(folder: Path) -> list[str]:
    return [
        str(item).removeprefix(f"{folder}/") for item in read_gold(str(folder)) if not isinstance(item, Gold)
    ]


def test_documents_come_in_the_order_of_their_names(gold: Path) -> None:
    assert [item.name for item in read_gold(str(gold)) if isinstance(item, Gold)] == ["quiet", "talks"]


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ({"events": []}, "bad.json: no language: lang is a code such as ru"),
        (
            {"lang": "ru", "events": [event("summit")]},
            "bad.json: events[0].type: 'summit' is none of meeting, call, visit, conference, signing",
        ),
        (
            {"lang": "ru", "events": [event("call"), event("call")]},
            "bad.json: events[0].id: e1 twice",
        ),
        (
            {"lang": "ru", "events": [event("call", modality="maybe")]},
            "bad.json: events[0].modality: 'maybe' is none of held, planned, cancelled",
        ),
        (
            {"lang": "ru", "events": [event("call", date="12.03.2025")]},
            "bad.json: events[0].date: '12.03.2025' is no YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        (
            {"lang": "ru", "events": [event("call", part_of="e7")]},
            "bad.json: events[0].part_of: 'e7' is no other event of the file",
        ),
        (
            {"lang": "ru", "events": [event("call", participants="Ким")]},
            "bad.json: no gold file: Expected `array | null`, got `str` - at `$.events[0].participants`",
        ),
        ([], "bad.json: no gold file: Expected `object`, got `array`"),
    ],
)
def test_a_bad_gold_file_is_one_line_and_costs_nobody_else(gold: Path, stated: Any, line: str) -> None:
    write_gold(gold, "bad", QUIET, stated)
    assert wrong(gold) == [line]
    judged = [item for item in evaluate(str(gold)) if isinstance(item, Judged)]
    assert [item.comparison.name for item in judged] == ["quiet", "talks"]


def test_a_gold_file_that_is_no_json_or_has_no_text(gold: Path) -> None:
    (gold / "talks.txt").unlink()
    (gold / "broken.json").write_text("{", encoding="utf-8")
    (gold / "latin.json").write_bytes(b'{"lang": "\xe9"}')
    broken, latin, talks = wrong(gold)
    assert broken.startswith("broken.json: no gold file: Input data was truncated")
    assert latin.startswith("latin.json: no gold file: ")
    assert talks == "talks.json: talks.txt is not beside it"


def test_a_folder_without_gold_files(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no gold files"):
        read_gold(str(tmp_path))
    with pytest.raises(WrongUse, match="no such folder"):
        read_gold(str(tmp_path / "missing"))


@pytest.mark.parametrize(
    "named",
    [
        {"article": {"path": "any/where/talks.txt"}},
        {"article": {"path": None, "id": "talks"}},
        {"article": {"id": "a1", "url": "https://example.org/talks.html"}},
        {"article": {"source": "corpus/talks.json"}},
        {"path": "talks.txt"},
        {"id": "talks"},
    ],
)
def test_a_record_is_of_the_document_that_it_names(tmp_path: Path, named: dict[str, Any]) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps({**named, **GOLD}), encoding="utf-8")
    ((name, stated),) = read_records(str(file), frozenset({"talks"}))  # type: ignore[misc]
    assert name == "talks"
    assert len(stated.events) == 3
    assert list(read_records(str(file), frozenset({"others"}))) == []


def test_a_bad_line_of_records_is_named_and_the_rest_is_scored(gold: Path, records: Path) -> None:
    lines = ["{", "[]", json.dumps({"article": {"id": "talks"}, "events": [{"type": 7}]})]
    records.write_text("\n".join([*lines, records.read_text(encoding="utf-8")]), encoding="utf-8")
    items = list(evaluate(str(gold), predicted=str(records)))
    assert [
        str(i).removeprefix(str(records)).partition(": ")[0] for i in items if isinstance(i, SkipRecord)
    ] == [
        ":1",
        ":2",
        ":3",
    ]
    assert sum(isinstance(item, Judged) for item in items) == 2


def test_a_document_without_a_record_is_wholly_missed(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    items = list(evaluate(str(gold), predicted=str(tmp_path / "none.jsonl")))
    assert [len(i.comparison.missed) for i in items if isinstance(i, Judged)] == [0, 3]


def test_records_of_other_documents_alone_are_no_score_of_zero(gold: Path, tmp_path: Path) -> None:
    """They scored 0.000 in all figures, as if the extractor had found nothing."""
    others = tmp_path / "others.jsonl"
    others.write_text(json.dumps({"article": {"id": "others"}, "events": []}), encoding="utf-8")
    with pytest.raises(WrongUse, match=r"no record of a document of .*ends with the name of its document"):
        evaluate(str(gold), predicted=str(others))


def test_a_text_that_cannot_be_read_is_named_and_wholly_missed(gold: Path) -> None:
    (gold / "talks.txt").write_text("", encoding="utf-8")
    reject, judged = list(evaluate(str(gold)))[1:]
    assert str(reject) == f"{gold}/talks.txt: empty"
    assert isinstance(judged, Judged)
    assert len(judged.comparison.missed) == 3
