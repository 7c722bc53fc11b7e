"""How well kg extracts from the gold sets of ../shared: no figure below its floor (floors.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import evaluate, floors
from bench.gold import Gold, Score, extract, scores
from kg.extract import LANGUAGES

PINNED = pytest.mark.parametrize("gold", evaluate.PINNED, ids=lambda gold: gold.name)


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[str, Score]:
    """What the scorer says of the records that kg extracts now."""
    return scores(evaluate.PINNED, shared / "eval")


def pinned_of(gold: Gold) -> dict[str, Any]:
    """Return the digest and the floors of a set; every language that kg reads has them."""
    sets: dict[str, Any] = floors.load()["sets"]
    assert gold.name in sets, f"{gold.name} has no floors yet: run python -m bench.evaluate --pin"
    pinned: dict[str, Any] = sets[gold.name]
    return pinned


@pytest.mark.shared
@PINNED
def test_the_gold_set_is_the_one_that_its_floors_were_measured_on(shared: Path, gold: Gold) -> None:
    pinned = pinned_of(gold)
    assert gold.digest(shared / "eval") == pinned["digest"], "run python -m bench.evaluate --pin"


@pytest.mark.shared
@PINNED
def test_no_figure_is_below_its_floor(measured: dict[str, Score], gold: Gold) -> None:
    pinned = pinned_of(gold)
    assert floors.fallen(pinned["floors"], floors.figures(measured[gold.name])) == []


@pytest.mark.shared
def test_texts_without_an_event_stay_empty(shared: Path, tmp_path: Path) -> None:
    for lang in LANGUAGES:
        texts = [t for t in sorted((shared / "eval" / "dev").glob(f"{lang}-dev-*.txt")) if _is_empty(t)]
        if texts:
            extract(texts, lang, tmp_path / "records.jsonl")
            lines = (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()
            assert len(lines) == len(texts)
            assert [r["article"] for r in map(json.loads, lines) if r["events"]] == []


def _is_empty(text: Path) -> bool:
    annotated: dict[str, Any] = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))
    return annotated["events"] == []


@PINNED
def test_the_page_is_about_the_pinned_gold_set(gold: Gold) -> None:
    page = evaluate.PAGE.read_text(encoding="utf-8")
    digest = pinned_of(gold)["digest"]
    assert f"digest `{digest}`" in page, "run python -m bench.evaluate"


def test_every_floor_that_was_lowered_has_its_note() -> None:
    for lowered in floors.load()["lowered"]:
        assert lowered["note"].strip()
        assert lowered["floors"]
