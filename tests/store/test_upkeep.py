"""Compaction and migration: the same store, in less space, or in the layout of today."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreUnavailable, WrongUse
from kg.shortcuts import SHORTCUTS, shortcuts
from kg.store import Store, open_store
from kg.store.compacting import compact, disk_size
from kg.store.formats import FORMAT, STEPS, Step, migrate, note_format
from kg.store.swapping import nobody_writes
from kg.terms import DM

from .conftest import article_graphs, entry, iri
from .writer import version_of

FORMAT_1 = Path(__file__).with_name("data") / "format-1.zip"
HOLD = """
import sys
from kg.store import open_store
store = open_store(sys.argv[1])
print(flush=True)
input()
"""
COMPACT = """
import sys
from kg.store import open_store
from kg.store.compacting import compact
with open_store(sys.argv[1]) as store:
    print(flush=True)
    compact(store, sys.argv[1])
"""


def _written(folder: Path) -> None:
    with open_store(str(folder)) as store:
        for version in range(1, 12):
            store.put_many([version_of(number, version) for number in range(12)])


def test_compaction_keeps_all_and_takes_less_space(tmp_path: Path) -> None:
    _written(tmp_path / "s")
    with open_store(str(tmp_path / "s")) as store:
        before = set(store.matches())
        done = compact(store, str(tmp_path / "s"))
    assert done.after < done.before / 2
    assert done.after == disk_size(tmp_path / "s" / "graph")
    with open_store(str(tmp_path / "s")) as store:
        assert set(store.matches()) == before
        store.put(entry("new", "x"))
        assert not store.check()
    assert sorted(p.name for p in (tmp_path / "s").iterdir()) == ["format.json", "graph"]


def test_a_reader_reads_on_while_a_store_is_compacted(tmp_path: Path) -> None:
    _written(tmp_path / "s")
    with open_store(str(tmp_path / "s"), read_only=True) as reader:
        with open_store(str(tmp_path / "s")) as store:
            compact(store, str(tmp_path / "s"))
        assert not reader.check()


@pytest.mark.parametrize("after", [0.0, 0.02, 0.06])
def test_a_killed_compaction_leaves_the_store(tmp_path: Path, after: float) -> None:
    _written(tmp_path / "s")
    command = [sys.executable, "-c", COMPACT, tmp_path / "s"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.kill()
    process.communicate()
    with open_store(str(tmp_path / "s")) as store:
        assert len(article_graphs(store)) == 12
        assert not store.check()
        compact(store, str(tmp_path / "s"))
    assert sorted(p.name for p in (tmp_path / "s").iterdir()) == ["format.json", "graph"]


def test_nothing_is_moved_while_another_process_writes(tmp_path: Path) -> None:
    _written(tmp_path / "s")
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "s"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    with (
        pytest.raises(StoreUnavailable, match="another process is writing to it"),
        nobody_writes(tmp_path / "s" / "graph"),
    ):
        raise AssertionError("moved")
    process.communicate(b"\n")
    with nobody_writes(tmp_path / "s" / "graph"):
        opening = [sys.executable, "-c", HOLD, tmp_path / "s"]
        second = subprocess.run(
            opening, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        assert "another process is writing to it" in second.stderr


def test_a_server_compacts_itself() -> None:
    with open_store(":memory:") as store, pytest.raises(WrongUse, match="a server does it itself"):
        compact(store, "http://localhost:7878")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store that kg made when the format was 1: one article about a meeting in Baku."""
    with zipfile.ZipFile(FORMAT_1) as archive:
        archive.extractall(tmp_path / "old")
    return tmp_path / "old"


def test_a_store_of_format_1_is_not_read_before_it_is_brought_up_to_date(old: Path) -> None:
    """Questions begin with shortcuts that it has not: they would lack rows."""
    with pytest.raises(StoreUnavailable, match=r"made by an older kg \(format 1\).*kg migrate --store"):
        open_store(str(old), read_only=True)
    assert json.loads((old / "format.json").read_text())["format"] == 1


def test_an_older_store_gets_the_shortcuts_of_its_articles(old: Path) -> None:
    with open_store(str(old)) as store:
        (article,) = store.articles()
        for graph in (ox.NamedNode(article), ox.DefaultGraph()):
            held = {quad.triple for quad in store.matches(graph=graph)}
            short = {triple for triple in held if triple.predicate in SHORTCUTS}
            assert {triple.predicate for triple in short} >= {DM.meetingParty, DM.reportedIn, DM.partyPost}
            assert short == shortcuts(held)
        assert not store.check()


def test_a_store_of_format_1_is_brought_up_to_date_when_it_is_written(old: Path) -> None:
    told: list[str] = []
    with open_store(str(old), told=told.append) as store:
        assert store.format() == FORMAT
        assert store.put(entry("new", "x")) == "stored"
        assert not store.check()
    assert [line.partition(":")[0] for line in told] == [
        "the store now has format 2",
        "the store now has format 3",
        "the store now has format 4",
        "the store now has format 5",
        "the store now has format 6",
        "the store now has format 7",
        "the store now has format 8",
        "the store now has format 9",
        "the store now has format 10",
        "the store now has format 11",
    ]
    assert json.loads((old / "format.json").read_text())["format"] == FORMAT
    with open_store(str(old), told=told.append):
        assert len(told) == 10


def test_the_steps_lead_from_1_to_the_format_of_today() -> None:
    assert [step.to for step in STEPS] == list(range(2, FORMAT + 1))


def test_a_step_that_was_killed_is_done_again_and_those_before_it_are_not(store: Store) -> None:
    done: list[int] = []

    def die(_: Store) -> None:
        raise KeyboardInterrupt

    def put(to: int) -> Step:
        def work(store: Store) -> None:
            done.append(to)
            store.put(entry(str(to), "x", text=str(to)))

        return Step(to=to, what="", work=work)

    note_format(store, 2)
    with pytest.raises(KeyboardInterrupt):
        migrate(store, 2, steps=[put(3), Step(to=4, what="", work=die), put(5)])
    assert store.format() == 3
    migrate(store, 3, steps=[put(3), put(4), put(5)])
    assert done == [3, 4, 5]
    assert store.format() == 5
    assert set(store.articles()) == {iri("3"), iri("4"), iri("5")}


def test_what_a_newer_kg_made_is_left_alone(store: Store, location: str) -> None:
    note_format(store, 99)
    store.close()
    if location == ":memory:":
        return
    if not location.startswith("http"):
        (Path(location) / "format.json").write_text('{"diplomatic-kg": "store", "format": 99}')
    for read_only in (True, False):
        with pytest.raises(StoreUnavailable, match=r"made by a newer kg \(format 99; this one knows 11\)"):
            open_store(location, read_only=read_only)
