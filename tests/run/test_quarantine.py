"""The quarantine: what is kept of an article that failed, and how it gets out again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kg import __version__
from kg.errors import WrongUse
from kg.quarantine import Quarantine
from kg.validate import Report

from .conftest import Bench
from .fakes import STAGES, extract, extract_nothing


def test_an_article_is_kept_with_its_text_record_and_findings(bench: Bench) -> None:
    bench.write("a.txt", "meeting invalid")
    bench.run()
    (entry,) = bench.quarantine
    assert entry.article.text == "meeting invalid"
    assert entry.record == extract(entry.article)
    assert entry.reason.startswith("fails validation: <https://")
    assert [finding["message"] for finding in entry.findings] == [{"en": "is invalid"}]
    assert (entry.version, entry.date) == (__version__, "2026-01-02")


def test_the_same_article_is_kept_once(bench: Bench) -> None:
    bench.write("a.txt", "fault")
    assert (bench.run().counts.quarantined, bench.run().counts.quarantined) == (1, 1)
    assert len(bench.quarantine) == 1


def test_retry_goes_through_all_stages_and_empties_the_quarantine(bench: Bench) -> None:
    bench.write("a.txt", "meeting invalid")
    bench.write("b.txt", "rejected")
    bench.run()
    mended = dataclasses.replace(STAGES, validate=lambda graphs, settings: [Report()] * len(graphs))
    summary = bench.retry(*bench.quarantine.ids(), stages=mended)
    assert (summary.counts.articles, summary.counts.stored, summary.counts.quarantined) == (2, 1, 1)
    assert [(entry.article.text, entry.date) for entry in bench.quarantine] == [("rejected", "2026-01-03")]
    assert bench.store.stats().articles == 1


def test_an_article_that_passes_later_leaves_the_quarantine(bench: Bench) -> None:
    bench.write("a.txt", "fault")
    bench.run()
    bench.run(stages=dataclasses.replace(STAGES, extract=extract_nothing))
    assert len(bench.quarantine) == 0


@pytest.mark.parametrize("id", ["unknown", "../../etc/passwd", ".hidden", "", "a/b"])
def test_only_ids_of_the_quarantine_name_an_entry(tmp_path: Path, id: str) -> None:
    with pytest.raises(WrongUse, match="kg quarantine list"):
        Quarantine(tmp_path).get(id)


def test_a_damaged_entry_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text('{"article"')
    with pytest.raises(WrongUse, match=r"a1\.json: damaged: .*; delete it and ingest the article again"):
        list(Quarantine(tmp_path))


def test_an_empty_quarantine_has_no_folder(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "q")
    assert (quarantine.ids(), quarantine.drop("a1"), (tmp_path / "q").exists()) == ([], False, False)
