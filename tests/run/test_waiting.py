"""Articles wait until it is known who is who: that is work done already, and nothing depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.run import Stages, ahead, ingest, line
from kg.run.spread import batches
from kg.run.verifying import findings
from kg.settings import Settings
from kg.store import Store, interface
from kg.store.alike import ALIKE
from kg.store.calendar import CALENDAR, list_events, relist
from kg.store.ledger import COME, UNLISTED
from kg.store.listing import LISTED
from kg.terms import DM, RDF

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


def _as_it_comes(tmp_path: Path, texts: Mapping[str, str] = TEXTS) -> bytes:
    other = Life(tmp_path / "other", in_memory=True)
    for name, text in texts.items():
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


def test_events_of_one_article_come_with_their_listings(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    came: set[ox.Quad] = set()

    def watched(_: ahead.Ahead) -> None:
        came.update(life.store.matches(graph=CALENDAR))

    monkeypatch.setattr(ahead.Ahead, "go_on", watched)
    life.ingest(*list(TEXTS)[:3], lang="ru")
    marked = {quad.subject for quad in came if quad.predicate == UNLISTED and quad.object != COME}
    listed = {quad.subject for quad in came if quad.predicate == LISTED}
    types = {quad.object: quad.subject for quad in life.store.matches(None, RDF.type)}
    assert marked == {types[DM.Meeting]}, "two articles tell of it"
    assert listed == {types[DM.Call]}, "one article tells of it"
    assert relist(life.store) == 0
    # and what comes later and tells of the same event
    life.write("4.txt", "call; 2025-11-20; Эльман Рустамов; Ян Новак; энергетика\n")
    life.ingest("4.txt", lang="ru")
    assert relist(life.store) == 0
    assert list(findings(life.store, life.quarantine, life.log, deep=True)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_events_are_paired_while_others_are_stored(
    life: Life, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The three of November are alike, whichever of them is there first."""
    paired: list[list[str]] = []
    pair = Store.pair

    def watched(store: Store, articles: list[str]) -> int:
        paired.append(articles)
        return pair(store, articles)

    monkeypatch.setattr(Store, "pair", watched)
    monkeypatch.setattr(ahead, "_SOME", 1)
    monkeypatch.setattr(line, "IN_THREADS", workers)
    monkeypatch.setattr(line, "batches", partial(batches, size=1))
    texts = {f"{day}.txt": f"call; 2025-11-{day}; Али Асадов; Ян Новак; торговля\n" for day in (11, 12, 13)}
    for name, text in texts.items():
        life.write(name, text)
    life.ingest(*texts, lang="ru", workers=workers)
    assert sorted(chain.from_iterable(paired)) == sorted(life.store.articles())
    assert workers > 1 or len(paired) > len(texts), "each as it comes, nothing at the end"
    assert len(list(life.store.matches(None, ALIKE, None, CALENDAR))) == 6
    assert relist(life.store) == 0
    assert list(findings(life.store, life.quarantine, life.log, deep=True)) == []


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("most", [0, 2])
def test_what_several_articles_tell_is_listed_while_others_are_stored(
    life: Life, workers: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the last article that tells of it is there; one that is not counted is left to the end."""
    marked: list[set[ox.NamedNode | ox.BlankNode | ox.Triple]] = []
    whole: list[list[str]] = []
    list_whole = Store.list_whole

    def watched(store: Store) -> int:
        found = store.matches(None, UNLISTED, None, CALENDAR)
        marked.append({quad.subject for quad in found if quad.object != COME})
        return list_events(store)

    def noted(store: Store, events: list[str]) -> int:
        whole.append(events)
        return list_whole(store, events)

    monkeypatch.setattr(interface, "list_events", watched)
    monkeypatch.setattr(Store, "list_whole", noted)
    monkeypatch.setattr(ahead, "_SOME", 1)
    monkeypatch.setattr(ahead, "_MOST", most)
    monkeypatch.setattr(line, "IN_THREADS", workers)
    monkeypatch.setattr(line, "batches", partial(batches, size=1))
    texts = dict(list(TEXTS.items())[:3]) | {"5.txt": TEXTS["3.txt"].replace("торговля", "энергетика")}
    for name, text in texts.items():
        life.write(name, text)
    life.ingest(*texts, lang="ru", workers=workers)
    types = {quad.object: quad.subject for quad in life.store.matches(None, RDF.type)}
    listed = [str(types[DM.Meeting]), str(types[DM.Call])][:most]
    assert [f"<{event}>" for event in chain.from_iterable(whole)] == listed
    assert marked == [{event for event in (types[DM.Meeting], types[DM.Call]) if str(event) not in listed}]
    assert relist(life.store) == 0
    assert list(findings(life.store, life.quarantine, life.log, deep=True)) == []
