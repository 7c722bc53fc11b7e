"""Messages of one kind about one source: a few are told on standard error, all are in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.folding import Folding

from .conftest import Kg

ENTRIES = 1_200  # more than a run holds in memory
ITEM = "<item><title>Встреча {0}</title><link>https://example.org/{0}</link><description>Коротко.</description></item>"
FEED = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Н</title>{}</channel></rss>'


@pytest.fixture
def feed(here: Path) -> Path:
    (here / "feed.rss").write_text(FEED.format("".join(map(ITEM.format, range(ENTRIES)))), encoding="utf-8")
    return here / "feed.rss"


def test_a_feed_of_summaries_says_so_a_few_times(kg: Kg, feed: Path) -> None:
    """It was said for each entry."""
    (feed.parent / "empty.txt").write_text("")
    result = kg("ingest", "feed.rss", "empty.txt", "--json")
    *told, empty, more, last = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == [f"feed.rss:{n}" for n in range(1, 6)]
    assert empty == "kg: empty.txt: skipped: empty"
    assert more.startswith(
        "kg: feed.rss: 1,195 more such lines: skipped: no text, only a summary of … characters"
    )
    assert more.endswith("(--json names them)")
    assert last.startswith(
        f"{ENTRIES + 1} articles: 0 stored, 0 unchanged, 0 quarantined, {ENTRIES + 1} skipped"
    )
    report = json.loads(result.stdout)
    assert [r["where"] for r in report["rejects"]][:-1] == [f"feed.rss:{n + 1}" for n in range(ENTRIES)]
    assert report["rejects_not_listed"] == 0


def test_so_do_extract_on_a_terminal_and_prepare(kg: Kg, feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(kg("prepare", "feed.rss", "--output", "parts").stderr.splitlines()) == 5 + 1 + 1
    assert len(kg("extract", "feed.rss").stderr.splitlines()) == ENTRIES + 1, "nothing else names them"
    monkeypatch.setattr("kg.cli.extract.is_terminal", lambda: True)
    assert len(kg("extract", "feed.rss").stderr.splitlines()) == 5 + 1 + 1


def test_texts_without_events_are_folded_too(kg: Kg, here: Path) -> None:
    (here / "news").mkdir()
    for number in range(9):
        (here / "news" / f"{number}.txt").write_text(f"Погода в городе номер {number} остается теплой.\n" * 3)
    *told, more, _ = kg("ingest", "news").stderr.splitlines()
    assert len(told) == 5
    assert more == "news: 4 more such lines: no diplomatic event and no office in this text"
    assert kg("ingest", "news", "--again", "--quiet").stderr == ""


def test_what_differs_in_kind_or_source_is_told() -> None:
    told: list[str] = []
    folding = Folding(told.append)
    for number in range(7):
        for file in ("a.csv", "b.csv"):
            folding.tell(f"{file}:{number}", f"line {number} has {number + 2} cells")
            folding.tell(f"{file}:{number}", "empty")
    assert len(told) == 4 * 5
    folding.conclude()
    assert told[20:] == [
        f"{file}: 2 more such lines: {what}"
        for file in ("a.csv", "b.csv")
        for what in ("line … has … cells", "empty")
    ]
    folding.conclude()
    assert len(told) == 24
