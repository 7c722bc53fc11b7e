"""The notebooks of ``examples/`` run on the packaged articles, and are kept without their outputs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "examples" / "notebooks").glob("*.ipynb"))


def test_there_are_two() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["topics-and-visits", "who-met-whom"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in code_of(notebook))


@pytest.mark.usefixtures("front_end")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_its_pictures(path: Path, examples: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(examples)}}).execute()
    outputs = [output for cell in code_of(notebook) for output in cell.outputs]
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    shown = [kind for output in outputs for kind in output.get("data", {})]
    drawn = len(re.findall(r"graph\.plot\(", "\n".join(cell.source for cell in code_of(notebook))))
    assert shown.count("image/svg+xml") == drawn > 0
    framed = sum("<iframe" in output.get("data", {}).get("text/html", "") for output in outputs)
    assert framed == (path.stem == "who-met-whom")


def code_of(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
