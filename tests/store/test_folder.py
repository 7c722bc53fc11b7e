"""A folder as a store: who may open it, and what a wrong folder says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreUnavailable, WrongUse
from kg.store import embedded, gazetteer_folder, judgements_file, open_store, quarantine_folder
from kg.store.formats import FORMAT

from .conftest import article_graphs, entry, iri

WRITER = Path(__file__).with_name("writer.py")
READ_AND_DIE = """
import os, signal, sys
from kg.store import open_store
store = open_store(sys.argv[1], read_only=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
ON_A_FULL_DISK = """
import resource, signal, sys
from kg.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
open_store(sys.argv[1])
"""
OPEN_ELSEWHERE = "import sys; from kg.store import open_store; open_store(sys.argv[1])"


def test_articles_stay_after_closing(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.put(entry("a", "xy"))
    with open_store(str(tmp_path / "s")) as store:
        assert article_graphs(store) == {"a": "xy"}


def test_a_store_that_was_not_finished_when_it_was_made_says_what_to_do(tmp_path: Path) -> None:
    location = str(tmp_path / "s")
    made = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, location], capture_output=True, check=False)
    assert made.returncode == 1
    with pytest.raises(StoreUnavailable) as error:
        open_store(location, read_only=True)
    assert str(error.value) == (
        f"{location}: was not finished when it was made, and holds nothing; ingest into it again"
    )
    with open_store(location) as store:
        store.put(entry("a", "xy"))
    with open_store(location, read_only=True) as store:
        assert article_graphs(store) == {"a": "xy"}


def test_many_transactions_do_not_pile_up_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_IN_MEMORY", 40)
    logs = []
    with open_store(str(tmp_path / "s")) as store:
        for number in range(60):
            store.put(entry(f"a{number}", "xyz", text=f"{number}"))
            # The library keeps in its log what it holds in memory alone.
            logs.append(sum(file.stat().st_size for file in tmp_path.rglob("*.log")))
        assert max(logs[30:]) <= max(logs[:30])
        assert len(article_graphs(store)) == 60


def test_a_second_writer_is_told_who_is_in_the_way(tmp_path: Path) -> None:
    location = str(tmp_path / "s")
    with open_store(location):
        second = subprocess.run(
            [sys.executable, "-c", OPEN_ELSEWHERE, location], capture_output=True, text=True, check=False
        )
    assert second.stderr.splitlines()[-1] == (
        f"kg.errors.StoreUnavailable: {location}: another process is writing to it; "
        "wait until that ends, then try again"
    )


def test_a_reader_beside_a_writer_sees_what_was_written_before(tmp_path: Path) -> None:
    location = str(tmp_path / "s")
    with open_store(location) as writer:
        writer.put(entry("a", "xy"))
        with open_store(location, read_only=True) as reader:
            writer.put_many([entry(name, name) for name in "bcdefgh"])
            writer.remove(iri("a"))
            assert article_graphs(reader) == {"a": "xy"}
        with open_store(location, read_only=True) as reader:
            assert set(article_graphs(reader)) == set("bcdefgh")


def test_readers_leave_nothing_behind_even_when_killed(tmp_path: Path) -> None:
    location = str(tmp_path / "s")
    open_store(location).close()
    killed = subprocess.run([sys.executable, "-c", READ_AND_DIE, location], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(os.listdir(tmp_path / "s" / "readers")) == 1
    with open_store(location, read_only=True), open_store(location, read_only=True):
        assert len(os.listdir(tmp_path / "s" / "readers")) == 2
    assert os.listdir(tmp_path / "s" / "readers") == []


def test_readers_open_all_the_time_while_a_writer_writes(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    open_store(str(folder)).close()
    process = subprocess.Popen([sys.executable, WRITER, folder], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    for _ in range(8):
        with open_store(str(folder), read_only=True) as reader:
            assert not reader.check()
    assert process.poll() is None, "the writer is not disturbed"
    process.kill()
    process.communicate()


def test_a_full_disk_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("IO error: No space left on device: While appending to file: x.sst")

    with open_store(str(tmp_path / "s")) as store:
        monkeypatch.setattr("kg.store.embedded.EmbeddedStore._make_room", refuse)
        with pytest.raises(
            StoreUnavailable, match="the disk is full: make room, then the same command again"
        ):
            store.put(entry("a", "x"))


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    location = str(tmp_path / "s")
    open_store(location).close()
    with (
        open_store(location, read_only=True) as reader,
        pytest.raises(StoreUnavailable, match="cannot be written"),
    ):
        reader.put(entry("a", "x"))


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s"))
    store.close()
    store.close()
    with pytest.raises(WrongUse, match="has been closed"):
        store.stats()


def test_reading_makes_no_store(tmp_path: Path) -> None:
    location = str(tmp_path / "none")
    with pytest.raises(StoreUnavailable, match="no store here; make one with: kg ingest FILE"):
        open_store(location, read_only=True)
    assert not Path(location).exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("chapter one")
    with pytest.raises(StoreUnavailable, match="holds other files and is no store"):
        open_store(str(tmp_path))
    assert os.listdir(tmp_path) == ["thesis.docx"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    open_store(str(tmp_path)).close()
    open_store(str(tmp_path), read_only=True).close()


def test_a_store_that_was_killed_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "format.json").write_text("")
    open_store(str(tmp_path)).close()
    open_store(str(tmp_path), read_only=True).close()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(StoreUnavailable, match="a file, not a folder"):
        open_store(str(tmp_path / "f"))


@pytest.mark.parametrize("content", ["", "{", '{"diplomatic-kg": "store", "format": 99}'])
def test_a_store_of_another_version_is_not_touched(tmp_path: Path, content: str) -> None:
    open_store(str(tmp_path)).close()
    (tmp_path / "format.json").write_text(content)
    with pytest.raises(StoreUnavailable, match=r"format"):
        open_store(str(tmp_path))


def test_the_format_is_written_down(tmp_path: Path) -> None:
    open_store(str(tmp_path)).close()
    assert json.loads((tmp_path / "format.json").read_text()) == {"diplomatic-kg": "store", "format": FORMAT}


def test_where_data_lie_beside_a_store(tmp_path: Path) -> None:
    assert quarantine_folder(str(tmp_path)) == tmp_path / "quarantine"
    assert quarantine_folder(":memory:") == Path("kg-quarantine")
    assert judgements_file(":memory:") is None
    address = "https://e.org:8443/ds/"
    assert judgements_file(address) == Path("kg-store-data/e.org_8443_ds/judgements.jsonl")
    assert judgements_file(address, "/shared/team") == Path("/shared/team/judgements.jsonl")
    assert gazetteer_folder(address, "/shared/team") == Path("/shared/team/gazetteer")
