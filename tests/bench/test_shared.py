"""What is measured on lies beside the checkout, or where KG_SHARED says; who measures looks there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import clusters_sample, gold, ingest, readouts_sample


def _ingest(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench.ingest", *arguments])
    ingest.main()


@pytest.mark.parametrize("sample", [readouts_sample.main, clusters_sample.main])
def test_samples_look_where_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Callable[[list[str]], None]
) -> None:
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=str(tmp_path / "corpus")):
        sample(["7"])


def test_ingest_looks_where_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    readouts = tmp_path / "corpus" / "en-readouts.jsonl.gz"
    readouts.parent.mkdir()
    readouts.touch()
    monkeypatch.setattr(ingest, "page", lambda source, *_: [str(source)])
    _ingest(["--report", str(tmp_path / "page.md")], monkeypatch)
    assert (tmp_path / "page.md").read_text() == f"{readouts}\n"


def test_ingest_says_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    with pytest.raises(SystemExit):
        _ingest(["--report", str(tmp_path / "page.md")], monkeypatch)
    assert f"{gold.readouts()}: not there" in capsys.readouterr().err
