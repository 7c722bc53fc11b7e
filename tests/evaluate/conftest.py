"""A gold folder with two documents, and records of them whose figures are worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]

TALKS = """\
Министр иностранных дел Казахстана Ерлан Сарбасов встретился 11 марта в Астане с послом Ирана Али Резаи. \
Стороны обсудили транзит нефти и туризм.

Затем Ерлан Сарбасов по телефону поговорил с Бериком Айдыном. В Астане прошел Форум городов.
"""
QUIET = "Погода в городе остается теплой, дождей на этой неделе не ожидается.\n"

SARBASOV = {
    "name": "Ерлан Сарбасов",
    "position": "министр иностранных дел",
    "organization": None,
    "country": "KZ",
    "evidence": "Министр иностранных дел Казахстана Ерлан Сарбасов",
}
REZAI = {
    "name": "Али Резаи",
    "position": "посол",
    "organization": None,
    "country": "IR",
    "evidence": "послом Ирана Али Резаи",
}
AIDYN = {"name": "Берик Айдын", "position": None, "organization": None, "country": None}


def event(kind: str, *parties: Json, **more: Any) -> Json:
    known = {"id": "e1", "type": kind, "modality": "held", "date": None, "place": None, "part_of": None}
    return {**known, "participants": list(parties), "topics": [], "documents": [], "evidence": "", **more}


def office(party: Json, **more: Any) -> Json:
    kept = {key: party[key] for key in ("position", "organization", "country")}
    return {"person": party["name"], **kept, "former": False, **more}


ASTANA = {"name": "Астана", "country": "KZ"}
GOLD = {
    "lang": "ru",
    "events": [
        event(
            "meeting",
            SARBASOV,
            REZAI,
            date="2025-03-11",
            place=ASTANA,
            topics=["транзит нефти", "туризм"],
            evidence="Сарбасов встретился 11 марта в Астане",
        ),
        event("call", SARBASOV, AIDYN, id="e2", evidence="по телефону поговорил"),
        event("conference", id="e3", name="Форум городов", place=ASTANA, evidence="прошел Форум городов"),
    ],
    "offices": [office(SARBASOV), office(REZAI)],
}
NOTHING = {"lang": "ru", "events": [], "offices": []}

READ = {
    "article": {"path": "gold/talks.txt"},
    "events": [
        # Matched: the day is wrong, the post of one of two is, one of two topics is missed and one invented.
        event(
            "meeting",
            SARBASOV,
            {**REZAI, "name": "Али Резаем", "position": "министр"},
            id="x1",
            date="2025-03-12",
            place={"name": "Астаны", "country": "KZ"},
            topics=[{"label": "транзит"}, {"label": "погода"}],
            evidence=[{"start": 0, "end": 49, "quote": TALKS[:49]}],
        ),
        # Matched by name; planned instead of held; without its place.
        event("conference", id="x2", modality="planned", name="форум городов"),
        # Invented: of another type than the call.
        event("visit", SARBASOV, id="x3", evidence=[{"start": 0, "end": 7, "quote": "Министр"}]),
    ],
    "offices": [office(SARBASOV)],
}
READ_OF_NOTHING = {"article": {"id": "quiet"}, "events": [], "offices": [office(AIDYN, position="врач")]}


def write_gold(folder: Path, name: str, text: str, stated: Json) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(stated, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold", "talks", TALKS, GOLD)
    write_gold(tmp_path / "gold", "quiet", QUIET, NOTHING)
    return tmp_path / "gold"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in (READ, READ_OF_NOTHING)]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file
