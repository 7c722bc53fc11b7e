"""Every format, column and measure stands in docs/reference/formats.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.export import FORMATS, pairs
from kg.export.dyads import COLUMNS as DYAD_COLUMNS
from kg.export.edges import EDGE_COLUMNS, NODE_COLUMNS
from kg.network import KINDS
from kg.network.measures import MEASURES


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_a_section_and_says_which_graphs_it_holds(page: str) -> None:
    assert re.findall(r"^### (\w+)$", page, re.MULTILINE) == list(FORMATS)
    names = {"merged": "merged view", "by-article": "article graphs"}
    for name, form in FORMATS.items():
        row = re.search(rf"^\| \[`{name}`\].*$", page, re.MULTILINE)
        assert row, name
        assert row.group().split("|")[3].strip() == ", or ".join(names[graph] for graph in form.graphs)


def test_every_column_level_and_measure_is_named(page: str) -> None:
    columns = [column.name for column in (*NODE_COLUMNS, *EDGE_COLUMNS, *pairs.EDGE_COLUMNS)]
    names = {*columns, *DYAD_COLUMNS, *KINDS, *MEASURES}
    assert [name for name in sorted(names) if not re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", page)] == []
