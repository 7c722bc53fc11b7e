"""Who is who, found in a process of its own: the same outcome, and what becomes of it when something dies."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StopRun
from kg.resolve.index import Index
from kg.run import apart, resolving
from kg.run.apart import Apart
from kg.run.curation import Curation
from kg.run.resolving import caught_up
from kg.run.stating import Stated

from .living import Life

TEXTS = {
    "1.txt": "meeting; 2025-11-21; Али Асадов; Ян Новак; торговля\n",
    "2.txt": "meeting; 2025-11-21; А. Асадов; Новак; торговля\n",
    "3.txt": "call; 2025-11-22; Эльман Рустамов; Ян Новак; торговля\n",
}
HANGING = """
import sys
from pathlib import Path
from kg.run import apart

class Source:
    def seen(self):
        return ""
    def states(self, among=None):
        print("asked", flush=True)
        sys.stdin.read()
        return []

started = apart._started
def told():
    process = started()
    print(process.pid, flush=True)
    return process
apart._started = told
apart.Apart().catch_up(Path(sys.argv[1]), Source(), ())
"""


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    with closing(Life(tmp_path, in_memory=False)) as life:
        for name, text in TEXTS.items():
            life.write(name, text)
        yield life


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Whatever there is to hear goes to a process of its own; return those that were started."""
    processes: list[subprocess.Popen[bytes]] = []
    start = apart._started

    def noted() -> subprocess.Popen[bytes]:
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(apart, "_started", noted)
    monkeypatch.setattr(resolving, "_MUCH", 1)
    return processes


def _in_this_process(tmp_path: Path) -> bytes:
    with closing(Life(tmp_path / "other", in_memory=True)) as other:
        for name, text in TEXTS.items():
            other.write(name, text)
            other.ingest(name, lang="ru", resolve=False)
        _decide(other)
        return other.export()


def _decide(life: Life) -> None:
    """Say that two are one person, whatever they are called."""

    def merged(known: Curation) -> object:
        people = [thing for thing in known.things if thing.kind == "person"]
        return known.merge(people[0], people[-1], author="x", reason="one", date="2026-01-02")

    life.resolve()
    life.decide(merged)


def test_the_outcome_is_that_of_one_process(
    life: Life, tmp_path: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    life.ingest(*TEXTS, lang="ru")
    assert len(started) == 1
    _decide(life)
    _file(life).unlink()
    life.resolve()
    assert len(started) > 1
    monkeypatch.undo()
    assert all(process.poll() is not None for process in started)
    assert not life.store.check()
    assert life.export() == _in_this_process(tmp_path)


def test_what_is_heard_already_needs_no_process(life: Life, started: list[subprocess.Popen[bytes]]) -> None:
    life.ingest(*TEXTS, lang="ru")
    life.resolve()
    assert len(started) == 1


def test_a_process_that_is_killed_costs_the_run_and_nothing_else(
    life: Life, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(self: resolving.Here, articles: Sequence[str]) -> Iterable[Stated]:
        started[-1].kill()
        started[-1].wait()
        return []

    with monkeypatch.context() as patch:
        patch.setattr(resolving.Here, "stated", dying)
        with pytest.raises(StopRun, match=r"has ended \(exit code -9\).*run the same command again"):
            life.ingest(*TEXTS, lang="ru")
    assert list(life.store.articles()) == []
    life.reopen()
    life.ingest(*TEXTS, lang="ru")
    assert len(list(life.store.articles())) == len(TEXTS)
    assert not life.store.check()


def test_a_process_that_cannot_be_started_is_said(
    life: Life, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(life.news / "nowhere"))
    with pytest.raises(StopRun, match="cannot be started"):
        life.ingest(*TEXTS, lang="ru")
    monkeypatch.setattr(sys, "executable", None)
    life.ingest(*TEXTS, lang="ru")
    assert len(list(life.store.articles())) == len(TEXTS)


def test_what_goes_wrong_in_the_process_is_raised_here(tmp_path: Path) -> None:
    class Wrong:
        def seen(self) -> str:
            return ""

        def marked(self) -> Iterable[str]:
            return []

        def states(self, among: Sequence[str] | None = None) -> Iterable[tuple[str, str]]:
            return [("https://example.org/article/a", "state")]

        def stated(self, articles: Sequence[str]) -> Iterable[Stated]:
            return [Stated(articles[0], b"no record")]

    with closing(Apart()) as process, pytest.raises(Exception, match="JSON"):
        process.catch_up(tmp_path / "index.sqlite", Wrong(), ())


def test_after_a_fault_of_who_asks_there_is_another_process(tmp_path: Path) -> None:
    """The one that was asked still waits for an answer."""

    class Gone:
        def __init__(self, *states: tuple[str, str]) -> None:
            self._states = states

        def seen(self) -> str:
            return ""

        def marked(self) -> Iterable[str]:
            return []

        def states(self, among: Sequence[str] | None = None) -> Iterable[tuple[str, str]]:
            return self._states

        def stated(self, articles: Sequence[str]) -> Iterable[Stated]:
            raise OSError("gone")

    file = tmp_path / "index.sqlite"
    with closing(Apart()) as process:
        with pytest.raises(OSError, match="gone"):
            process.catch_up(file, Gone(("https://example.org/article/a", "state")), ())
        process.catch_up(file, Gone(), ())
    with closing(Index(file)) as index:
        assert index.count_articles() == 0


def test_a_file_that_is_damaged_amid_is_no_reason_to_stop(
    life: Life, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: Any) -> None:
        raise sqlite3.DatabaseError("malformed")

    life.ingest(*TEXTS, lang="ru", resolve=False)
    monkeypatch.setattr(Apart, "catch_up", damaged)
    with closing(caught_up(life.store, resolving.Replay(()))) as index:
        assert index.count_articles() == len(TEXTS)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_it_ends_with_the_process_that_has_started_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HANGING, str(tmp_path / "index.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        there = int(parent.stdout.readline())
        assert parent.stdout.readline() == b"asked\n"
        os.kill(there, 0)
        parent.send_signal(signal.SIGKILL)
    assert _is_gone(there, within=60)
    with closing(Index(tmp_path / "index.sqlite")) as index:  # nobody holds it
        assert index.count_articles() == 0


def _is_gone(process: int, *, within: float) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
            if stat == "Z":  # ended; whoever has adopted it has yet to notice
                return True
            os.kill(process, 0)
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def _file(life: Life) -> Path:
    assert life.store.cache
    return life.store.cache / "resolution.sqlite"
