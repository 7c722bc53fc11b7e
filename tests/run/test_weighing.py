"""Who is who is found while more articles are read; the outcome is that of all at once, whatever happens."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import wait
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.resolve import Decision
from kg.run import apart, line, weighing
from kg.run.apart import Apart
from kg.run.spread import batches
from kg.run.stating import Source
from kg.run.weighing import Weighing
from kg.store import Entry, Store

from .living import Life

PEOPLE = ("Али Асадов", "А. Асадов", "Эльман Рустамов")
TEXTS = {
    f"{day}.txt": f"meeting; 2025-11-{day:02}; {PEOPLE[day % 3]}; Ян Новак; торговля\n"
    for day in range(1, 29)
}
SAME = {"again.txt": TEXTS["3.txt"], "other.txt": TEXTS["4.txt"].replace("торговля", "энергетика")}


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """A store and articles, of which five are many."""
    monkeypatch.setattr(weighing, "_MANY", 4)
    monkeypatch.setattr(weighing, "_FIRST", 5)
    monkeypatch.setattr(weighing, "_LAST", 2)
    monkeypatch.setattr(line, "batches", partial(batches, size=1))
    with closing(Life(tmp_path, in_memory=False)) as life:
        for name, text in (TEXTS | SAME).items():
            life.write(name, text)
        yield life


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles wait and are sorted each time that the process is asked."""
    counts: list[int] = []
    catch_up = Apart.catch_up

    def noted(self: Apart, file: Path, source: Source, decisions: Iterable[Decision]) -> None:
        counts.append(len(list(source.states())))
        catch_up(self, file, source, decisions)

    monkeypatch.setattr(Apart, "catch_up", noted)
    return counts


@pytest.fixture
def step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round takes no time."""
    go_on = Weighing.go_on

    def finished(self: Weighing) -> None:
        go_on(self)
        wait([self._round] if self._round else [])

    monkeypatch.setattr(Weighing, "go_on", finished)


def _at_once(tmp_path: Path) -> bytes:
    with closing(Life(tmp_path / "other", in_memory=True)) as other:
        for name, text in (TEXTS | SAME).items():
            other.write(name, text)
            other.ingest(name, lang="ru", resolve=False)
        other.resolve()
        return other.export()


def test_the_outcome_is_that_of_all_at_once(life: Life, tmp_path: Path, heard: list[int]) -> None:
    life.ingest(*TEXTS, *SAME, lang="ru", workers=2)
    assert len(heard) > 1
    assert heard == sorted(heard)
    assert heard[0] >= 5
    assert heard[-1] == len(TEXTS) + 1, "the same text under another name is not weighed"
    assert life.export() == _at_once(tmp_path)
    assert not life.store.check()


def test_as_long_as_more_is_read_a_round_waits_until_as_much_is_new(
    life: Life, heard: list[int], step_by_step: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unending(self: Weighing, articles: Iterator[object]) -> Iterator[object]:
        return articles

    monkeypatch.setattr(Weighing, "until_read", unending)
    life.ingest(*TEXTS, lang="ru", workers=2)
    assert heard == [5, 10, 20, len(TEXTS)]


def test_once_all_is_read_little_is_left_to_the_end(
    life: Life, heard: list[int], step_by_step: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "_LAST", 3)
    life.ingest(*TEXTS, lang="ru", workers=2)
    *rounds, last, all_of_them = heard
    assert rounds[:2] == [5, 10]
    assert all(other - one >= 3 for one, other in pairwise([*rounds, last]))
    assert all_of_them - last < 3


def test_one_process_does_all_and_is_gone_before_articles_are_stored(
    life: Life, heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin, put_new = apart._started, Store.put_new
    ended: list[bool] = []

    def noted() -> subprocess.Popen[bytes]:
        started.append(begin())
        return started[-1]

    def storing(store: Store, entries: Sequence[Entry]) -> list[str]:
        ended.extend(process.poll() is not None for process in started)
        return put_new(store, entries)

    monkeypatch.setattr(apart, "_started", noted)
    monkeypatch.setattr(Store, "put_new", storing)
    life.ingest(*TEXTS, lang="ru", workers=2)
    assert len(heard) > 1
    assert len(started) == 1
    assert ended
    assert all(ended)


def test_one_worker_weighs_at_the_end(life: Life, tmp_path: Path, heard: list[int]) -> None:
    life.ingest(*TEXTS, *SAME, lang="ru", workers=1)
    assert heard == []
    assert life.export() == _at_once(tmp_path)


def test_a_process_that_is_killed_ends_the_run_and_costs_nothing_else(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up = Apart.catch_up

    def dying(self: Apart, file: Path, source: Source, decisions: Iterable[Decision]) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
        catch_up(self, file, source, decisions)

    with monkeypatch.context() as patch:
        patch.setattr(Apart, "catch_up", dying)
        with pytest.raises(StopRun, match=r"has ended \(exit code -9\).*run the same command again"):
            life.ingest(*TEXTS, *SAME, lang="ru", workers=2)
    life.reopen()
    life.ingest(*TEXTS, *SAME, lang="ru", workers=2)
    assert life.export() == _at_once(tmp_path)
    assert not life.store.check()


def test_an_index_that_is_damaged_meanwhile_is_made_anew(
    life: Life, tmp_path: Path, heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up, damaged = Apart.catch_up, []

    def damaging(self: Apart, file: Path, source: Source, decisions: Iterable[Decision]) -> None:
        if not damaged:
            damaged.append(file.write_bytes(b"no index" * 1000))
            raise sqlite3.DatabaseError("malformed")
        catch_up(self, file, source, decisions)

    monkeypatch.setattr(Apart, "catch_up", damaging)
    life.ingest(*TEXTS, *SAME, lang="ru", workers=2)
    assert damaged
    assert life.export() == _at_once(tmp_path)
    assert not life.store.check()
