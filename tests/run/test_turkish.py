"""A language that a pack adds goes the whole way: read, extract, resolve, model, validate, store, query."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main

TURKISH = """\
Fidan, Bakü'de Bayramov ile görüştü

21 Kasım 2025, 14:05

Türkiye Dışişleri Bakanı Hakan Fidan, resmi ziyaret için dün Bakü'ye geldi.

Fidan, burada Azerbaycan Dışişleri Bakanı Ceyhun Bayramov ile bir araya geldi. Görüşmede ulaştırma ve enerji
alanındaki iş birliği ele alındı. Görüşmenin ardından iki bakan mutabakat zaptı imzaladı.

Bakan Fidan daha sonra Azerbaycan Cumhurbaşkanı İlham Aliyev tarafından kabul edildi.

BM Genel Sekreteri António Guterres'in aralıkta Ankara'yı ziyaret etmesi bekleniyor. Gürcistan Başbakanı
İrakli Kobahidze'nin Ankara ziyareti ise ertelendi.
"""
RUSSIAN = """\
Главы МИД встретились в Баку

21 ноября 2025, 15:00

Министр иностранных дел Азербайджана Джейхун Байрамов и генеральный секретарь ООН Антониу Гутерриш
20 ноября 2025 года встретились в Баку.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles ``tr.txt`` and ``ru.txt``, and the store ``s`` that has both."""
    made = tmp_path_factory.mktemp("turkish")
    (made / "tr.txt").write_text(TURKISH, encoding="utf-8")
    (made / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    kg("ingest", str(made / "tr.txt"), str(made / "ru.txt"), "--store", str(made / "s"))
    return made


def kg(*arguments: str) -> str:
    """Return what a command prints; it must succeed."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    answer = json.loads(kg("query", *arguments, "--store", str(folder / "s"), "--format", "json"))
    return [{key: cell["value"] for key, cell in row.items()} for row in answer["results"]["bindings"]]


def test_the_language_and_the_date_line_are_read(folder: Path) -> None:
    record = json.loads(kg("extract", str(folder / "tr.txt")))
    source = record["article"]
    assert (source["lang"], source["published"]) == ("tr", "2025-11-21T14:05:00")
    assert source["title"] == "Fidan, Bakü'de Bayramov ile görüştü"
    assert record["extractor"]["name"] == "kg-rules-tr"
    found = [(e["type"], e["modality"], e["date"], e["part_of"]) for e in record["events"]]
    assert found == [
        ("visit", "held", "2025-11-20", None),
        ("meeting", "held", None, "e1"),
        ("signing", "held", None, "e1"),
        ("meeting", "held", None, "e1"),
        ("visit", "planned", "2025-12", None),
        ("visit", "cancelled", None, None),
    ]
    assert {e["confidence"] for e in record["events"]} == {0.5}, "nothing is measured, nothing is claimed"
    topics = [(t["label"], t["concept"]) for e in record["events"] for t in e["topics"]]
    assert topics == [("ulaştırma", None), ("enerji alanındaki iş birliği", None)]


def test_what_is_stored_conforms(folder: Path) -> None:
    report = json.loads(kg("validate", "--store", str(folder / "s"), "--json"))
    assert report["conforms"]
    assert report["count"]["Violation"] == report["count"]["Warning"] == 0


def test_names_are_those_of_the_article(folder: Path) -> None:
    found = rows(folder, "offices", "--lang", "tr")
    posts = {(row["personLabel"], row["postLabel"], row["organizationLabel"]) for row in found}
    assert ("Hakan Fidan", "dışişleri bakanı", "Türkiye") in posts
    assert ("António Guterres", "genel sekreter", "Birleşmiş Milletler") in posts
    assert ("İlham Aliyev", "cumhurbaşkanı", "Azerbaycan") in posts


def test_posts_states_bodies_and_towns_are_one_with_those_of_other_languages(folder: Path) -> None:
    found = rows(folder, "offices", "--lang", "en")
    for names in ({"Ceyhun Bayramov", "Джейхун Байрамов"}, {"António Guterres", "Антониу Гутерриш"}):
        rows_of_both = [row for row in found if row["personLabel"] in names]
        assert len({row["post"] for row in rows_of_both}) == 1
        assert len({row["person"] for row in rows_of_both}) == 1
    venues = {row["venue"] for row in rows(folder, "meetings", "--place", "Bakü", "--lang", "tr")}
    assert venues == {row["venue"] for row in rows(folder, "meetings", "--lang", "en")}
    assert len(venues) == 1


def test_a_label_is_of_one_language(folder: Path) -> None:
    found = rows(folder, "SELECT ?l WHERE { ?e a dm:Meeting; rdfs:label ?l FILTER(lang(?l) = 'tr') }")
    assert {row["l"] for row in found} == {"Hakan Fidan, Ceyhun Bayramov", "Hakan Fidan, İlham Aliyev"}


def test_why_it_was_read_so_is_explained(folder: Path) -> None:
    page = kg("explain", str(folder / "tr.txt"))
    assert "be-received" in page


def test_gold_sets_in_it_are_scored(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TURKISH, encoding="utf-8")
    gold = {"lang": "tr", "events": [], "offices": []}
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    report = json.loads(CliRunner().invoke(main, ["eval", str(tmp_path), "--json"]).stdout)
    assert report["languages"]["tr"]["events"]["predicted"] == 6
