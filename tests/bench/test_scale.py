"""The page of bench.scale: from whatever was measured, with its pictures, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")

from bench import scale_page

ROW = {
    "query": "meetings",
    "kind": "point",
    "case": "party=busy",
    "rows": 3,
    "cpu": [1.0, 2.0],
    "wall": [1.0, 2.0],
}
STOPPED = {**ROW, "query": "find", "kind": "aggregate", "rows": -1, "cpu": [], "wall": []}


def _written(folder: Path) -> str:
    scale_page.write(folder, folder / "scale.md")
    return (folder / "scale.md").read_text(encoding="utf-8")


def test_a_page_without_figures_says_what_it_is(tmp_path: Path) -> None:
    assert _written(tmp_path).startswith("# At scale")
    assert "## " not in _written(tmp_path)


def test_queries_stand_beside_each_other_and_stopped_ones_are_said_to_be(tmp_path: Path) -> None:
    sizes = {"1000": [ROW, {**STOPPED, "cpu": [20.0], "wall": [21.0], "rows": 1}], "10000": [ROW, STOPPED]}
    (tmp_path / "queries.json").write_text(json.dumps(sizes))
    page = _written(tmp_path)
    assert "| meetings | party=busy | point | 3 | 1.0 (2) | 1.0 (2) |" in page
    assert "| find | party=busy | aggregate |  | 20.0 (20) | stopped |" in page
    assert "| over 10 s | 0 | 1 |" in page
    pictures = {file.name: file.read_bytes() for file in tmp_path.glob("*.svg")}
    assert list(pictures) == ["scale-latency.svg"]
    _written(tmp_path)
    assert pictures == {file.name: file.read_bytes() for file in tmp_path.glob("*.svg")}


def test_growth_is_a_table_and_a_picture(tmp_path: Path) -> None:
    row = {"view": False, "wall": 2.0, "cpu": 4.0, "mb": 100.0, "disk": 5.0, "triples": 1234}
    rows = [{**row, "articles": 1000}, {**row, "articles": 10_000, "view": True}]
    (tmp_path / "graphs.json").write_text(json.dumps(rows))
    assert "| 10,000 (view) | 1,234 | 4 | 0.40 | 2 | 100 | 5 |" in _written(tmp_path)
    assert (tmp_path / "scale-growth.svg").stat().st_size < 150_000
