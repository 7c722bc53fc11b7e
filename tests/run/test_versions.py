"""One address that gives several texts in a run: the last one stays, and a second run does nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.run import load, make_parts
from kg.store import Store

from .conftest import Bench
from .fakes import SETTINGS, STAGES, fail
from .test_ingest import counts

ADDRESS = "https://example.org/n/1"
STAGES_THAT_FAIL = dataclasses.replace(STAGES, extract=fail)
SERIES = {
    "two texts": ["one", "two"],
    "there and back": ["one", "two", "one"],
    "and between": ["two", "one", "three", "two"],
}


def write(bench: Bench, texts: Sequence[str], *, name: str = "news.jsonl", **more: str) -> str:
    """Write a file of articles that have one address, and of two that have others."""
    told = [{"text": f"meeting\n{text}", "url": ADDRESS} | more for text in texts]
    beside = [{"text": f"meeting\n{n}", "url": f"https://example.org/{n}"} for n in ("before", "after")]
    lines = [beside[0], *told, beside[1]]
    return bench.write(name, "".join(json.dumps(line) + "\n" for line in lines))


def held(store: Store, address: str = ADDRESS) -> str:
    """Return the text that the store has of an address."""
    known = store.known(address)
    assert known is not None
    text = store.text(known.article)
    assert text is not None
    return text.split()[-1]


@pytest.mark.parametrize("texts", SERIES.values(), ids=SERIES)
@pytest.mark.parametrize("resolve", [True, False])
def test_the_last_text_stays_and_a_second_run_does_nothing(
    bench: Bench, texts: list[str], resolve: bool
) -> None:
    settings = dataclasses.replace(SETTINGS, resolve=resolve)
    write(bench, texts)
    bench.run(settings=settings)
    assert held(bench.store) == texts[-1]
    before = set(bench.store.matches())
    for _ in range(2):
        summary = bench.run(settings=settings, stages=STAGES_THAT_FAIL)
        assert counts(summary) == {"articles": len(texts) + 2, "unchanged": len(texts) + 2}
        assert set(bench.store.matches()) == before


def test_another_headline_alone_is_another_version(bench: Bench) -> None:
    write(bench, ["one"], title="First")
    write(bench, ["one"], title="Second", name="news2.jsonl")
    bench.run()
    before = set(bench.store.matches())
    assert counts(bench.run(stages=STAGES_THAT_FAIL)) == {"articles": 6, "unchanged": 6}
    assert set(bench.store.matches()) == before


def test_two_spellings_of_an_address_are_one(bench: Bench) -> None:
    write(bench, ["one"])
    write(bench, ["two"], url="http://www.example.org/n/1/", name="news2.jsonl")
    bench.run()
    assert held(bench.store, "http://www.example.org/n/1/") == "two"
    before = set(bench.store.matches())
    assert counts(bench.run(stages=STAGES_THAT_FAIL)) == {"articles": 6, "unchanged": 6}
    assert set(bench.store.matches()) == before


def test_what_changed_back_is_taken_in(bench: Bench) -> None:
    write(bench, ["one", "two"])
    bench.run()
    write(bench, ["one"])
    assert counts(bench.run())["stored"] == 1
    assert held(bench.store) == "one"


def test_of_several_new_texts_the_last_is_taken_in(bench: Bench) -> None:
    write(bench, ["one"])
    bench.run()
    write(bench, ["one", "two", "three"])
    assert counts(bench.run()) == {"articles": 5, "stored": 1, "unchanged": 4}
    assert held(bench.store) == "three"


def test_a_last_text_that_fails_is_in_the_quarantine_and_the_one_before_stays(bench: Bench) -> None:
    write(bench, ["one", "fault"])
    for run in (bench.run(), bench.run()):
        assert run.counts.quarantined == 1
    assert held(bench.store) == "one"


def prepare(bench: Bench, parts: Path) -> None:
    assert make_parts([str(bench.folder)], SETTINGS, folder=str(parts), stages=STAGES).counts.is_balanced


def take(bench: Bench, parts: Path) -> dict[str, int]:
    told = {"store": bench.store, "quarantine": bench.quarantine, "date": "2026-01-02"}
    summary = load([str(parts)], SETTINGS, **told)
    assert summary.counts.is_balanced
    return counts(summary)


@pytest.mark.parametrize("texts", SERIES.values(), ids=SERIES)
@pytest.mark.parametrize("apart", [False, True], ids=["one part", "a part each"])
def test_parts_that_are_made_and_loaded_twice_change_nothing(
    bench: Bench, tmp_path: Path, texts: list[str], apart: bool
) -> None:
    parts = tmp_path / "parts"
    for some in [[text] for text in texts] if apart else [texts]:
        write(bench, some)
        prepare(bench, parts)
    made = sorted(parts.iterdir())
    prepare(bench, parts)
    assert sorted(parts.iterdir()) == made
    take(bench, parts)
    assert held(bench.store) == texts[-1]
    before = set(bench.store.matches())
    assert "stored" not in take(bench, parts)
    assert set(bench.store.matches()) == before


def test_parts_replace_what_is_stored(bench: Bench, tmp_path: Path) -> None:
    write(bench, ["one"])
    bench.run()
    for number, text in enumerate(("two", "three")):
        write(bench, [text])
        prepare(bench, tmp_path / f"parts{number}")
    told = {"store": bench.store, "quarantine": bench.quarantine, "date": "2026-01-02"}
    summary = load([str(tmp_path / "parts0"), str(tmp_path / "parts1")], SETTINGS, **told)
    assert counts(summary) == {"articles": 6, "stored": 1, "unchanged": 5}
    assert held(bench.store) == "three"
