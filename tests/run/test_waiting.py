"""Articles wait until it is known who is who: that is work done already, and nothing depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.run import Stages, ingest
from kg.settings import Settings
from kg.store import Store

from .fakes import fail
from .living import FLAWED, Killed, Life

TEXTS = {
    "1.txt": "meeting; 2025-11-21; Али Асадов; Ян Новак; торговля\nпремьер-министр; Али Асадов\n",
    "2.txt": "meeting; 2025-11-21; А. Асадов; Ян Новак; торговля\nпремьер-министр; А. Асадов\n",
    "3.txt": "call; 2025-11-20; Эльман Рустамов; Ян Новак; торговля\n",
    "4.txt": "call; 2025-11-20; Эльман Рустамов; Ян Новак; торговля\n",
}


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    alive = Life(tmp_path, in_memory=False)
    for name, text in TEXTS.items():
        alive.write(name, text)
    yield alive
    alive.close()


def _again(life: Life, stages: Stages) -> None:
    summary = ingest(
        [str(life.news / name) for name in TEXTS],
        Settings(lang="ru"),
        store=life.store,
        quarantine=life.quarantine,
        date="2026-01-02",
        stages=stages,
        log=life.log,
    )
    assert (summary.counts.stored, summary.counts.unchanged) == (3, 1)
    assert summary.counts.is_balanced


def _as_it_comes(tmp_path: Path) -> bytes:
    other = Life(tmp_path / "other", in_memory=True)
    for name, text in TEXTS.items():
        (tmp_path / "other" / "news" / name).write_text(text, encoding="utf-8")
        other.ingest(name, lang="ru", resolve=False)
    other.resolve()
    return other.export()


def test_graphs_are_as_if_each_had_been_stored_and_put_right_later(life: Life, tmp_path: Path) -> None:
    life.ingest(*TEXTS, lang="ru")
    assert life.export() == _as_it_comes(tmp_path)
    assert not life.store.check()
    assert not _file(life, "waiting.sqlite").exists()


def test_a_graph_is_written_once(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "revise", fail)
    life.ingest("1.txt", "2.txt", "3.txt", lang="ru")
    assert len(list(life.store.articles())) == 3


def test_what_a_killed_run_has_read_is_not_read_again(life: Life, tmp_path: Path) -> None:
    life.dies_after(0)
    with pytest.raises(Killed):
        life.ingest(*TEXTS, lang="ru")
    life.reopen()
    assert list(life.store.articles()) == []
    _again(life, replace(FLAWED, extract=fail))
    assert life.export() == _as_it_comes(tmp_path)
    assert not _file(life, "waiting.sqlite").exists()


def test_without_what_has_waited_nothing_is_lost_but_time(life: Life, tmp_path: Path) -> None:
    life.dies_after(0)
    with pytest.raises(Killed):
        life.ingest(*TEXTS, lang="ru")
    life.reopen()
    _file(life, "waiting.sqlite").write_bytes(b"not what was written" * 1000)
    _again(life, FLAWED)
    assert life.export() == _as_it_comes(tmp_path)


def test_what_another_run_left_is_not_stored_unless_it_is_asked_for(life: Life) -> None:
    life.dies_after(0)
    with pytest.raises(Killed):
        life.ingest(*TEXTS, lang="ru")
    life.reopen()
    life.ingest("3.txt", lang="ru")
    assert [Path(key).name for key in life.store.sources(*life.store.articles())] == ["3.txt"]


def test_a_text_that_changed_meanwhile_is_read(life: Life) -> None:
    life.dies_after(0)
    with pytest.raises(Killed):
        life.ingest("3.txt", lang="ru")
    life.reopen()
    life.write("3.txt", TEXTS["1.txt"])
    life.ingest("3.txt", lang="ru")
    assert b"call" not in life.export()
    assert "Али Асадов".encode() in life.export()


def _file(life: Life, name: str) -> Path:
    assert life.store.cache
    return life.store.cache / name


def test_what_another_kg_has_left_is_read_again(life: Life, tmp_path: Path) -> None:
    file = _file(life, "waiting.sqlite")
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE waiting (id INTEGER PRIMARY KEY, turn INTEGER)")
    life.ingest(*TEXTS, lang="ru")
    assert life.export() == _as_it_comes(tmp_path)
